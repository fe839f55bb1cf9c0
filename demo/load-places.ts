import type { DemoApi } from './api.ts'
import { forEachAtOnce } from './at-once.ts'
import { COMMUNITIES, type DemoCommunity, REGION } from './places.ts'
import { PICKUP_SLOTS, STATIONS } from './stations.ts'

export interface LoadedPlaces {
  /** By code. */
  stationIds: Map<string, string>
  communityIds: Map<string, string>
  /** By `community/building`. */
  buildingIds: Map<string, string>
}

const AT = `/regions/${REGION.id}`

/** Opens stations and communities, and says which serves which. */
export async function loadPlaces(api: DemoApi): Promise<LoadedPlaces> {
  const stations = await forEachAtOnce(STATIONS, (station) =>
    api.call('operations', 'POST', `${AT}/stations`, station),
  )
  const loaded: LoadedPlaces = {
    stationIds: new Map(STATIONS.map(({ code }, index) => [code, stations[index]!.id])),
    communityIds: new Map(),
    buildingIds: new Map(),
  }
  await forEachAtOnce(COMMUNITIES, (community) => loadCommunity(api, loaded, community))
  await loadSlots(api, loaded.stationIds)
  return loaded
}

async function loadCommunity(
  api: DemoApi,
  { stationIds, communityIds, buildingIds }: LoadedPlaces,
  { buildings, servedBy, ...community }: DemoCommunity,
): Promise<void> {
  const { id } = await api.call('operations', 'POST', `${AT}/communities`, community)
  communityIds.set(community.code, id)
  await api.call('operations', 'PUT', `${AT}/communities/${id}/stations`, {
    stationIds: servedBy.map((code) => stationIds.get(code)!),
    pickupStationId: stationIds.get(servedBy.at(-1)!)!,
  })
  for (const building of buildings) {
    const made = await api.call('operations', 'POST', `${AT}/communities/${id}/buildings`, building)
    buildingIds.set(`${community.code}/${building.name}`, made.id)
  }
}

async function loadSlots(api: DemoApi, stationIds: Map<string, string>): Promise<void> {
  const pickupPoints = [...new Set(COMMUNITIES.map(({ servedBy }) => servedBy.at(-1)!))]
  await forEachAtOnce(pickupPoints, async (code) => {
    const path = `${AT}/stations/${stationIds.get(code)}/pickup-slots`
    for (const slot of PICKUP_SLOTS) await api.call('operations', 'POST', path, slot)
  })
}
