import { useQueries, useQuery } from '@tanstack/react-query'
import {
  type Grant,
  getCommunity,
  getMyLeadership,
  getStation,
  getSupplier,
  listCommunities,
  listStations,
  listSuppliers,
  read,
} from '../api/index.ts'

/** A community, station or supplier for which somebody works. */
export interface Place {
  kind: 'community' | 'station' | 'supplier'
  id: string
  name: string
  detail: string
  /** Of a station: what it is. */
  stationKind?: 'warehouse' | 'grid' | 'store' | 'pickup'
}

const asCommunity = (found: { id: string; name: string; address: string }): Place => ({
  kind: 'community',
  id: found.id,
  name: found.name,
  detail: found.address,
})
const asStation = (found: {
  id: string
  name: string
  address: string
  kind: NonNullable<Place['stationKind']>
}): Place => ({
  kind: 'station',
  id: found.id,
  name: found.name,
  detail: found.address,
  stationKind: found.kind,
})
const asSupplier = (found: { id: string; name: string; code: string }): Place => ({
  kind: 'supplier',
  id: found.id,
  name: found.name,
  detail: found.code,
})

const idsOf = (grants: readonly Grant[], key: 'communityId' | 'stationId' | 'supplierId') => [
  ...new Set(grants.map((grant) => grant[key]).filter((id) => id !== null)),
]

const placesIn = (answers: readonly { data: Place | undefined; isPending: boolean }[]) => ({
  isPending: answers.some(({ isPending }) => isPending),
  places: answers.map(({ data }) => data).filter((place) => place !== undefined),
})

/** The places that somebody's grants in a region name; one that is closed is left out. */
function useGrantedPlaces(region: string, grants: readonly Grant[]) {
  const communities = useQueries({
    queries: idsOf(grants, 'communityId').map((community) => ({
      ...read(getCommunity, { region, community }),
      select: asCommunity,
    })),
    combine: placesIn,
  })
  const stations = useQueries({
    queries: idsOf(grants, 'stationId').map((station) => ({
      ...read(getStation, { region, station }),
      select: asStation,
    })),
    combine: placesIn,
  })
  const suppliers = useQueries({
    queries: idsOf(grants, 'supplierId').map((supplier) => ({
      ...read(getSupplier, { region, supplier }),
      select: asSupplier,
    })),
    combine: placesIn,
  })
  const all = [communities, stations, suppliers]
  return {
    isPending: all.some(({ isPending }) => isPending),
    places: all.flatMap(({ places }) => places),
  }
}

const MOST = 100

/** Whoever runs a region may look at all of its places. */
function useAllPlaces(region: string, isWanted: boolean) {
  const communities = useQuery({
    ...read(listCommunities, { region, limit: MOST }),
    enabled: isWanted,
  })
  const stations = useQuery({ ...read(listStations, { region, limit: MOST }), enabled: isWanted })
  const suppliers = useQuery({ ...read(listSuppliers, { region, limit: MOST }), enabled: isWanted })
  // A page may have asked for the same list: what it found are no places of theirs.
  if (!isWanted) return { isPending: false, places: [] }
  return {
    isPending: communities.isPending || stations.isPending || suppliers.isPending,
    places: [
      ...(communities.data?.items ?? []).map(asCommunity),
      ...(stations.data?.items ?? []).map(asStation),
      ...(suppliers.data?.items ?? []).map(asSupplier),
    ],
  }
}

/** The communities that a leader of several leads for themself; the others they stand in for. */
function useOwnCommunities(region: string, grants: readonly Grant[]) {
  const led = idsOf(
    grants.filter(({ role }) => role === 'leader'),
    'communityId',
  )
  const own = useQuery({
    ...read(getMyLeadership, { region }),
    staleTime: 300_000,
    enabled: led.length > 1,
    select: ({ communities }) => new Set(communities.map(({ communityId }) => communityId)),
  })
  return { isPending: led.length > 1 && own.isPending, own: own.data ?? new Set<string>() }
}

/** Every place of a region in which somebody may work, their own first, or, running the region, look. */
export function usePlaces(region: string, grants: readonly Grant[], isOverseer: boolean) {
  const granted = useGrantedPlaces(region, grants)
  const all = useAllPlaces(region, isOverseer)
  const { isPending, own } = useOwnCommunities(region, grants)
  const known = new Set(granted.places.map(({ id }) => id))
  return {
    isPending: granted.isPending || all.isPending || isPending,
    places: [
      ...granted.places.filter(({ id }) => own.has(id)),
      ...granted.places.filter(({ id }) => !own.has(id)),
      ...all.places.filter(({ id }) => !known.has(id)),
    ],
  }
}
