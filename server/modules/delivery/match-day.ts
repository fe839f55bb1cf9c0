import { listStationsByIds } from '#places'
import type { Queryable, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { type Discrepancy, isGap, openQuantity } from './discrepancy.ts'
import { type Match, matchSurplus, type Unmatched } from './matching.ts'
import { addQuantities, listUnresolved } from './queries/discrepancies.ts'
import { listLoadsByIds } from './queries/loads.ts'
import { insertRedeliveries } from './queries/redeliveries.ts'

const MOST = 10_000

interface Matching {
  regionId: string
  pickupDate: string
  by: string | null
  at: Date
}

/** Promises what is too much of SKUs to those who lack it. The day must be locked. */
export async function matchDay(
  tx: Tx,
  matching: Matching & { skuIds: readonly string[] },
): Promise<Match[]> {
  const { regionId, pickupDate, skuIds } = matching
  const open = await listUnresolved(tx, regionId, pickupDate, { skuIds, limit: MOST })
  return matchThese(tx, matching, open)
}

/** The same among these alone. */
export async function matchThese(
  tx: Tx,
  { regionId, pickupDate, by, at }: Matching,
  open: readonly Discrepancy[],
  courierId: string | null = null,
): Promise<Match[]> {
  const gaps = open.filter(isGap)
  const surpluses = open.filter((one) => !isGap(one))
  if (gaps.length === 0 || surpluses.length === 0) return []
  const places = await placesOf(tx, regionId, open)
  const matches = matchSurplus(gaps.map(places), surpluses.map(places))
  const couriers = await couriersOf(tx, regionId, surpluses)
  const byId = new Map(open.map((one) => [one.id, one]))
  await insertRedeliveries(
    tx,
    regionId,
    matches.map(({ gapId, surplusId, quantity }) => {
      const { skuId, stationId: toStationId } = byId.get(gapId)!
      const { stationId: fromStationId } = byId.get(surplusId)!
      return {
        id: newId(),
        pickupDate,
        gapId,
        surplusId,
        skuId,
        quantity,
        fromStationId,
        toStationId,
        // Who brought the goods there knows where they are.
        courierId: courierId ?? couriers.get(surplusId) ?? null,
      }
    }),
    { at, by },
  )
  const promised = matches.flatMap(({ gapId, surplusId, quantity }) => [
    { id: gapId, matched: quantity },
    { id: surplusId, matched: quantity },
  ])
  await addQuantities(tx, regionId, promised)
  return matches
}

async function placesOf(db: Queryable, regionId: string, all: readonly Discrepancy[]) {
  const stations = await listStationsByIds(
    db,
    regionId,
    all.map(({ stationId }) => stationId),
  )
  const spots = new Map(stations.map((station) => [station.id, station]))
  return (one: Discrepancy): Unmatched => {
    const { latitude = null, longitude = null } = spots.get(one.stationId) ?? {}
    const { id, skuId, stationId } = one
    return { id, skuId, stationId, latitude, longitude, left: openQuantity(one) }
  }
}

async function couriersOf(db: Queryable, regionId: string, surpluses: readonly Discrepancy[]) {
  const loads = await listLoadsByIds(
    db,
    regionId,
    surpluses.flatMap(({ loadId }) => loadId ?? []),
  )
  const byLoad = new Map(loads.map(({ id, courierId }) => [id, courierId]))
  return new Map(
    surpluses.map(({ id, loadId }) => [id, loadId === null ? null : (byLoad.get(loadId) ?? null)]),
  )
}
