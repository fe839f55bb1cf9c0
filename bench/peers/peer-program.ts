import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Launch {
  command: string
  args: string[]
  folder: string
  env: NodeJS.ProcessEnv
  logFile: string
}

/** A program of one or more processes that answers on loopback. */
export interface PeerProgram {
  /** From the start of the first process to its first answer, in milliseconds. */
  startMs: number
  pids: number[]
  stop(): Promise<void>
}

const START_TIMEOUT_MS = 180_000
const STOP_TIMEOUT_MS = 20_000

/**
 * Starts the processes of a program and asks until the first answer.
 * @throws Error with the end of its log when none comes
 */
export async function startPeer(
  launches: Launch[],
  answer: () => Promise<boolean>,
): Promise<PeerProgram> {
  const started = performance.now()
  const children = launches.map(launch)
  const stop = async () => {
    await Promise.all(children.map(end))
  }
  while (!(await answer().catch(() => false))) {
    const dead = children.findIndex(isEnded)
    if (dead >= 0 || performance.now() - started > START_TIMEOUT_MS) {
      await stop()
      const said = readFileSync(launches[Math.max(dead, 0)]!.logFile, 'utf8').slice(-3000)
      throw new Error(`${launches[0]!.args.join(' ')} does not answer:\n${said}`)
    }
    await sleep(20)
  }
  const startMs = performance.now() - started
  return {
    startMs,
    pids: children.map(({ pid }) => pid!),
    stop,
  }
}

function launch({ command, args, folder, env, logFile }: Launch): ChildProcess {
  const log = openSync(logFile, 'w', 0o600)
  // A group of its own: a Ctrl-C in the terminal is ours to act on.
  const child = spawn(command, args, {
    cwd: folder,
    env,
    stdio: ['ignore', log, log],
    detached: true,
  })
  closeSync(log)
  living.add(child)
  child.on('exit', () => living.delete(child))
  return child
}

// However we end, they end.
const living = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL')
})

const isEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function end(child: ChildProcess): Promise<void> {
  if (isEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const inTime = await Promise.race([ended.then(() => true), sleep(STOP_TIMEOUT_MS, false)])
  if (inTime) return
  child.kill('SIGKILL')
  await ended
}

/** What processes and all below them hold; null but on Linux, where there is such a folder. */
export function memoryMebibytesOf(pids: number[]): number | null {
  try {
    const parents = new Map(
      readdirSync('/proc')
        .filter((name) => /^\d+$/.test(name))
        .map((name) => [Number(name), parentOf(name)]),
    )
    const isOurs = (pid: number | undefined): boolean =>
      pid !== undefined && (pids.includes(pid) || isOurs(parents.get(pid)))
    const kilobytes = [...parents.keys()].filter(isOurs).map(residentOf)
    return Math.round(kilobytes.reduce((sum, one) => sum + one, 0) / 1024)
  } catch {
    return null
  }
}

const statusOf = (pid: number | string): string => {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

const parentOf = (pid: string) => Number(/^PPid:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0)
const residentOf = (pid: number) => Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0)
