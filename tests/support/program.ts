import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'

const MAIN = resolve(import.meta.dirname, '../../bin/program.js')

/** A real process of the program, as its own command line starts it. */
export interface Program {
  child: ChildProcess
  /** What it printed. */
  output(): string
  /** As the system does when memory runs out: no goodbye. */
  kill(): Promise<void>
  exited: Promise<number | null>
}

/** Runs `linli …words` with nothing of the test runner's environment but the path. */
export function runLinli(words: string[], env: Record<string, string>): Program {
  const child = spawn(process.execPath, [MAIN, ...words], {
    env: {
      PATH: process.env.PATH,
      LINLI_SECRET: 'only-for-tests-and-long-enough-0123456789',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  return {
    child,
    output: () => output,
    exited,
    kill: async () => {
      child.kill('SIGKILL')
      await exited
    },
  }
}

const READY_WITHIN_MS = 120_000

/**
 * Starts the program on a port of its own and answers once it says where it is; one that does not
 * is ended.
 */
export async function startProgram(
  env: Record<string, string>,
): Promise<Program & { address: string }> {
  const program = runLinli(['start'], { PORT: '0', RATE_LIMIT: 'off', LOG_LEVEL: 'error', ...env })
  const patience = setTimeout(() => program.child.kill('SIGKILL'), READY_WITHIN_MS)
  const address = await new Promise<string>((found, failed) => {
    const look = () => {
      const at = /Linli is at (http:\S+)/.exec(program.output())?.[1]
      if (at !== undefined) found(at)
    }
    program.child.stdout?.on('data', look)
    program.exited.then(() => failed(new Error(`it never was ready: ${program.output()}`)))
  }).finally(() => clearTimeout(patience))
  return { ...program, address }
}
