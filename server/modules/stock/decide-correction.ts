import type { Tx } from '#platform/db'
import { bookCorrection } from './book-correction.ts'
import {
  type Correction,
  getCorrection,
  lockCorrection,
  updateDeclined,
} from './queries/corrections.ts'
import { NotWaiting, SecondPersonNeeded } from './refusals.ts'

export interface CorrectionDecision {
  regionId: string
  correctionId: string
  by: string
  at: Date
}

/** Books a correction that waited; never by the one who asked for it. */
export async function approveCorrection(
  tx: Tx,
  { regionId, correctionId, by, at }: CorrectionDecision,
): Promise<Correction> {
  const correction = await lockWaiting(tx, regionId, correctionId)
  if (correction.askedBy === by) throw new SecondPersonNeeded()
  await bookCorrection(tx, regionId, correction, { by, at })
  return getCorrection(tx, regionId, correctionId)
}

/** Ends a correction that waited, with the reason; nothing moves. */
export async function declineCorrection(
  tx: Tx,
  { regionId, correctionId, by, at, why }: CorrectionDecision & { why: string },
): Promise<Correction> {
  await lockWaiting(tx, regionId, correctionId)
  await updateDeclined(tx, regionId, correctionId, { by, at, why })
  return getCorrection(tx, regionId, correctionId)
}

async function lockWaiting(tx: Tx, regionId: string, correctionId: string): Promise<Correction> {
  await lockCorrection(tx, regionId, correctionId)
  const correction = await getCorrection(tx, regionId, correctionId)
  if (correction.bookedAt !== null || correction.declinedAt !== null) {
    throw new NotWaiting('correction')
  }
  return correction
}
