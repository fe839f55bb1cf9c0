import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid, NotFound } from '#platform/refusals'
import {
  lockPoolLine,
  type ShownPoolLine,
  type SurplusDestination,
  updateSurplus,
} from './queries/pools.ts'

/** Says where what rounding leaves over goes: to a store, the next window, on markdown, or away. */
export async function decideSurplus(
  tx: Tx,
  decision: {
    regionId: string
    surplusId: string
    destination: SurplusDestination
    stationId: string | null
    by: string
    at: Date
  },
): Promise<ShownPoolLine> {
  const { regionId, surplusId, destination, stationId, by, at } = decision
  const line = await lockPoolLine(tx, regionId, surplusId)
  if (line.surplusQuantity === 0) throw new NotFound('surplus')
  if ((destination === 'store') !== (stationId !== null)) {
    throw new Invalid('stationId', 'Name the store that it goes to, and only then.')
  }
  if (stationId !== null && (await getStation(tx, regionId, stationId)).kind !== 'store') {
    throw new Invalid('stationId', 'This station is no store.')
  }
  await updateSurplus(tx, regionId, surplusId, { destination, stationId, by, at })
  await announce(tx, {
    type: 'surplus.decided',
    regionId,
    subjectKind: 'surplus',
    subjectId: surplusId,
    body: {
      skuId: line.skuId,
      warehouseId: line.stationId,
      pickupDate: line.pickupDate,
      quantity: line.surplusQuantity,
      destination,
      stationId,
    },
    actorId: by,
    occurredAt: at,
  })
  return lockPoolLine(tx, regionId, surplusId)
}
