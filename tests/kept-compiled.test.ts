import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const PROGRAM = resolve(import.meta.dirname, '../bin/program.js')
const TELL = `process.on('exit', () => console.log('loaded ' + process.moduleLoadList.join()))`

/** What of Node itself a program had loaded when it ended. */
function loadedBy(...words: string[]): string {
  const { stdout } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`, PROGRAM, ...words],
    { encoding: 'utf8' },
  )
  return stdout.slice(stdout.lastIndexOf('loaded '))
}

test('what was compiled once is not stripped of its types again', () => {
  loadedBy('help')
  const loaded = loadedBy('help')
  expect(loaded).toContain('internal/modules/typescript')
  // The part that strips them, which takes 20 MB as soon as one file needs it.
  expect(loaded).not.toContain('amaro')
})
