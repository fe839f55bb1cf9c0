import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const table = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8').split('\n## The cases\n')[1]!

/** The cells of each row of the tables, without their heads. */
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\| (Case|---) \|/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )

test('every abuse case names a test that is there, by its file and its exact words', () => {
  expect(rows.length).toBeGreaterThan(0)
  const lost = rows.filter(([, file, name]) => {
    if (file === undefined || !name || !existsSync(join(ROOT, file))) return true
    const source = readFileSync(join(ROOT, file), 'utf8')
    return !["'", '"', '`'].some((mark) => source.includes(mark + name + mark))
  })
  expect(lost).toEqual([])
})
