import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { announceReady } from './announce-ready.ts'
import { announceResolved } from './announce-resolved.ts'
import { cancelRedeliveries } from './cancel-redeliveries.ts'
import { checkCourier } from './check-courier.ts'
import type { Redelivery } from './discrepancy.ts'
import {
  addQuantities,
  closeResolved,
  getDiscrepancy,
  lockDiscrepancyDay,
} from './queries/discrepancies.ts'
import { findRedelivery, markDone, updateCourier } from './queries/redeliveries.ts'
import { RedeliveryEnded } from './refusals.ts'

export interface Ending {
  regionId: string
  redeliveryId: string
  by: string
  at: Date
}

/** The goods are where they lacked. @throws RedeliveryEnded */
export async function completeRedelivery(tx: Tx, ending: Ending): Promise<Redelivery> {
  const { regionId, redeliveryId, by, at } = ending
  const { gapId, surplusId, quantity, pickupDate } = await lockUnderWay(tx, ending)
  await markDone(tx, regionId, redeliveryId, { at, by })
  const sides = [gapId, ...(surplusId === null ? [] : [surplusId])]
  await addQuantities(
    tx,
    regionId,
    sides.map((id) => ({ id, matched: -quantity, redelivered: quantity })),
  )
  const closing = { resolution: 'redelivered', why: '', by, at } as const
  await announceResolved(tx, ending, await closeResolved(tx, regionId, sides, closing))
  const { communityId } = await getDiscrepancy(tx, regionId, gapId)
  await announceReady(tx, { regionId, pickupDate, communityIds: [communityId], by, at })
  return getRedelivery(tx, regionId, redeliveryId)
}

/** A redelivery does not happen: both sides are open again. @throws RedeliveryEnded */
export async function cancelRedelivery(
  tx: Tx,
  ending: Ending & { why: string },
): Promise<Redelivery> {
  const { regionId, redeliveryId } = ending
  await cancelRedeliveries(tx, ending, [await lockUnderWay(tx, ending)])
  return getRedelivery(tx, regionId, redeliveryId)
}

/** Says who brings the goods. @throws RedeliveryEnded */
export async function assignRedelivery(
  tx: Tx,
  { courierId, ...ending }: Ending & { courierId: string | null },
): Promise<Redelivery> {
  const { regionId, redeliveryId } = ending
  await lockUnderWay(tx, ending)
  await checkCourier(tx, regionId, courierId)
  await updateCourier(tx, regionId, redeliveryId, courierId)
  return getRedelivery(tx, regionId, redeliveryId)
}

async function lockUnderWay(tx: Tx, { regionId, redeliveryId }: Ending): Promise<Redelivery> {
  const { pickupDate } = await getRedelivery(tx, regionId, redeliveryId)
  await lockDiscrepancyDay(tx, regionId, pickupDate)
  const redelivery = await getRedelivery(tx, regionId, redeliveryId)
  if (redelivery.doneAt !== null || redelivery.cancelledAt !== null) {
    throw new RedeliveryEnded(redelivery.doneAt)
  }
  return redelivery
}

async function getRedelivery(tx: Tx, regionId: string, id: string): Promise<Redelivery> {
  const redelivery = await findRedelivery(tx, regionId, id)
  if (redelivery === undefined) throw new NotFound('redelivery')
  return redelivery
}
