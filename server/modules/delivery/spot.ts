/** A place on the map, in degrees; null where nobody has said. */
export interface Spot {
  latitude: number | null
  longitude: number | null
}

const EARTH_RADIUS_METERS = 6_371_000

const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Whether a place is known. */
export const isKnown = (spot: Spot): spot is { latitude: number; longitude: number } =>
  spot.latitude !== null && spot.longitude !== null

/**
 * Metres between two places as the crow flies, by the haversine formula on a sphere; infinite where
 * one of them is not known. Pure.
 */
export function metersBetween(from: Spot, to: Spot): number {
  if (!isKnown(from) || !isKnown(to)) return Number.POSITIVE_INFINITY
  const byLatitude = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2
  const byLongitude = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  const both = Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude))
  const half = Math.sqrt(Math.min(1, byLatitude + both * byLongitude))
  return 2 * EARTH_RADIUS_METERS * Math.asin(half)
}
