import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asStarted } from './as-started.ts'

const MAIN = resolve(import.meta.dirname, '../bin/program.js')
const START_TIMEOUT_MS = 300_000

export interface ProgramOptions {
  home: string
  /** The embedded server in its home when absent. */
  databaseUrl?: string
  secret: string
  /** Where its output goes. */
  logFile: string
  /** Folder for a CPU profile of it; none when absent. */
  profileFolder?: string | undefined
  /** For Node itself, before the program. */
  nodeFlags?: readonly string[]
  /** For `linli start`. */
  args?: readonly string[]
  /** Settings that differ from those of production without a limit of calls. */
  settings?: Record<string, string>
}

/** Linli as anyone starts it, in a process of its own, so that its memory can be told from ours. */
export interface Program {
  address: string
  pid: number
  /** Most memory it has had so far; null where the system does not say. */
  peakRssBytes(): number | null
  /** Aborted when it ends by itself. */
  died: AbortSignal
  stop(): Promise<void>
}

/** @throws Error with the end of its log when it does not come up */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const log = openSync(options.logFile, 'w', 0o600)
  const profile =
    options.profileFolder === undefined
      ? []
      : ['--cpu-prof', `--cpu-prof-dir=${options.profileFolder}`]
  const start = [MAIN, 'start', ...(options.args ?? [])]
  const child = spawn(process.execPath, [...(options.nodeFlags ?? []), ...profile, ...start], {
    env: environment(options),
    // The channel tells it when we are gone. A group of its own: a Ctrl-C in the terminal is ours to
    // act on, so that what is under way is answered first.
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  })
  closeSync(log)
  const death = new AbortController()
  child.on('exit', () => death.abort(new Error(`the server ended:\n${endOf(options.logFile)}`)))
  const address = await untilReady(child, options.logFile)
  return {
    address,
    pid: child.pid!,
    died: death.signal,
    peakRssBytes: () => peakRssOf(child.pid!),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Settings as in production but for two: no limit of calls, and a port of its own. */
function environment({ home, databaseUrl, secret, settings }: ProgramOptions): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(LINLI_|DATABASE_URL$)/.test(name))
  return {
    ...asStarted().environment,
    ...Object.fromEntries(kept),
    LINLI_HOME: home,
    LINLI_SECRET: secret,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
    HOST: '127.0.0.1',
    PORT: '0',
    RATE_LIMIT: 'off',
    WORKERS: 'on',
    FILES: 'disk',
    ...settings,
  }
}

async function untilReady(child: ChildProcess, logFile: string): Promise<string> {
  const deadline = performance.now() + START_TIMEOUT_MS
  while (performance.now() < deadline) {
    const found = /Linli is at (\S+)/.exec(readFileSync(logFile, 'utf8'))
    if (found) return found[1]!
    if (child.exitCode !== null || child.signalCode !== null) break
    await sleep(30)
  }
  child.kill('SIGKILL')
  throw new Error(`the server did not start:\n${endOf(logFile)}`)
}

const endOf = (file: string): string => readFileSync(file, 'utf8').slice(-3000)

// Linux keeps the highest mark itself; elsewhere nobody does.
function peakRssOf(pid: number): number | null {
  try {
    const status = readFileSync(join('/proc', String(pid), 'status'), 'utf8')
    const found = /^VmHWM:\s+(\d+) kB/m.exec(status)
    return found ? Number(found[1]) * 1024 : null
  } catch {
    return null
  }
}
