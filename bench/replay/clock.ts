import { setBusinessTime } from '#platform/clock'
import type { Db } from '#platform/db'

/** The business time of a replay, which goes only forward and stops at gates until they open. */
export class DayClock {
  readonly #db: Db
  #at: Date
  #gate: { at: Date; open: Promise<unknown> } | null = null
  #turn: Promise<void> = Promise.resolve()
  readonly #moved: (at: Date) => void

  /** @param moved told of every move, so that a replay that is stopped goes on from there */
  constructor(db: Db, at: Date, moved: (at: Date) => void) {
    this.#db = db
    this.#at = at
    this.#moved = moved
  }

  get at(): Date {
    return this.#at
  }

  /** From here time does not pass `at` until the promise is kept; one gate at a time. */
  holdAt(at: Date, open: Promise<unknown>): void {
    // Whoever waits for the work itself is told of its failure.
    this.#gate = { at, open: open.catch(() => {}) }
  }

  /** Moves time to an instant, at once or when the gate before it opens. Never back. */
  async to(at: Date): Promise<void> {
    const gate = this.#gate
    if (gate !== null && at >= gate.at) await gate.open
    this.#turn = this.#turn.then(async () => {
      if (at <= this.#at) return
      this.#at = at
      await setBusinessTime(this.#db, at)
      this.#moved(at)
    })
    await this.#turn
  }
}
