import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { expect, test } from 'vitest'

const WEB = resolve(import.meta.dirname, '../web')
const inWeb = (pattern: string): string[] =>
  globSync(pattern, { cwd: WEB })
    .filter((file) => !file.includes('/compiled'))
    .map((file) => join(WEB, file))

/** Which files of styles say something of a class; words of one part (number, wide) are no names. */
const styledIn = new Map<string, string[]>()
for (const file of inWeb('**/*.css')) {
  const names = readFileSync(file, 'utf8').matchAll(/\.([a-z]\w*(?:-\w+)+)/g)
  for (const name of new Set([...names].map(([, one]) => one!))) {
    styledIn.set(name, [...(styledIn.get(name) ?? []), file])
  }
}

interface Part {
  /** What is loaded with it, and what only when something is opened. */
  loaded: string[]
  opened: string[]
  classes: string[]
}

/** What one file of styles brings along. */
const stylesWith = (file: string): string[] => [
  file,
  ...[...readFileSync(file, 'utf8').matchAll(/@import "(\.[^"]+)"/g)].flatMap(([, one]) =>
    stylesWith(resolve(dirname(file), one!)),
  ),
]

/** Compiled messages: words, whose ids are no classes. */
const isSpoken = (file: string): boolean => file.includes('/i18n/compiled/')

function partOf(file: string): Part {
  if (isSpoken(file)) return { loaded: [], opened: [], classes: [] }
  if (file.endsWith('.css')) return { loaded: stylesWith(file).slice(1), opened: [], classes: [] }
  const text = readFileSync(file, 'utf8')
  const { module, program } = parseSync(file, text)
  const found = (what: string[]) =>
    what.filter((one) => one.startsWith('.')).map((one) => resolve(dirname(file), one))
  const words = new Set<string>()
  const note = (said: string) => {
    for (const word of said.split(/\s+/)) words.add(word)
  }
  new Visitor({
    // biome-ignore lint/correctness/noComponentHookFactories: a visitor of syntax, not a component
    Literal: ({ value }) => {
      if (typeof value === 'string') note(value)
    },
    // biome-ignore lint/correctness/noComponentHookFactories: a visitor of syntax, not a component
    TemplateElement: ({ value }) => note(value.cooked ?? ''),
  }).visit(program)
  return {
    loaded: found([
      ...module.staticImports.map((one) => one.moduleRequest.value),
      ...module.staticExports.flatMap(({ entries }) =>
        entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
      ),
    ]).filter((one) => existsSync(one)),
    opened: found(
      module.dynamicImports.map((one) =>
        text.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1),
      ),
    ),
    classes: [...words].filter((word) => styledIn.has(word)),
  }
}

const parts = new Map<string, Part>()
const part = (file: string): Part => {
  if (!parts.has(file)) parts.set(file, partOf(file))
  return parts.get(file)!
}

function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const one of part(file).loaded) loadedWith(one, seen)
  return seen
}

/** Everything that a face opens later, each of which may be what a person comes to first. */
function openedFrom(file: string, seen = new Set<string>()): Set<string> {
  for (const one of loadedWith(file)) {
    for (const opened of part(one).opened) {
      if (seen.has(opened)) continue
      seen.add(opened)
      openedFrom(opened, seen)
    }
  }
  return seen
}

test.each(['shop', 'work', 'console'])(
  'what %s opens comes with the styles of its classes, wherever a person was before',
  (face) => {
    const main = join(WEB, face, 'main.tsx')
    const always = loadedWith(main)
    const opened = openedFrom(main)
    expect(opened.size).toBeGreaterThan(20)
    const bare = [...opened].flatMap((entry) => {
      const there = new Set([...always, ...loadedWith(entry)])
      return [...there].flatMap((file) =>
        part(file)
          .classes.filter((name) => !styledIn.get(name)!.some((styles) => there.has(styles)))
          .map((name) => `${relative(WEB, entry)}: ${name} of ${relative(WEB, file)}`),
      )
    })
    expect(bare).toEqual([])
  },
)
