import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What the load process is asked to do. */
export interface LoadOrder {
  address: string
  /** A scenario's file, absolute. */
  file: string
  /** What the scenario is made from. */
  given: unknown
  /** Connections, each with one call under way at a time. */
  actors: number
  /** Ends after so many seconds or units, whichever comes first. */
  seconds: number
  count: number
  firstTurn: number
}

export interface LoadReport {
  done: number
  refused: number
  failed: number
  /** Units begun. */
  turns: number
  seconds: number
  p50Ms: number
  p95Ms: number
  p99Ms: number
  maxMs: number
  /** CPU time of the load process. */
  cpuSeconds: number
}

/** A process apart that makes load, so that its work is not counted as the server's. */
export class LoadProcess {
  readonly #child: ChildProcess

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'client.ts'), { stdio: 'inherit' })
  }

  get pid(): number {
    return this.#child.pid!
  }

  /** @throws Error when the scenario cannot be made or the process ended */
  async run(
    order: Omit<LoadOrder, 'count' | 'firstTurn' | 'seconds'> & Partial<LoadOrder>,
  ): Promise<LoadReport> {
    const whole = { count: Number.MAX_SAFE_INTEGER, firstTurn: 0, seconds: 600, ...order }
    const over = new AbortController()
    const { signal } = over
    const answered = Promise.race([
      once(this.#child, 'message', { signal }).then(([message]) => message),
      once(this.#child, 'exit', { signal }).then(() => ({ error: 'the load process ended' })),
    ])
    this.#child.send(whole)
    const report = (await answered) as LoadReport | { error: string }
    over.abort()
    if ('error' in report) throw new Error(report.error)
    return report
  }

  stop(): void {
    this.#child.disconnect()
  }
}
