import { createHmac } from 'node:crypto'
import type { Queryable } from '#platform/db'
import { type AttemptAction, countAttempt, forgetAttempts } from './queries/attempts.ts'
import { TriedTooOften } from './refusals.ts'

const WINDOW_SECONDS = 15 * 60

/** Tries at one target in a quarter of an hour; then it is locked, also for the right answer. */
const LIMITS: Record<AttemptAction, number> = {
  send_code: 5,
  guess_code: 5,
  guess_password: 10,
}

/**
 * Counts tries at a phone or an e-mail, not at an address: one who guesses from many addresses is
 * stopped all the same. Whether the target is anyone's makes no difference.
 */
export interface AttemptLimits {
  /** @throws TriedTooOften */
  count(action: AttemptAction, target: string): Promise<void>
  /** After the right answer. */
  forget(actions: readonly AttemptAction[], target: string): Promise<void>
}

/** @param secret keys the hashes, so that the table tells nobody's phone */
export function createAttemptLimits(db: Queryable, secret: string): AttemptLimits {
  const hashOf = (target: string) =>
    createHmac('sha256', secret).update(target.toLowerCase()).digest()
  return {
    count: async (action, target) => {
      const counted = await countAttempt(db, {
        action,
        targetHash: hashOf(target),
        windowSeconds: WINDOW_SECONDS,
      })
      if (counted.attempts > LIMITS[action]) {
        const waitMs = counted.windowEndsAt.getTime() - Date.now()
        throw new TriedTooOften(Math.max(1, Math.ceil(waitMs / 1000)))
      }
    },
    forget: (actions, target) => forgetAttempts(db, hashOf(target), actions),
  }
}
