import type { DemoApi, Made } from './api.ts'
import { COMMUNITIES, REGION } from './places.ts'
import { PICKUP_SLOTS, STATIONS } from './stations.ts'

export interface LoadedPlaces {
  /** By code. */
  stationIds: Map<string, string>
  communityIds: Map<string, string>
  /** By `community/building`. */
  buildingIds: Map<string, string>
}

const AT = `/regions/${REGION.id}`

/** Opens the region with its stations and communities, and says which serves which. */
export async function loadPlaces(api: DemoApi): Promise<LoadedPlaces> {
  const stationIds = new Map<string, string>()
  for (const station of STATIONS) {
    const { id } = await api.call('operations', 'POST', `${AT}/stations`, station)
    stationIds.set(station.code, id)
  }
  const communityIds = new Map<string, string>()
  const buildingIds = new Map<string, string>()
  for (const { buildings, servedBy, ...community } of COMMUNITIES) {
    const { id } = await api.call('operations', 'POST', `${AT}/communities`, community)
    communityIds.set(community.code, id)
    await api.call('operations', 'PUT', `${AT}/communities/${id}/stations`, {
      stationIds: servedBy.map((code) => stationIds.get(code)!),
      pickupStationId: stationIds.get(servedBy.at(-1)!)!,
    })
    for (const building of buildings) {
      const path = `${AT}/communities/${id}/buildings`
      const made = await api.call<Made>('operations', 'POST', path, building)
      buildingIds.set(`${community.code}/${building.name}`, made.id)
    }
  }
  await loadSlots(api, stationIds)
  return { stationIds, communityIds, buildingIds }
}

async function loadSlots(api: DemoApi, stationIds: Map<string, string>): Promise<void> {
  const pickupPoints = new Set(COMMUNITIES.map(({ servedBy }) => servedBy.at(-1)!))
  for (const code of pickupPoints) {
    const path = `${AT}/stations/${stationIds.get(code)}/pickup-slots`
    for (const slot of PICKUP_SLOTS) await api.call('operations', 'POST', path, slot)
  }
}
