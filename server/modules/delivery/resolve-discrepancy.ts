import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { moveStock } from '#stock'
import { checkCourier } from './check-courier.ts'
import { type Discrepancy, isGap, openQuantity } from './discrepancy.ts'
import { matchDay, matchThese } from './match-day.ts'
import {
  addQuantities,
  getDiscrepancy,
  listUnresolved,
  lockDiscrepancyDay,
} from './queries/discrepancies.ts'
import { insertRedeliveries } from './queries/redeliveries.ts'
import { AlreadyResolved, NothingToMatch, WrongResolution } from './refusals.ts'
import { settleGaps } from './settle-gaps.ts'
import { settleSurpluses } from './settle-surpluses.ts'

export type Decision = 'redeliver' | 'refund' | 'return' | 'write-off'

export interface ResolutionWish {
  regionId: string
  discrepancyId: string
  decision: Decision
  /** The other side of a redelivery; the nearest open ones when absent. */
  otherId?: string | undefined
  /** A station whose stock what lacks is taken from instead. */
  fromStationId?: string | undefined
  courierId?: string | undefined
  why: string
  by: string
  at: Date
}

/**
 * Operations decide what becomes of a discrepancy before the sweep does.
 * @throws AlreadyResolved WrongResolution NothingToMatch
 * @throws NotEnoughStock of #stock when the station named has too little
 */
export async function resolveDiscrepancy(tx: Tx, wish: ResolutionWish): Promise<Discrepancy> {
  const { regionId, discrepancyId, decision } = wish
  const { pickupDate } = await getDiscrepancy(tx, regionId, discrepancyId)
  await lockDiscrepancyDay(tx, regionId, pickupDate)
  const found = await getDiscrepancy(tx, regionId, discrepancyId)
  if (found.resolvedAt !== null) throw new AlreadyResolved(found.resolution)
  if (!isFitting(found, decision)) throw new WrongResolution(found.kind)

  if (decision === 'refund') {
    await settleGaps(tx, wish, [found])
    await matchDay(tx, { ...wish, pickupDate, skuIds: [found.skuId] })
  } else if (decision === 'redeliver') await redeliver(tx, wish, found)
  else {
    if (openQuantity(found) === 0) throw new AlreadyResolved('redelivered')
    const end = decision === 'return' ? 'returned' : 'written-off'
    await settleSurpluses(tx, wish, [found], end)
  }
  return getDiscrepancy(tx, regionId, discrepancyId)
}

const isFitting = (found: Discrepancy, decision: Decision): boolean =>
  decision === 'redeliver' || isGap(found) === (decision === 'refund')

async function redeliver(tx: Tx, wish: ResolutionWish, found: Discrepancy): Promise<void> {
  const { regionId, fromStationId, otherId, courierId = null } = wish
  const { pickupDate, skuId } = found
  await checkCourier(tx, regionId, courierId)
  if (openQuantity(found) === 0) throw new NothingToMatch()
  if (fromStationId !== undefined) {
    if (!isGap(found)) throw new WrongResolution(found.kind)
    await takeFromStock(tx, { ...wish, fromStationId }, found)
    return
  }
  const open = await listUnresolved(tx, regionId, pickupDate, { skuIds: [skuId], limit: 10_000 })
  const others = open.filter(
    (one) => isGap(one) !== isGap(found) && (otherId === undefined || one.id === otherId),
  )
  const matches = await matchThese(tx, { ...wish, pickupDate }, [found, ...others], courierId)
  if (matches.length === 0) throw new NothingToMatch()
}

async function takeFromStock(
  tx: Tx,
  wish: ResolutionWish & { fromStationId: string },
  gap: Discrepancy,
): Promise<void> {
  const { regionId, fromStationId, courierId = null, by, at } = wish
  const { id: gapId, pickupDate, skuId, stationId: toStationId } = gap
  const quantity = openQuantity(gap)
  const id = newId()
  await moveStock(tx, regionId, [
    {
      stationId: fromStationId,
      skuId,
      lotId: null,
      quantity: -quantity,
      reason: 'sold',
      subjectKind: 'redelivery',
      subjectId: id,
      actorId: by,
      note: wish.why,
      occurredAt: at,
    },
  ])
  const made = { id, pickupDate, gapId, surplusId: null, skuId, quantity }
  await insertRedeliveries(tx, regionId, [{ ...made, fromStationId, toStationId, courierId }], {
    at,
    by,
  })
  await addQuantities(tx, regionId, [{ id: gapId, matched: quantity }])
}
