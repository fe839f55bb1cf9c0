import type { SentStatement } from './statement-log.ts'
import { bodyOf, kindOf, listOf, type Node, namesOf } from './tree.ts'

/** What the catalog says of tables, by name. */
export interface KnownTables {
  placement: ReadonlyMap<string, string>
  columns: ReadonlyMap<string, ReadonlySet<string>>
}

/** Something with columns in a from clause: a table, a subquery, a function. */
interface Range {
  alias: string
  table: string | null
  /** Key of a column of it; undefined where it has no such column. */
  key(column: string): string | undefined
}

interface Scope {
  ranges: Range[]
  ctes: Map<string, (column: string) => string | undefined>
  outer: Scope | null
}

/** A table of a region that a statement names, and the region that it is bound to, if any. */
export interface Use {
  table: string
  region: string | null
  isWritten: boolean
}

/**
 * Finds for each use of a region's table the one region that equalities bind it to: a value, or
 * values that came in an array with the rows to insert. What is equal to what is followed through
 * joins, subqueries and CTEs, as PostgreSQL's planner and after it Citus do.
 */
export function findUses(
  tree: Node,
  { values }: SentStatement,
  { placement, columns }: KnownTables,
): Use[] {
  const parents = new Map<string, string>()
  const found: { table: string; key: string; isWritten: boolean; isInserted: boolean }[] = []
  const items = new Map<string, string>()
  let made = 0

  const rootOf = (key: string): string => {
    let root = key
    for (let next = parents.get(root); next !== undefined; next = parents.get(root)) root = next
    return root
  }
  const join = (a: string | undefined, b: string | undefined): void => {
    if (a === undefined || b === undefined) return
    const [one, other] = [rootOf(a), rootOf(b)]
    if (one === other) return
    // A value stays the root, so that what is equal to it finds it.
    if (isValue(one)) parents.set(other, one)
    else parents.set(one, other)
  }

  function addTable(body: Node, scope: Scope, statement = ''): Range {
    const table = String(body.relname)
    const alias = String((body.alias as Node | undefined)?.aliasname ?? table)
    const cte = body.schemaname === undefined ? cteOf(scope, table) : undefined
    const id = `${++made}`
    const has = columns.get(table)
    const key = cte ?? ((column: string) => (has?.has(column) ? `${id}.${column}` : undefined))
    const range = { alias, table: cte === undefined ? table : null, key }
    if (cte === undefined && placement.get(table) === 'region') {
      const isInserted = statement === 'InsertStmt'
      found.push({ table, key: `${id}.region_id`, isWritten: statement !== '', isInserted })
    }
    scope.ranges.push(range)
    return range
  }

  function addFrom(node: Node, scope: Scope): Range[] {
    const body = bodyOf(node)
    const alias = body.alias as Node | undefined
    const name = String(alias?.aliasname ?? '')
    if (kindOf(node) === 'RangeVar') return [addTable(body, scope)]
    if (kindOf(node) === 'JoinExpr') {
      const left = addFrom(body.larg as Node, scope)
      const right = addFrom(body.rarg as Node, scope)
      for (const column of namesOf(body.usingClause)) {
        const of = (side: Range[]) => side.map((one) => one.key(column)).find(Boolean)
        join(of(left), of(right))
      }
      read(body.quals, scope)
      return [...left, ...right]
    }
    if (kindOf(node) === 'RangeSubselect') {
      // What stands before it is seen from within by a lateral one alone.
      const seen = body.lateral === true ? [...scope.ranges] : []
      const out = query(body.subquery as Node, { ...scope, ranges: seen })
      const given = namesOf(alias?.colnames)
      const key = (column: string) => out(column, given)
      return [push(scope, { alias: name, table: null, key })]
    }
    if (kindOf(node) === 'RangeFunction') {
      read(body.functions, scope)
      const id = `array${++made}`
      const given = namesOf(alias?.colnames)
      const key = (column: string) => {
        const at = column.startsWith('#') ? Number(column.slice(1)) : given.indexOf(column)
        if (at < 0) return undefined
        const item = onlyItem(body.functions, at, values)
        if (item !== undefined) items.set(`${id}.${at}`, item)
        return `${id}.${at}`
      }
      return [push(scope, { alias: name, table: null, key })]
    }
    return []
  }

  function push(scope: Scope, range: Range): Range {
    scope.ranges.push(range)
    return range
  }

  type Output = (column: string, renamed?: string[]) => string | undefined

  function query(node: Node, outer: Scope | null): Output {
    const [kind, body] = [kindOf(node), bodyOf(node)]
    const scope: Scope = { ranges: [], ctes: new Map(), outer }
    addCtes(body.withClause as Node | undefined, scope)
    if (kind === 'SelectStmt') return select(body, scope)
    const target = addTable(body.relation as Node, scope, kind)
    if (kind === 'InsertStmt') insert(body, target, scope)
    for (const from of [...listOf(body.fromClause), ...listOf(body.usingClause)]) {
      addFrom(from, scope)
    }
    for (const part of ['targetList', 'whereClause', 'onConflictClause', 'returningClause']) {
      read(body[part], scope)
    }
    const returned = listOf((body.returningClause as Node | undefined)?.exprs ?? body.returningList)
    return outputOf(returned, scope)
  }

  function select(body: Node, scope: Scope): Output {
    if (body.op !== undefined && body.op !== 'SETOP_NONE') {
      const left = query({ SelectStmt: body.larg }, scope)
      const right = query({ SelectStmt: body.rarg }, scope)
      return (column, renamed) => {
        const [one, other] = [left(column, renamed), right(column, renamed)]
        return one !== undefined && other !== undefined && rootOf(one) === rootOf(other)
          ? one
          : undefined
      }
    }
    for (const from of listOf(body.fromClause)) addFrom(from, scope)
    for (const [part, inner] of Object.entries(body)) {
      if (part !== 'fromClause' && part !== 'withClause') read(inner, scope)
    }
    return outputOf(listOf(body.targetList), scope)
  }

  function outputOf(targets: Node[], scope: Scope): Output {
    return (column, renamed = []) => {
      const nth = renamed.indexOf(column)
      for (const [at, target] of targets.entries()) {
        const { name, val } = bodyOf(target)
        const fields = kindOf(val) === 'ColumnRef' ? namesOf(bodyOf(val).fields) : []
        const isStar = fields.at(-1) === '*'
        if (nth >= 0 ? at === nth : (name ?? fields.at(-1)) === column) return keyOf(val, scope)
        if (isStar) {
          const starred = scope.ranges.filter(
            ({ alias }) => fields.length < 2 || alias === fields[0],
          )
          const key = starred.map((range) => range.key(column)).find(Boolean)
          if (key !== undefined) return key
        }
      }
      return undefined
    }
  }

  function insert(body: Node, target: Range, scope: Scope): void {
    const at = listOf(body.cols).findIndex((col) => bodyOf(col).name === 'region_id')
    const source = body.selectStmt as Node | undefined
    const lists = listOf(bodyOf(source).valuesLists)
    if (source === undefined || at < 0) return
    if (lists.length > 0) {
      const rows = lists.map((list) => keyOf(listOf(bodyOf(list).items)[at], scope))
      // Rows of several regions: bound to none.
      if (new Set(rows).size === 1) join(target.key('region_id'), rows[0])
      read(lists, scope)
      return
    }
    const inner = query(source, { ...scope, ranges: [] })
    const targets = listOf(bodyOf(source).targetList)
    const val = bodyOf(targets[at] ?? targets[0]).val
    const name = kindOf(val) === 'ColumnRef' ? namesOf(bodyOf(val).fields).at(-1) : undefined
    const renamed = Array.from({ length: at + 1 }, (_, nth) => (nth === at ? '→' : `${nth}`))
    const from = name === '*' ? (inner('region_id') ?? inner(`#${at}`)) : inner('→', renamed)
    join(target.key('region_id'), from)
  }

  function addCtes(clause: Node | undefined, scope: Scope): void {
    for (const cte of listOf(clause?.ctes)) {
      const { ctename, ctequery, aliascolnames } = bodyOf(cte)
      const given = namesOf(aliascolnames)
      let out: Output = () => undefined
      scope.ctes.set(String(ctename), (column) => out(column, given))
      out = query(ctequery as Node, { ...scope, ranges: [] })
    }
  }

  /** Joins what a condition makes equal, and goes into the queries below it. */
  function read(value: unknown, scope: Scope): void {
    if (Array.isArray(value)) {
      for (const one of value) read(one, scope)
      return
    }
    if (typeof value !== 'object' || value === null) return
    const [kind, body] = [kindOf(value), bodyOf(value)]
    if (/^(Select|Insert|Update|Delete)Stmt$/.test(kind)) {
      query(value as Node, scope)
      return
    }
    const operator = kind === 'A_Expr' && body.kind === 'AEXPR_OP' ? namesOf(body.name)[0] : ''
    if (operator === '=') join(keyOf(body.lexpr, scope), keyOf(body.rexpr, scope))
    // What stands below an OR or a NOT binds nothing, but queries below it are read.
    const binds = !(kind === 'BoolExpr' && body.boolop !== 'AND_EXPR')
    for (const inner of Object.values(value)) {
      if (binds) read(inner, scope)
      else readQueries(inner, scope)
    }
  }

  function readQueries(value: unknown, scope: Scope): void {
    if (Array.isArray(value)) for (const one of value) readQueries(one, scope)
    else if (typeof value === 'object' && value !== null) {
      if (/^(Select)Stmt$/.test(kindOf(value))) query(value as Node, scope)
      else for (const inner of Object.values(value)) readQueries(inner, scope)
    }
  }

  function keyOf(node: unknown, scope: Scope): string | undefined {
    const [kind, body] = [kindOf(node), bodyOf(node)]
    if (kind === 'TypeCast') return keyOf(body.arg, scope)
    if (kind === 'ParamRef') return `=${values[Number(body.number) - 1] ?? `$${body.number}`}`
    if (kind === 'A_Const') return `=${Object.values((body.sval as Node) ?? {})[0] ?? '?'}`
    if (kind !== 'ColumnRef') return undefined
    const [first = '', second] = namesOf(body.fields)
    for (let at: Scope | null = scope; at !== null; at = at.outer) {
      for (const range of at.ranges) {
        if (second !== undefined && range.alias !== first) continue
        const key = range.key(second ?? first)
        if (key !== undefined) return key
      }
    }
    return undefined
  }

  query(tree, null)
  return found.map(({ table, key, isWritten, isInserted }) => {
    const root = rootOf(key)
    if (isValue(root)) return { table, region: root.slice(1), isWritten }
    // Rows that come in arrays are sent where they belong; nothing else finds its shard by them.
    const isOfRows = root.startsWith('array') && isInserted
    return { table, region: isOfRows ? (items.get(root)?.slice(1) ?? '(rows)') : null, isWritten }
  })
}

/** The one value that all items of an array to unnest have, as a key. */
function onlyItem(functions: unknown, at: number, values: SentStatement['values']) {
  const call = listOf(bodyOf(listOf(functions)[0]).items)[0]
  if (namesOf(bodyOf(call).funcname).at(-1) !== 'unnest') return undefined
  let argument: unknown = listOf(bodyOf(call).args)[at]
  while (kindOf(argument) === 'TypeCast') argument = bodyOf(argument).arg
  const text = values[Number(bodyOf(argument).number) - 1]
  if (kindOf(argument) !== 'ParamRef' || typeof text !== 'string') return undefined
  const items = new Set(
    text
      .slice(1, -1)
      .split(',')
      .map((item) => item.replaceAll('"', '')),
  )
  return items.size === 1 ? `=${[...items][0]}` : undefined
}

const isValue = (key: string): boolean => key.startsWith('=')

function cteOf(scope: Scope, name: string) {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const cte = at.ctes.get(name)
    if (cte !== undefined) return cte
  }
  return undefined
}
