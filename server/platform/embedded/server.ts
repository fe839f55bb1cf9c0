import { type ChildProcess, spawn } from 'node:child_process'
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { isServerOf } from './processes.ts'
import { programEnvironment, runProgram } from './run-program.ts'
import type { DatabaseUser } from './user.ts'

export type ServerRequest = {
  binaries: Binaries
  user: DatabaseUser
  folder: string
  data: string
  port: number
  durable: boolean
}

const readyTimeoutMs = 120_000
const stopTimeoutSeconds = 30
const logLimitBytes = 5_000_000

/** The server could not listen on the port it was told. */
export class PortTaken extends Error {}

/** What a killed server left behind may need a moment to end. */
class RemainsOfKilledServer extends Error {}

/**
 * Starts the server and waits until it answers; recovery after a crash counts as waiting.
 *
 * @throws PortTaken; an Error with the end of the log when it does not come up.
 */
export async function startServer(request: ServerRequest): Promise<{ pid: number }> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await startOnce(request)
    } catch (error) {
      if (!(error instanceof RemainsOfKilledServer) || attempt >= 50) throw error
      await sleep(200)
    }
  }
}

/** Stops the server on this data folder, if there is one: what is under way is rolled back. */
export async function stopServer({ binaries, user, folder, data }: StopRequest): Promise<void> {
  const stop = (mode: string) =>
    runProgram(
      binaries.pgCtl,
      ['stop', '-w', '-D', data, '-m', mode, '-t', String(stopTimeoutSeconds)],
      { user, folder },
    )
  if (findServer(data) === undefined) return
  if ((await stop('fast')).code === 0 || findServer(data) === undefined) return
  const { code, output } = await stop('immediate')
  if (code !== 0 && findServer(data) !== undefined) {
    throw new Error(`The embedded PostgreSQL does not stop:\n${output}`)
  }
}

type StopRequest = Pick<ServerRequest, 'binaries' | 'user' | 'folder' | 'data'>

/** Removes the claim of a pid that now belongs to a program that is no database. */
export function disownStalePid(data: string): void {
  const pidFile = join(data, 'postmaster.pid')
  if (!existsSync(pidFile) || findServer(data) !== undefined) return
  const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n')
  if (rest.length < 7) {
    // Written by a server that was killed before it had shared memory: nothing to protect.
    rmSync(pidFile)
    return
  }
  // PostgreSQL refuses to start when the pid lives, whoever it is. The other lines stay: by
  // them it finds out whether children of the killed server still write.
  writeFileSync(pidFile, [String(2 ** 31 - 1), ...rest].join('\n'))
}

function findServer(data: string): number | undefined {
  const [line = ''] = readPidFile(data)
  const pid = Number.parseInt(line, 10)
  return pid > 0 && isServerOf(pid, data) ? pid : undefined
}

function readPidFile(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

async function startOnce(request: ServerRequest): Promise<{ pid: number }> {
  const logFile = join(request.folder, 'postgres.log')
  const log = openLog(logFile)
  const logStart = statSync(logFile).size
  const child = spawn(request.binaries.postgres, serverOptions(request), {
    ...request.user.ids,
    cwd: request.folder,
    env: programEnvironment(),
    stdio: ['ignore', log, log],
    // A session of its own: Ctrl-C in the terminal must not end it before our program drained.
    detached: true,
    windowsHide: true,
  })
  closeSync(log)
  const spawnError = new Promise<never>((_, reject) => child.on('error', reject))
  await Promise.race([spawnError, untilReady(child, request, () => logSince(logFile, logStart))])
  child.unref()
  return { pid: child.pid! }
}

async function untilReady(
  child: ChildProcess,
  request: ServerRequest,
  log: () => string,
): Promise<void> {
  const deadline = performance.now() + readyTimeoutMs
  while (performance.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) throw startFailure(log())
    const lines = readPidFile(request.data)
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return
    await sleep(15)
  }
  child.kill('SIGQUIT')
  throw new Error(`PostgreSQL was not ready within ${readyTimeoutMs / 1000} s:\n${log()}`)
}

function startFailure(log: string): Error {
  if (/could not bind|could not create any TCP\/IP sockets/.test(log)) return new PortTaken(log)
  if (/shared memory block .*is still in use/.test(log)) return new RemainsOfKilledServer(log)
  return new Error(`The embedded PostgreSQL did not start:\n${log}`)
}

function openLog(path: string): number {
  const isLarge = existsSync(path) && statSync(path).size > logLimitBytes
  return openSync(path, isLarge ? 'w' : 'a', 0o600)
}

function logSince(path: string, start: number): string {
  return readFileSync(path).subarray(start).toString().slice(-4000)
}

function serverOptions({ data, port, durable }: ServerRequest): string[] {
  const durability = durable ? 'on' : 'off'
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    // Compressing the pages that a checkpoint makes be written whole costs more than writing them.
    wal_compression: 'off',
    max_wal_size: '2GB',
    jit: 'off',
    // Prepared statements keep a plan made for tables that were still small until these are analysed.
    autovacuum_naptime: '10s',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    fsync: durability,
    synchronous_commit: durability,
    full_page_writes: durability,
  }
  return ['-D', data, ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])]
}
