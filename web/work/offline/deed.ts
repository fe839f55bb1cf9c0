/** How it was shown whose goods they are. Digits are checked by the server alone. */
export type DeedProof =
  | { token: string }
  | { slip: string }
  | { phoneLastFour: string; name: string }
  | { digits: string }

/**
 * Something handed over that the server may not know yet. It is kept before anybody is told that it
 * is done, and its id never changes: however often it is sent, it counts once.
 */
export interface Deed {
  itemId: string
  regionId: string
  communityId: string
  pickupDate: string
  orderIds: readonly string[]
  proof: DeedProof
  /** By the server's clock as this phone knows it, ISO 8601. */
  handedOverAt: string
  cashTakenMinor: number
  /** Short number and name, to call it by. */
  shortNumber: number
  name: string
  /** Set before it is first sent: from then on the server may know it. */
  sentAt: string | null
  /**
   * The Idempotency-Key under which it was tried with a network that then failed: nobody knows
   * whether the server heard it. It is asked the same once more before it is told as done offline.
   */
  triedKey: string | null
  fate: Fate
}

/** What became of it: waits, is known, does not fit what was known, or is not accepted. */
export type Fate =
  | { is: 'waiting'; code: string | null }
  | { is: 'done'; at: string }
  | { is: 'conflict'; at: string; code: string; reason: string; isSeen: boolean }
  | { is: 'refused'; at: string; code: string; reason: string; isSeen: boolean }

/** What the server answered of one deed. */
export interface DeedAnswer {
  itemId: string
  outcome: 'done' | 'repeated' | 'conflict' | 'refused'
  was: 'done' | 'conflict' | null
  code: string | null
  reason: string | null
}

/** Not now, but later: goods that come, and a phone's clock that runs ahead, settle by themselves. */
const LATER = new Set(['not-arrived', 'clock-ahead'])

/** What an answer makes of a deed. Pure. */
export function fateOf(answer: DeedAnswer, at: string): Fate {
  const code = answer.code ?? ''
  const reason = answer.reason ?? ''
  const isConflict =
    answer.outcome === 'conflict' || (answer.outcome === 'repeated' && answer.was === 'conflict')
  if (isConflict) return { is: 'conflict', at, code, reason, isSeen: false }
  if (answer.outcome !== 'refused') return { is: 'done', at }
  if (LATER.has(code)) return { is: 'waiting', code }
  return { is: 'refused', at, code, reason, isSeen: false }
}
