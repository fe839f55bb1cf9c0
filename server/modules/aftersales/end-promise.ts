import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { localDate } from '#platform/time'
import { listTakenFor, moveStock } from '#stock'
import type { Claim } from './claim.ts'
import {
  lockReplacement,
  type Replacement,
  replacementStateOf,
  updateGivenUp,
} from './queries/replacements.ts'

interface Ending {
  why: string
  by: string | null
  at: Date
}

/**
 * Ends a promise of goods for a claim that is locked: what was taken for it and not handed over goes
 * back to stock. What was handed over stays with its people.
 */
export async function endPromise(tx: Tx, claim: Claim, ending: Ending): Promise<void> {
  const promise = await lockReplacement(tx, claim.regionId, claim.id)
  if (promise === null) return
  if (replacementStateOf(promise) === 'taken') await putBack(tx, claim, promise, ending)
  await updateGivenUp(tx, claim.regionId, claim.id, ending)
}

/** Lot by lot as it was taken: to where it came from, from its day on to where it was to be fetched. */
async function putBack(
  tx: Tx,
  { id, regionId, stationId }: Claim,
  { pickupDate }: Replacement,
  { by, at }: Ending,
): Promise<void> {
  const { timeZone } = await getRegion(tx, regionId)
  const hasCome = pickupDate <= localDate(at, timeZone)
  const taken = await listTakenFor(tx, regionId, 'claim', [id])
  await moveStock(
    tx,
    regionId,
    taken.map(({ stationId: from, skuId, lotId, quantity }) => ({
      stationId: hasCome ? stationId : from,
      skuId,
      lotId,
      quantity,
      reason: 'returned' as const,
      subjectKind: 'claim',
      subjectId: id,
      actorId: by,
      note: '',
      occurredAt: at,
    })),
  )
}
