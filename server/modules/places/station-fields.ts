import { Invalid } from '#platform/refusals'
import { faultOfHours } from './opening-hours.ts'
import type { StationFields } from './queries/stations.ts'

/** A station as people write it. */
export interface WishedStation
  extends Omit<StationFields, 'latitude' | 'longitude' | 'capacityBags'> {
  latitude?: number | undefined
  longitude?: number | undefined
  capacityBags?: number | undefined
}

/** What is kept of it. Throws Invalid. */
export function settledStation(wished: WishedStation): StationFields {
  const { latitude, longitude, capacityBags } = wished
  if ((latitude === undefined) !== (longitude === undefined)) {
    throw new Invalid('latitude', 'Give latitude and longitude together, or neither.')
  }
  const fault = faultOfHours(wished.hours)
  if (fault !== null) throw new Invalid('hours', fault)
  return {
    ...wished,
    storages: [...new Set(wished.storages)],
    latitude: latitude ?? null,
    longitude: longitude ?? null,
    capacityBags: capacityBags ?? null,
  }
}
