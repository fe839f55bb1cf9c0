import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asStarted } from '../as-started.ts'
import { type Program, startProgram } from '../program.ts'

const SECRET = 'a secret of benches only, 32 long'
const ANSWER_TIMEOUT_MS = 60_000

export interface Starts {
  /** From the process to its first answer, on an empty folder. */
  firstMs: number
  /** The same on the data that the first start made, one figure a start. */
  laterMs: number[]
}

/** Starts with the embedded database in a folder: once on nothing, then on what is there. */
export async function measureStarts(
  home: string,
  { isDemo, laterStarts }: { isDemo: boolean; laterStarts: number },
): Promise<Starts> {
  const args = isDemo ? [] : ['--without-demo']
  const firstMs = await startOnce(home, args)
  const laterMs: number[] = []
  for (let start = 0; start < laterStarts; start += 1) laterMs.push(await startOnce(home, args))
  return { firstMs, laterMs }
}

async function startOnce(home: string, args: readonly string[]): Promise<number> {
  const begun = performance.now()
  const logFile = join(home, 'server.log')
  const program = await startProgram({
    ...{ home, secret: SECRET, logFile, args, nodeFlags: asStarted().nodeFlags },
  })
  await untilAnswered(program)
  const took = performance.now() - begun
  await program.stop()
  return took
}

async function untilAnswered({ address }: Program): Promise<void> {
  const deadline = performance.now() + ANSWER_TIMEOUT_MS
  while (performance.now() < deadline) {
    const reply = await fetch(`${address}/api/v1/regions`).catch(() => undefined)
    if (reply?.ok) return
    await sleep(10)
  }
  throw new Error(`${address} does not answer`)
}
