import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

const project = resolve(import.meta.dirname, '..')
const wait = { timeout: 60_000, interval: 50 }

let home: string
let children: ChildProcess[] = []

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'linli-start-'))
  chmodSync(home, 0o711)
})

afterEach(async () => {
  for (const child of children) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  }
  children = []
  rmSync(home, { recursive: true, force: true })
})

// As a shell would start it: nothing of the test runner's environment but the path.
function linli(env: NodeJS.ProcessEnv = {}, args = ['--without-demo']) {
  const child = spawn('node', [join(project, 'bin/linli.js'), 'start', ...args], {
    env: { PATH: process.env.PATH, LINLI_HOME: home, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  const exited = once(child, 'exit').then(([code]) => code as number)
  const ready = () => expect.poll(() => output, wait).toContain('Linli is at')
  return { child, exited, ready, output: () => output }
}

function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function postgresPid(): number {
  const file = join(home, 'postgres/data-18/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
}

test('Ctrl-C stops everything, the database too, and the exit code is 0', async () => {
  const { child, exited, ready, output } = linli({}, [])
  // Near midnight a load waits for the new day.
  await expect.poll(output, { ...wait, timeout: 300_000 }).toContain('Loaded in')
  await ready()
  await expect.poll(output, wait).toContain('ops@linli.demo')
  const pid = postgresPid()
  expect(isAlive(pid)).toBe(true)
  child.kill('SIGINT')
  // npm passes the same Ctrl-C on once more.
  child.kill('SIGINT')
  expect(await exited).toBe(0)
  expect(isAlive(pid)).toBe(false)
}, 360_000)

test('when the program in front is killed, what it started stops as well', async () => {
  const { child, ready } = linli()
  await ready()
  const pid = postgresPid()
  child.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), wait).toBe(false)
  // Given back last of all: only then is nobody left who writes here.
  await expect.poll(() => existsSync(join(home, 'postgres/lock')), wait).toBe(false)
}, 60_000)

test('a second start in one home says who runs, and one after kill -9 recovers', async () => {
  const first = linli()
  await first.ready()
  const second = linli()
  expect(await second.exited).toBe(1)
  const holder = Number(/already running .* pid (\d+)/.exec(second.output())?.[1])
  process.kill(holder, 'SIGKILL')
  process.kill(postgresPid(), 'SIGKILL')
  await first.exited
  const third = linli()
  await third.ready()
}, 60_000)

test('a taken port is told plainly with what to set', async () => {
  const stranger = createServer().listen(0, '127.0.0.1')
  await once(stranger, 'listening')
  const address = stranger.address()
  const port = typeof address === 'object' ? String(address?.port) : ''
  const { exited, output } = linli({ PORT: port })
  expect(await exited).toBe(1)
  expect(output()).toContain(`Port ${port} on 127.0.0.1 is taken. Set another`)
  expect(isAlive(postgresPid())).toBe(false)
  stranger.close()
}, 60_000)

test('unknown and bad settings stop the start, all named, before anything is made', async () => {
  const { exited, output } = linli({ LINLI_HOMES: 'x', PORT: 'many' })
  expect(await exited).toBe(1)
  expect(output()).toContain('LINLI_HOMES')
  expect(output()).toContain('PORT')
  expect(output()).not.toContain('many')
  expect(existsSync(join(home, 'secret'))).toBe(false)
}, 60_000)
