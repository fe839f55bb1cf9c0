import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid, NotFound } from '#platform/refusals'
import { lockCommunity } from './queries/communities.ts'
import {
  listServingStations,
  replaceServices,
  type ServingStation,
} from './queries/serving-stations.ts'
import { holdStations, type Station } from './queries/stations.ts'
import { NotAPickupPoint, PlaceClosed } from './refusals.ts'

export interface ServiceWish {
  regionId: string
  communityId: string
  /** Every station that serves the community from now on; none ends its service. */
  stationIds: readonly string[]
  /** The one of them where people fetch their goods; not a warehouse. */
  pickupStationId: string | null
  by: string
  at: Date
}

/** Sets which stations serve a community, and at which of them its people fetch their goods. */
export async function serveCommunity(tx: Tx, wish: ServiceWish): Promise<ServingStation[]> {
  const { regionId, communityId, pickupStationId } = wish
  const stationIds = [...new Set(wish.stationIds)]
  const community = await lockCommunity(tx, regionId, communityId)
  if (community.closedAt !== null) throw new PlaceClosed('community', communityId)
  const stations = await holdStations(tx, regionId, stationIds)
  refuseUnfit(stations, stationIds, pickupStationId)

  const services = stationIds.map((stationId) => ({
    communityId,
    stationId,
    isPickupPoint: stationId === pickupStationId,
  }))
  await replaceServices(tx, regionId, [communityId], services)
  await announce(tx, {
    regionId,
    type: 'community.service-set',
    subjectKind: 'community',
    subjectId: communityId,
    body: { stationIds, pickupStationId },
    actorId: wish.by,
    occurredAt: wish.at,
  })
  return listServingStations(tx, regionId, communityId)
}

function refuseUnfit(
  stations: readonly Station[],
  stationIds: readonly string[],
  pickupStationId: string | null,
): void {
  if (stations.length < stationIds.length) throw new NotFound('station')
  const closed = stations.find((station) => station.closedAt !== null)
  if (closed) throw new PlaceClosed('station', closed.id)
  if ((pickupStationId === null) !== (stationIds.length === 0)) {
    throw new Invalid('pickupStationId', 'Name the pickup point, one of the stations that serve.')
  }
  if (pickupStationId === null) return
  const pickup = stations.find((station) => station.id === pickupStationId)
  if (pickup === undefined) {
    throw new Invalid('pickupStationId', 'The pickup point must be one of the stations that serve.')
  }
  if (pickup.kind === 'warehouse') throw new NotAPickupPoint(pickupStationId)
}
