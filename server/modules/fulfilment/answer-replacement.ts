import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { releaseLineReservations } from '#stock'
import { bookReplacements } from './book-replacements.ts'
import { goWithout } from './expire-replacements.ts'
import { lockAllocationById } from './queries/allocations.ts'
import {
  findReplacement,
  listUnlowered,
  lockReplacement,
  markReplacements,
  type Replacement,
} from './queries/replacements.ts'
import { refundLines } from './refund-lines.ts'
import { ReplacementAnswered } from './refusals.ts'

export interface ReplacementAnswer {
  regionId: string
  replacementId: string
  isWanted: boolean
  by: string
  at: Date
}

/**
 * A resident takes other goods in place of what is missing, or does not. Taken, they leave the stock
 * and the line costs no more than before; declined, what is missing is given back at once.
 * @throws NotFound, ReplacementAnswered
 */
export async function answerReplacement(tx: Tx, answer: ReplacementAnswer): Promise<Replacement> {
  const { regionId, replacementId, isWanted, by, at } = answer
  const asked = await findReplacement(tx, regionId, replacementId)
  if (asked === null) throw new NotFound('replacement')
  // The day before the offer, as whoever finishes its sorting locks them.
  const allocation = (await lockAllocationById(tx, regionId, asked.allocationId))!
  const offered = (await lockReplacement(tx, regionId, replacementId))!
  refuseAnswered(offered, at)
  const mark = { as: isWanted ? 'accepted' : 'declined', by, at } as const
  await markReplacements(tx, regionId, [replacementId], mark)
  const found = { regionId, subjectId: allocation.id, by, at }
  if (isWanted) {
    await releaseLineReservations(tx, regionId, [offered])
    await bookReplacements(tx, allocation, [offered], at)
    const replacements = await listUnlowered(tx, regionId, allocation.id, [offered.orderId])
    await refundLines(tx, { ...found, shortfalls: [], replacements })
  } else {
    const shortfalls = await goWithout(tx, allocation, [offered], at)
    await refundLines(tx, { ...found, shortfalls })
  }
  return (await findReplacement(tx, regionId, replacementId))!
}

function refuseAnswered(offered: Replacement, at: Date): void {
  if (offered.acceptedAt !== null) throw new ReplacementAnswered('accepted')
  if (offered.declinedAt !== null) throw new ReplacementAnswered('declined')
  const isOver = offered.answerUntil !== null && offered.answerUntil <= at
  if (offered.expiredAt !== null || isOver) throw new ReplacementAnswered('expired')
}
