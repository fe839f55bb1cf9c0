import type { Queryable } from '#platform/db'
import { supplyOf } from '#procurement'
import type { Incident } from './incident.ts'

/** Lots in which a SKU came in for a day; none for a load, whose goods lie in no stock. */
export async function listLotIdsOfDay(db: Queryable, incident: Incident): Promise<string[]> {
  const { regionId, skuId, pickupDate, stationId } = incident
  if (skuId === null || pickupDate === null || stationId === null) return []
  const supply = await supplyOf(db, regionId, { warehouseId: stationId, pickupDate })
  const own = supply.find((one) => one.skuId === skuId)
  return (own?.lots ?? []).flatMap(({ lotId }) => lotId ?? [])
}
