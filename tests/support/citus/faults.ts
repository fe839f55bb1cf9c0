import { findUses, type KnownTables, type Use } from './regions.ts'
import type { SentStatement } from './statement-log.ts'
import { bodyOf, kindOf, listOf, type Node, namesOf, nodesIn } from './tree.ts'

/** What the catalog says, as far as Citus' rules need it. */
export interface Known extends KnownTables {
  /** By name of a function: every volatility that a function of that name has (i, s, v). */
  volatility: ReadonlyMap<string, ReadonlySet<string>>
  /** Functions of ours, which are not in pg_catalog. */
  ours: ReadonlySet<string>
}

/** What one statement does, and what Citus would have against it. */
export interface Judged {
  uses: Use[]
  writesLocal: string[]
  faults: string[]
}

const FREE = new Set(['linli_now'])

/** Holds one statement against Citus' rules; the sources are named in docs/guides/citus.md. */
export function judge(tree: Node, sent: SentStatement, known: Known): Judged {
  const uses = findUses(tree, sent, known)
  const locals = localTables(tree, known)
  const queued = callsOf(tree).filter(([schema]) => schema === 'graphile_worker')
  const writesLocal = [...locals.written, ...queued.map(() => 'graphile_worker (add_job)')]
  const isRegional = uses.length > 0
  return {
    uses,
    writesLocal,
    faults: [
      ...unbound(uses),
      ...(isRegional ? withLocal(locals.all, queued.length) : []),
      ...(isRegional ? writingCtes(tree, known) : []),
      ...(isRegional ? ownFunctions(tree, known) : []),
      ...(uses.some(({ isWritten }) => isWritten) ? volatileParts(tree, known) : []),
    ],
  }
}

function unbound(uses: readonly Use[]): string[] {
  const free = uses.filter(({ region }) => region === null).map(({ table }) => table)
  const regions = new Set(uses.flatMap(({ region }) => (region === null ? [] : [region])))
  return [
    ...(free.length > 0 ? [`${[...new Set(free)].join(', ')} without region_id = one value`] : []),
    ...(regions.size > 1 ? [`it names ${regions.size} regions: ${[...regions].join(', ')}`] : []),
  ]
}

function localTables(tree: Node, { placement }: Known): { all: string[]; written: string[] } {
  const isLocal = (body: Node) => {
    const isElsewhere = body.schemaname !== undefined && body.schemaname !== 'public'
    if (isElsewhere) return body.schemaname !== 'pg_catalog'
    const lies = placement.get(String(body.relname))
    return lies === 'local'
  }
  const all: string[] = []
  const written: string[] = []
  for (const [kind, body] of nodesIn(tree)) {
    if (kind === 'RangeVar' && isLocal(body)) all.push(String(body.relname))
    const target = /^(Insert|Update|Delete)Stmt$/.test(kind) ? (body.relation as Node) : undefined
    if (target === undefined || !isLocal(target)) continue
    all.push(String(target.relname))
    written.push(String(target.relname))
  }
  return { all, written }
}

function withLocal(locals: readonly string[], queued: number): string[] {
  const named = [...new Set(locals), ...(queued > 0 ? ['the tables of jobs'] : [])]
  return named.length === 0
    ? []
    : [`it joins a region’s tables with local ones: ${named.join(', ')}`]
}

function writingCtes(tree: Node, { placement }: Known): string[] {
  const written = new Set<string>()
  let isInCte = false
  for (const [kind, body] of nodesIn(tree)) {
    if (!/^(Insert|Update|Delete)Stmt$/.test(kind)) continue
    const table = String((body.relation as Node).relname)
    if (placement.get(table) === 'region') written.add(table)
  }
  for (const [kind, body] of nodesIn(tree)) {
    const inner = kindOf(body.ctequery)
    if (kind === 'CommonTableExpr' && /^(Insert|Update|Delete)Stmt$/.test(inner)) isInCte = true
  }
  return isInCte && written.size > 1
    ? [`one statement writes several tables by CTEs: ${[...written].join(', ')}`]
    : []
}

function callsOf(tree: unknown): [schema: string, name: string, body: Node][] {
  const calls: [string, string, Node][] = []
  for (const [kind, body] of nodesIn(tree)) {
    if (kind !== 'FuncCall') continue
    const names = namesOf(body.funcname)
    calls.push([names.length > 1 ? names[0]! : '', names.at(-1)!, body])
  }
  return calls
}

function ownFunctions(tree: Node, { ours }: Known): string[] {
  return callsOf(tree).flatMap(([schema, name]) => {
    if (name === 'nextval') return ['it takes a number from a sequence']
    const isOurs = schema === '' && ours.has(name) && !FREE.has(name)
    return isOurs ? [`it calls ${name}(), which is not a function that a shard may run`] : []
  })
}

/** The rules on functions in changing statements: see "functions" in docs/guides/citus.md. */
function volatileParts(tree: Node, known: Known): string[] {
  const faults: string[] = []
  for (const [kind, body] of nodesIn(tree)) {
    if (!/^(Insert|Update|Delete)Stmt$/.test(kind)) continue
    const isChange = kind !== 'InsertStmt'
    if (isChange) {
      const parts = [body.targetList, body.whereClause]
      for (const [name, found] of mutableIn(parts, known)) {
        if (found.isVolatile) faults.push(`${name} is volatile, in a change of a region’s table`)
        else if (found.isOfColumn) faults.push(`${name} is stable and applied to a column`)
        else if (found.isInCase) faults.push(`${name} is not immutable, within CASE or COALESCE`)
      }
    }
    const conflict = bodyOf({ it: body.onConflictClause })
    for (const [name] of mutableIn([conflict.targetList, conflict.whereClause], known)) {
      faults.push(`${name} is not immutable, in ON CONFLICT DO UPDATE`)
    }
    const returned = (body.returningClause as Node | undefined)?.exprs ?? body.returningList
    for (const [name] of mutableIn(returned, known)) {
      faults.push(`${name} is not immutable, in RETURNING`)
    }
  }
  return faults
}

interface Mutable {
  isVolatile: boolean
  isOfColumn: boolean
  isInCase: boolean
}

/** Calls that are not immutable, whatever types they are called with; queries below are left out. */
function* mutableIn(
  value: unknown,
  known: Known,
  isInCase = false,
): Generator<[name: string, found: Mutable]> {
  if (Array.isArray(value)) {
    for (const one of value) yield* mutableIn(one, known, isInCase)
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [kind, inner] of Object.entries(value)) {
    if (/^(Select|Insert|Update|Delete)Stmt$/.test(kind)) continue
    const name = mutableName(kind, inner as Node, known)
    if (name !== null) {
      const all = kind === 'FuncCall' ? known.volatility.get(name) : undefined
      const isVolatile = all !== undefined && [...all].every((one) => one === 'v')
      yield [name, { isVolatile, isOfColumn: hasColumn(inner), isInCase }]
    }
    yield* mutableIn(inner, known, isInCase || /^(CaseExpr|CoalesceExpr)$/.test(kind))
  }
}

function mutableName(kind: string, body: Node, { volatility }: Known): string | null {
  if (kind === 'SQLValueFunction') return String(body.op)
  if (kind === 'FuncCall') {
    const name = namesOf(body.funcname).at(-1)!
    const all = volatility.get(name)
    return all !== undefined && !all.has('i') ? name : null
  }
  // A time plus an interval depends on the session's zone: stable.
  const isSum = kind === 'A_Expr' && ['+', '-'].includes(namesOf(body.name)[0] ?? '')
  return isSum && [body.lexpr, body.rexpr].some(isInterval) ? '± interval' : null
}

function isInterval(node: unknown): boolean {
  if (kindOf(node) === 'FuncCall') return namesOf(bodyOf(node).funcname).at(-1) === 'make_interval'
  if (kindOf(node) !== 'TypeCast') {
    return kindOf(node) === 'A_Expr' && [bodyOf(node).lexpr, bodyOf(node).rexpr].some(isInterval)
  }
  return namesOf((bodyOf(node).typeName as Node).names).at(-1) === 'interval'
}

function hasColumn(value: unknown): boolean {
  for (const [kind] of nodesIn(value, (below) => !below.endsWith('Stmt'))) {
    if (kind === 'ColumnRef') return true
  }
  return false
}

/** What a whole transaction does that its statements alone do not show. */
export function judgeTransaction(statements: readonly Judged[]): string[] {
  const written = statements.flatMap(({ uses }) => uses.filter(({ isWritten }) => isWritten))
  const local = [...new Set(statements.flatMap(({ writesLocal }) => writesLocal))]
  const regions = new Set(
    statements.flatMap(({ uses }) =>
      uses.flatMap(({ region, isWritten }) => (isWritten && region !== null ? [region] : [])),
    ),
  )
  const tables = [...new Set(written.map(({ table }) => table))]
  return [
    ...(written.length > 0 && local.length > 0
      ? [`writes local ${local.sort().join(', ')} beside ${tables.sort().join(', ')}`]
      : []),
    ...(regions.size > 1 ? [`writes in regions ${[...regions].join(', ')}`] : []),
  ]
}

export const statementOf = (tree: unknown): Node | undefined =>
  listOf((tree as Node).stmts).map((one) => one.stmt as Node)[0]
