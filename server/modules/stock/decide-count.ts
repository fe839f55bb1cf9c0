import type { Tx } from '#platform/db'
import { bookCount } from './book-count.ts'
import {
  type Count,
  type CountKey,
  getCount,
  listCountLines,
  lockCount,
  updateCountCancelled,
} from './queries/counts.ts'
import { CountNotOpen, NotWaiting, SecondPersonNeeded } from './refusals.ts'

export interface CountDecision extends CountKey {
  by: string
  at: Date
}

/** Books the large differences of a closed count; by somebody who had no part in counting. */
export async function approveCount(tx: Tx, decision: CountDecision): Promise<Count> {
  const { regionId, countId, by, at } = decision
  const count = await lockCount(tx, decision)
  if (count.closedAt === null || count.bookedAt !== null || count.cancelledAt !== null) {
    throw new NotWaiting('count')
  }
  const lines = await listCountLines(tx, regionId, countId)
  const tookPart = [count.startedBy, count.closedBy, ...lines.map((line) => line.countedBy)]
  if (tookPart.includes(by)) throw new SecondPersonNeeded()
  await bookCount(tx, decision, { lines, by, closedBy: count.closedBy!, note: count.note, at })
  return getCount(tx, decision)
}

/** Ends a count that is not booked, with the reason; nothing moves. */
export async function cancelCount(
  tx: Tx,
  cancellation: CountDecision & { why: string },
): Promise<Count> {
  const count = await lockCount(tx, cancellation)
  if (count.bookedAt !== null || count.cancelledAt !== null) throw new CountNotOpen()
  await updateCountCancelled(tx, cancellation, cancellation)
  return getCount(tx, cancellation)
}
