import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'oxc-parser'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Refusals that are made outside their own file, with the noun they are about. */
const ABOUT_A_NOUN = new Set(['NotFound', 'Stale', 'AlreadyExists', 'Archived', 'NotWaiting'])

/** Where a rule says in words what is wrong, and the code under which a use case passes it on. */
const SAID_BY_RULES: Record<string, string> = {
  'server/modules/places/opening-hours.ts': 'invalid',
  'server/modules/leaders/leader-hours.ts': 'invalid',
  'server/modules/fulfilment/sorted-quantity.ts': 'invalid',
  'server/modules/catalog/sku.ts': 'invalid',
  'server/modules/campaigns/window-times.ts': 'invalid',
  'server/modules/handover/sync-words.ts': 'handover-sync',
  'server/modules/payments/misfits.ts': 'payment-misfit',
  'server/modules/ordering/cancellable.ts': 'not-cancellable',
}

/** Where imports say what is wrong with a row, and what is worth knowing. */
const SAID_BY_SHEETS =
  /^server\/(platform\/csv|modules\/catalog\/sheets)\/|^server\/modules\/places\/(station-sheet|community-rows|community-sheet|sheet-cells)\.ts$/

export interface Sentences {
  /** The English sentences by code, `{1}` where a value is put in. */
  byCode: Map<string, Set<string>>
  /** The English nouns that a sentence is about. */
  nouns: Set<string>
  /** What is said but could not be found out by reading the source. */
  unread: string[]
}

// biome-ignore lint/suspicious/noExplicitAny: a syntax tree, read by the names of its parts
type Any = any
interface Source {
  file: string
  text: string
  program: Any
}
/** A class whose callers give the sentence, as their argument at `index`. */
interface Told {
  name: string
  code: string
  index: number
  /** The module that makes it; '' for all. */
  folder: string
}

/** Every sentence with which the program refuses, as its source says it. */
export function readSentences(): Sentences {
  const found: Sentences = { byCode: new Map(), nouns: new Set(), unread: [] }
  const sources = globSync('server/**/*.ts', { cwd: ROOT })
    .filter((file) => !/\.(test|gen)\.ts$/.test(file))
    .map((file) => {
      const text = readFileSync(`${ROOT}/${file}`, 'utf8')
      return { file, text, program: parseSync(file, text).program as unknown as Any }
    })
  const told = sources.flatMap((source) => readClasses(source, found))
  for (const source of sources) {
    readCalls(source, told, found)
    readRules(source, found)
    readSheet(source, found)
    for (const [, name] of source.text.matchAll(/(?<=path: .*)\/:([A-Za-z]+)/g)) {
      found.nouns.add(name!.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
    }
  }
  return found
}

function readClasses(source: Source, found: Sentences): Told[] {
  const told: Told[] = []
  walk(source.program, (node) => {
    if (node.type !== 'ClassDeclaration') return
    walk(node, (inner) => {
      if (inner.type !== 'MethodDefinition' || inner.kind !== 'constructor') return
      const params = inner.value.params as Any[]
      walk(inner, (call) => {
        if (call.type !== 'CallExpression' || call.callee.type !== 'Super') return
        const [code, status, message] = call.arguments as Any[]
        if (status?.type !== 'Literal' || message === undefined) return
        if (code.type !== 'Literal') return readByCode(source, message, found)
        const index = params.findIndex((param) => nameOf(param) === message.name)
        if (message.type === 'Identifier' && index >= 0) {
          const folder = source.file.split('/').slice(0, 3).join('/')
          told.push({ name: node.id.name, code: code.value, index, folder })
          const fallback = params[index]!.type === 'AssignmentPattern' && params[index]!.right
          if (fallback) add(found, source, code.value, fallback)
        } else {
          add(found, source, code.value, message)
        }
      })
    })
  })
  return told.map((each) => (each.code === 'invalid' ? { ...each, folder: '' } : each))
}

/** A refusal of several codes says for each its sentence, as `messages[code]`. */
function readByCode(source: Source, message: Any, found: Sentences): void {
  const name = message.type === 'MemberExpression' && message.computed && message.object.name
  const messages = name ? constantOf(source.program, name) : null
  if (messages?.type !== 'ObjectExpression') {
    found.unread.push(`${source.file}: ${source.text.slice(message.start, message.end)}`)
    return
  }
  for (const { key, value } of messages.properties) add(found, source, key.value, value)
}

function readCalls(source: Source, told: readonly Told[], found: Sentences): void {
  walk(source.program, (node) => {
    if (node.type === 'CallExpression' && node.callee.name === 'problem') {
      const [, code, message] = node.arguments as Any[]
      if (message?.type === 'Literal')
        add(found, source, code.value ?? 'unreadable-request', message)
    }
    if (node.type !== 'NewExpression') return
    const name = node.callee.name as string
    const args = node.arguments as Any[]
    if (ABOUT_A_NOUN.has(name) && args[0]) {
      for (const noun of leaves(source, args[0], found)) found.nouns.add(noun)
    }
    for (const { name: made, code, index, folder } of told) {
      if (made !== name || !source.file.startsWith(folder) || !args[index]) continue
      add(found, source, code, args[index]!)
    }
  })
}

function readRules(source: Source, found: Sentences): void {
  const code = SAID_BY_RULES[source.file]
  if (code === undefined) return
  const sentences = found.byCode.get(code) ?? new Set()
  found.byCode.set(code, sentences)
  walk(source.program, (node) => {
    if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') return
    for (const sentence of leaves(source, node, found)) {
      if (/^[A-Z].*\.$/.test(sentence)) sentences.add(sentence)
    }
  })
}

function readSheet(source: Source, found: Sentences): void {
  if (!SAID_BY_SHEETS.test(source.file)) return
  const sentences = found.byCode.get('import-row') ?? new Set()
  found.byCode.set('import-row', sentences)
  walk(source.program, (node) => {
    if (node.type !== 'Literal' && node.type !== 'TemplateLiteral') return
    for (const sentence of leaves(source, node, found)) {
      if (/^[A-Z“{].* .*\.$/.test(sentence)) sentences.add(sentence)
    }
  })
}

function add(found: Sentences, source: Source, code: string, message: Any): void {
  const sentences = found.byCode.get(code) ?? new Set()
  found.byCode.set(code, sentences)
  for (const sentence of leaves(source, message, found)) sentences.add(sentence)
}

/** The texts that an expression may come to. */
function leaves(source: Source, node: Any, found: Sentences): string[] {
  const within = (inner: Any) => leaves(source, inner, found)
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : []
    case 'TemplateLiteral':
      return [
        node.quasis
          .map(({ value }: Any, at: number) => (at === 0 ? '' : `{${at}}`) + value.cooked)
          .join(''),
      ]
    case 'ConditionalExpression':
      return [...within(node.consequent), ...within(node.alternate)]
    case 'LogicalExpression':
      return [...within(node.left), ...within(node.right)]
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return within(node.expression)
    case 'ObjectExpression':
      return node.properties.flatMap((property: Any) => within(property.value))
    case 'MemberExpression':
      if (node.computed) return within(node.object)
      break
    case 'Identifier': {
      const value = constantOf(source.program, node.name)
      if (value !== null) return within(value)
    }
  }
  found.unread.push(`${source.file}: ${source.text.slice(node.start, node.end)}`)
  return []
}

function constantOf(program: Any, name: string): Any | null {
  let value: Any | null = null
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' && node.id.name === name) value = node.init
  })
  return value
}

const nameOf = (param: Any): string | undefined =>
  param.type === 'AssignmentPattern' ? param.left.name : (param.parameter?.name ?? param.name)

function walk(node: unknown, visit: (node: Any) => void): void {
  if (typeof node !== 'object' || node === null) return
  if ('type' in node && typeof node.type === 'string') visit(node)
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit)
}
