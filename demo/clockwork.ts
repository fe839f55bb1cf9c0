import { businessNow, setBusinessTime } from '#platform/clock'
import type { Db } from '#platform/db'
import { deliverOnce } from '#platform/events'
import type { Sweep } from '#platform/jobs'

/** Moves the demo through time, with what comes round by itself in the program. */
export interface Clockwork {
  /** Business time is at an instant from now on. */
  moveTo(at: Date): Promise<void>
  now(): Promise<Date>
  /** Everything that is due by itself is done, and everyone is told. */
  turn(): Promise<void>
}

const MOST_ROUNDS = 50

export const openClockwork = (db: Db, sweeps: readonly Sweep[]): Clockwork => ({
  moveTo: (at) => setBusinessTime(db, at),
  now: () => businessNow(db),
  turn: async () => {
    for (const { sweep } of sweeps) {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const rows = await db.transaction().execute((tx) => sweep(tx))
        if (rows === 0) break
      }
    }
    for (let round = 0; round < MOST_ROUNDS && (await deliverOnce(db)) > 0; round += 1);
  },
})
