import type { StationKind, Storage } from './queries/stations.ts'

interface OnTheWay {
  kind: StationKind
  storages: readonly Storage[]
  isPickupPoint: boolean
}

const STORAGES: readonly Storage[] = ['ambient', 'chilled', 'frozen']

/**
 * The storages that every station on the way of a community's goods can hold. The way is the
 * warehouses, the grid stations that serve it, and its pickup point; a store that only delivers
 * from its own shelf is not on it. Without a pickup point there is no way, so nothing can be held.
 */
export function storagesAllHold(stations: readonly OnTheWay[]): Storage[] {
  if (!stations.some((station) => station.isPickupPoint)) return []
  const onTheWay = stations.filter(
    ({ kind, isPickupPoint }) => isPickupPoint || kind === 'warehouse' || kind === 'grid',
  )
  return STORAGES.filter((storage) => onTheWay.every(({ storages }) => storages.includes(storage)))
}
