import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const CLOCK_OFF = resolve(import.meta.dirname, 'clock-off.ts')
const OFF_MS = 36 * 3_600_000

const SAYS_ITS_TIME = `
  const wait = setInterval(() => {}, 1000)
  process.on('SIGUSR2', () => {
    const { epochMilliseconds } = Temporal.Now.instant()
    const isDate = new Date(0) instanceof Date && new Date(0).getTime() === 0
    console.log(JSON.stringify([Date.now(), new Date().getTime(), epochMilliseconds, isDate]))
    clearInterval(wait)
  })
  console.log('ready')`

test('the clock of a process jumps as it is told, whichever way it is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-clock-'))
  const file = join(folder, 'clock')
  writeFileSync(file, String(OFF_MS))
  const child = spawn(process.execPath, ['--import', CLOCK_OFF, '-e', SAYS_ITS_TIME], {
    env: { PATH: process.env.PATH, CHAOS_CLOCK: file },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [ready] = await once(child.stdout, 'data')
  expect(String(ready)).toBe('ready\n')
  child.kill('SIGUSR2')
  const [said] = await once(child.stdout, 'data')
  await once(child, 'exit')
  rmSync(folder, { recursive: true, force: true })
  const [date, made, instant, isDate] = JSON.parse(String(said))
  const hour = 3_600_000
  for (const told of [date, made, instant]) {
    expect(told).toBeGreaterThan(Date.now() + OFF_MS - hour)
    expect(told).toBeLessThan(Date.now() + OFF_MS + hour)
  }
  expect(isDate).toBe(true)
})
