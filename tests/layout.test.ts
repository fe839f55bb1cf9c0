import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync } from 'oxc-parser'
import { expect, test } from 'vitest'
import { MODULES } from '../server/modules.ts'

const ROOT = resolve(import.meta.dirname, '..')
const files = globSync('{server,demo,bench,tests,scripts}/**/*.ts', { cwd: ROOT }).filter(
  (file) => !file.includes('.gen.'),
)
const sources = files.filter((file) => file.startsWith('server/') && !file.endsWith('.test.ts'))
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

interface Import {
  file: string
  what: string
}

function importsOf(file: string): Import[] {
  const { module } = parseSync(file, read(file))
  const opened = module.dynamicImports.flatMap((one) => {
    const text = read(file).slice(one.moduleRequest.start, one.moduleRequest.end)
    return /^['"]/.test(text) ? [text.slice(1, -1)] : []
  })
  return [...loadedWith(module), ...opened].map((what) => ({ file, what }))
}

/** What is loaded along with a file. */
function loadedWith(module: ReturnType<typeof parseSync>['module']): string[] {
  return [
    ...module.staticImports.map((one) => one.moduleRequest.value),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
  ]
}

/** The files that come along by their paths: what has a name is a face, and those are in order. */
const filesLoadedWith = (file: string): string[] =>
  loadedWith(parseSync(file, read(file)).module).flatMap((what) =>
    what.startsWith('.') ? relative(ROOT, resolve(join(ROOT, dirname(file)), what)) : [],
  )

/** The first circle of a graph, its first node once more at the end; empty when there is none. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>()
  const walk = (node: string, path: readonly string[]): string[] => {
    if (done.has(node)) return []
    const at = path.indexOf(node)
    if (at >= 0) return [...path.slice(at), node]
    for (const next of graph.get(node) ?? []) {
      const circle = walk(next, [...path, node])
      if (circle.length > 0) return circle
    }
    done.add(node)
    return []
  }
  for (const node of graph.keys()) {
    const circle = walk(node, [])
    if (circle.length > 0) return circle
  }
  return []
}

const moduleOf = (file: string): string | undefined => /^server\/modules\/([^/]+)\//.exec(file)?.[1]

const imports = sources.flatMap(importsOf)

test('a module imports only platform and the faces that modules.ts declares for it', () => {
  const wrong = imports.filter(({ file, what }) => {
    const from = moduleOf(file)
    if (from === undefined || !what.startsWith('#')) return false
    if (what.startsWith('#platform/')) return false
    return !MODULES[from]!.includes(what.slice(1))
  })
  expect(wrong).toEqual([])
})

test('a module names only modules below it, so that the graph has no cycle', () => {
  const order = Object.keys(MODULES)
  for (const [name, below] of Object.entries(MODULES)) {
    expect(
      below.filter((other) => order.indexOf(other) >= order.indexOf(name)),
      name,
    ).toEqual([])
  }
})

test('every module folder is declared, and every declared import is used', () => {
  const folders = new Set(sources.flatMap((file) => moduleOf(file) ?? []))
  expect([...folders].sort()).toEqual(Object.keys(MODULES).sort())
  const used = new Set(imports.map(({ file, what }) => `${moduleOf(file)} ${what}`))
  const unused = Object.entries(MODULES).flatMap(([name, below]) =>
    below.filter((other) => !used.has(`${name} #${other}`)).map((other) => `${name} → ${other}`),
  )
  expect(unused).toEqual([])
})

test('platform imports no module, and nothing reaches past a face or out of its own room', () => {
  const wrong = imports.filter(({ file, what }) => {
    if (file.startsWith('server/platform/') && what.startsWith('#')) {
      return !what.startsWith('#platform/')
    }
    if (!what.startsWith('.')) return false
    const target = relative(ROOT, resolve(join(ROOT, dirname(file)), what))
    const room = /^server\/(?:modules|platform)\/[^/]+\//
    const from = room.exec(file)?.[0]
    const to = room.exec(target)?.[0]
    return from !== to && to !== undefined
  })
  // The command line migrates before anything is composed: that one file has no face.
  expect(wrong.filter(({ what }) => !what.endsWith('platform/db/migrate.ts'))).toEqual([])
})

// A page that is opened later may lead back to who opened it.
test('no file comes along with itself, whatever way round', () => {
  const every = globSync('{server,demo,bench,tests,scripts,web}/**/*.{ts,tsx}', { cwd: ROOT })
  const graph = new Map(every.map((file) => [file, filesLoadedWith(file)]))
  expect(circleIn(graph)).toEqual([])
})

test('SQL stands in query files only', () => {
  const isQueryFile = (file: string) =>
    /(^|\/)(queries\/|[a-z-]*queries\.ts$)/.test(file.replace(/^server\/modules\/[^/]+\//, ''))
  const speaksSql =
    /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql(<[^`]*>)?`|\btx(<[^`]*>)?`/
  const wrong = sources.filter(
    (file) => moduleOf(file) !== undefined && !isQueryFile(file) && speaksSql.test(read(file)),
  )
  expect(wrong).toEqual([])
})

test('no file is a drawer, and none is longer than a reader follows', () => {
  const drawers = files.filter((file) =>
    /\/(utils?|helpers?|managers?|services?|misc|common)\.ts$/.test(file),
  )
  expect(drawers).toEqual([])
  const most = (file: string) => (file.endsWith('.test.ts') ? 400 : 300)
  const long = files.filter((file) => read(file).split('\n').length > most(file))
  expect(long).toEqual([])
})

test('nothing is left undone or switched off in the code', () => {
  const marks = new RegExp(
    ['TO' + 'DO', 'FIX' + 'ME', '@ts-(ignore|nocheck|expect-error)'].join('|'),
  )
  const single = /\b(it|test|describe)\.(only|todo)\b/
  expect(files.filter((file) => marks.test(read(file)) || single.test(read(file)))).toEqual([])
})
