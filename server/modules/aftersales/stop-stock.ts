import type { Tx } from '#platform/db'
import { listLotsByIds, listPlacesOfLot, lockTotals, moveStock } from '#stock'
import type { Incident } from './incident.ts'
import { listLotIdsOfDay } from './lots-of-day.ts'

/**
 * Writes off what still lies in stock of the lots of an incident, so that nobody gets it any more.
 * What unpaid or unfetched orders have reserved stays for them to be settled.
 * @returns pieces or grams
 */
export async function stopStock(tx: Tx, incident: Incident, at: Date): Promise<number> {
  const { regionId } = incident
  const lotIds = incident.lotId === null ? await listLotIdsOfDay(tx, incident) : [incident.lotId]
  const lots = await listLotsByIds(tx, regionId, lotIds)
  let stopped = 0
  for (const lot of lots) {
    const places = (await listPlacesOfLot(tx, regionId, lot.id)).filter(
      ({ stationId }) => incident.stationId === null || stationId === incident.stationId,
    )
    const keys = places.map(({ stationId }) => ({ stationId, skuId: lot.skuId }))
    const totals = await lockTotals(tx, regionId, keys)
    const left = new Map(totals.map((total) => [total.stationId, total.onHand - total.reserved]))
    const gone = places.flatMap(({ stationId, onHand }) => {
      const quantity = Math.min(onHand, left.get(stationId) ?? 0)
      return quantity > 0 ? [{ stationId, quantity }] : []
    })
    await moveStock(
      tx,
      regionId,
      gone.map(({ stationId, quantity }) => ({
        stationId,
        skuId: lot.skuId,
        lotId: lot.id,
        quantity: -quantity,
        reason: 'written-off' as const,
        subjectKind: 'incident',
        subjectId: incident.id,
        actorId: incident.declaredBy,
        note: '',
        occurredAt: at,
      })),
    )
    stopped += gone.reduce((sum, { quantity }) => sum + quantity, 0)
  }
  return stopped
}
