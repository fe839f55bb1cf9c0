import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const REFUSAL =
  /super\(\s*'([a-z][a-z-]*)',\s*(\d{3}),\s*(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`|(\w+))/g
// What the one handler answers by itself: malformed requests, limits, faults of ours.
const GENERAL = /\bproblem\(\s*(\d{3}),\s*'([a-z][a-z-]*)',\s*'([^']*)'/g

/** Every problem code that the program can answer with, as the text of problems.gen.json. */
export function generateProblems(): string {
  const problems = new Map<string, { code: string; status: number; title: string }>()
  for (const file of globSync('server/**/*.ts', { cwd: ROOT })) {
    if (file.endsWith('.test.ts')) continue
    const text = readFileSync(`${ROOT}/${file}`, 'utf8')
    for (const [, status, code, title] of text.matchAll(GENERAL)) {
      problems.set(code!, { code: code!, status: Number(status), title: title! })
    }
    for (const match of text.matchAll(REFUSAL)) {
      const [, code, status, single, double, template] = match
      const title = (single ?? double ?? template ?? 'Said with the case.').replaceAll("\\'", "'")
      const plain = title.replace(/\$\{[^}]*\}/g, '…')
      problems.set(code!, { code: code!, status: Number(status), title: plain })
    }
  }
  const sorted = [...problems.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  return `${JSON.stringify(sorted, null, 2)}\n`
}
