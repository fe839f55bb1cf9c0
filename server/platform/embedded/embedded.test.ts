import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  AlreadyRunning,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './index.ts'

const isRoot = process.getuid?.() === 0
const version = process.env.LINLI_TEST_PG === '15' ? '15' : '18'

let parent: string
let home: string
let started: EmbeddedPostgres[] = []

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'linli-embedded-'))
  chmodSync(parent, 0o755)
  home = join(parent, 'home')
})

afterEach(async () => {
  for (const server of started) {
    await server.stop()
    rmSync(server.folder, { recursive: true, force: true })
  }
  started = []
  rmSync(parent, { recursive: true, force: true })
})

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ home, binaries: version, ...options })
  started.push(server)
  return server
}

async function query(url: string, sql: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function settingsOf({ url }: EmbeddedPostgres): Promise<Record<string, string | undefined>> {
  const rows = await query(url, 'select name, setting from pg_settings')
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]))
}

// Ends a process as a power cut would, and waits until it is gone.
async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => isRunning(pid)).toBe(false)
}

function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

test('what was written is there after a stop and a start, on the same port', async () => {
  const first = await start()
  await query(first.url, "create table kept as select '邻里' as word")
  await first.stop()
  const second = await start()
  expect(await query(second.url, 'select word from kept')).toEqual([{ word: '邻里' }])
  expect(second.url).toBe(first.url)
})

test('what was committed survives kill -9 of the server and of this program', async () => {
  const first = await start()
  await query(first.url, 'create table kept as select 1 as id')
  await kill(first.pid)
  forgetLock(first.folder)
  const second = await start()
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 1 }])
})

test('a server that outlived its killed program is stopped and a new one started', async () => {
  const first = await start()
  forgetLock(first.folder)
  const second = await start()
  expect(second.pid).not.toBe(first.pid)
  expect(isRunning(first.pid)).toBe(false)
})

test('a stale pid file whose pid now belongs to another program does not stop the start', async () => {
  const first = await start()
  await kill(first.pid)
  forgetLock(first.folder)
  const pidFile = join(first.folder, `data-${version}`, 'postmaster.pid')
  const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n')
  const stranger = spawn('sleep', ['60'], { ...(isRoot ? ownerOf(first.folder) : {}), cwd: '/' })
  try {
    writeFileSync(pidFile, [stranger.pid, ...rest].join('\n'))
    const second = await start()
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  } finally {
    stranger.kill('SIGKILL')
  }
})

test('a first start that was killed half-way is begun again', async () => {
  const first = await start()
  await first.stop()
  const data = join(first.folder, `data-${version}`)
  rmSync(data, { recursive: true })
  mkdirSync(`${data}.new-half`)
  writeFileSync(join(`${data}.new-half`, 'PG_VERSION'), version)
  const second = await start()
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(statSync(`${data}.new-half`, { throwIfNoEntry: false })).toBeUndefined()
})

test('two starts with one home: the second is told who runs', async () => {
  await start()
  const refusal = await start().catch((error: unknown) => error)
  expect(refusal).toBeInstanceOf(AlreadyRunning)
  expect(String(refusal)).toContain(`already running`)
  expect(String(refusal)).toContain(`pid ${process.pid}`)
})

test('when its port was taken meanwhile it moves to another and stays there', async () => {
  const first = await start()
  await first.stop()
  const port = Number(new URL(first.url).port)
  const stranger = createServer().listen(port, '127.0.0.1')
  await once(stranger, 'listening')
  const second = await start()
  expect(second.url).not.toBe(first.url)
  await second.stop()
  stranger.close()
  await once(stranger, 'close')
  const third = await start()
  expect(third.url).toBe(second.url)
})

test('the database is UTF-8 and durable, also without LANG', async () => {
  const names = Object.keys(process.env).filter((name) => /^(LANG|LC_)/.test(name))
  const kept = names.map((name) => [name, process.env[name]] as const)
  for (const name of names) delete process.env[name]
  try {
    expect(await settingsOf(await start())).toMatchObject({
      server_encoding: 'UTF8',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      password_encryption: 'scram-sha-256',
    })
  } finally {
    for (const [name, value] of kept) process.env[name] = value
  }
})

test('durability is off only when asked for', async () => {
  const settings = await settingsOf(await start({ durable: false }))
  expect(settings).toMatchObject({ fsync: 'off', synchronous_commit: 'off' })
})

test('the password is kept for its owner only, and another one is refused', async () => {
  const { url } = await start()
  expect(statSync(join(home, 'pg-password')).mode & 0o777).toBe(0o600)
  const wrong = new URL(url)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test.runIf(isRoot)('below a folder that only root may enter, root can start it', async () => {
  chmodSync(parent, 0o700)
  const first = await start()
  expect(first.folder.startsWith(parent)).toBe(false)
  expect(statSync(first.folder).mode & 0o777).toBe(0o700)
  expect(statSync(first.folder).uid).not.toBe(0)
  await query(first.url, 'create table kept as select 1 as id')
  await first.stop()
  const second = await start()
  expect(await query(second.url, 'select id from kept')).toEqual([{ id: 1 }])
})

// As if the process that took the lock had been killed: no process starts with this mark.
function forgetLock(folder: string): void {
  writeFileSync(join(folder, 'lock'), JSON.stringify({ pid: process.pid, startMark: 'killed' }))
}

function ownerOf(folder: string): { uid: number; gid: number } {
  const { uid, gid } = statSync(folder)
  return { uid, gid }
}
