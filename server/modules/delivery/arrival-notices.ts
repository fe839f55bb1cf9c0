import { actingLeadersOf } from '#leaders'
import type { Telling } from '#notify'
import { getRegion, listCommunitiesByIds, listStationsByIds } from '#places'
import type { Queryable } from '#platform/db'
import type { EventRow } from '#platform/events'
import { listResidentsByIds } from '#residents'
import { listDeliveriesOfSources, listReadyNotices } from './queries/deliveries.ts'

/** Residents whose orders are ready: one notice a person and day, whatever the number of orders. */
export async function readyNotices(
  db: Queryable,
  regionId: string,
  events: readonly EventRow[],
): Promise<Telling[]> {
  const orderIds = events.map((event) => event.subjectId)
  const ready = await listReadyNotices(db, regionId, orderIds)
  const residents = await listResidentsByIds(
    db,
    regionId,
    ready.map(({ residentId }) => residentId),
  )
  const persons = new Map(residents.map(({ id, personId }) => [id, personId]))
  const places = await placeNames(
    db,
    regionId,
    ready.map(({ stationId }) => stationId),
  )
  return ready.flatMap(({ residentId, stationId, firstDeliveryId, shortNumber, pickupDate }) => {
    const personId = persons.get(residentId)
    if (personId == null) return []
    const place = { 'zh-CN': places.get(stationId) ?? '' }
    const params = { shortNumber, place, pickupDate }
    return [{ regionId, personId, factId: firstDeliveryId, template: 'delivery.ready', params }]
  })
}

/** Leaders whose goods have arrived, with the time they have to confirm them. */
export async function arrivalNotices(
  db: Queryable,
  regionId: string,
  events: readonly EventRow[],
): Promise<Telling[]> {
  const stopIds = events.map(({ body }) => body.stopId as string)
  const deliveries = await listDeliveriesOfSources(db, regionId, stopIds)
  const [first] = events
  if (first === undefined || deliveries.length === 0) return []
  const communityIds = [...new Set(deliveries.map(({ communityId }) => communityId))]
  const leaders = await actingLeadersOf(db, regionId, communityIds, first.occurredAt)
  const communities = await listCommunitiesByIds(db, regionId, communityIds)
  const names = new Map(communities.map(({ id, name }) => [id, name]))
  const places = await placeNames(
    db,
    regionId,
    deliveries.map(({ stationId }) => stationId),
  )
  const { timeZone: zone } = await getRegion(db, regionId)
  return deliveries.flatMap(({ id: factId, communityId, stationId, confirmBy }) => {
    const leader = leaders.get(communityId)
    if (leader === undefined) return []
    const params = {
      community: { 'zh-CN': names.get(communityId) ?? '' },
      place: { 'zh-CN': places.get(stationId) ?? '' },
      confirmBy: confirmBy.toISOString(),
      zone,
    }
    return [{ regionId, personId: leader.personId, factId, template: 'delivery.arrived', params }]
  })
}

async function placeNames(
  db: Queryable,
  regionId: string,
  stationIds: readonly string[],
): Promise<Map<string, string>> {
  const stations = await listStationsByIds(db, regionId, [...new Set(stationIds)])
  return new Map(stations.map(({ id, name }) => [id, name]))
}
