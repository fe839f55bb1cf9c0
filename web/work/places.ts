import { useQueries, useQuery } from '@tanstack/react-query'
import {
  type Grant,
  getCommunity,
  getMyLeadership,
  getStation,
  getSupplier,
  isRefused,
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

interface Answer {
  data: unknown
  error: unknown
}

const NOT_OURS = [403, 404, 410]

/** Read, or said to be no place of ours; a server that is silent, busy or fails says nothing. */
const isAnswered = ({ data, error }: Answer): boolean =>
  data !== undefined || (isRefused(error) && NOT_OURS.includes(error.status))

/** Whether all is known, and else what stands in the way, once something does. */
const knownOf = (answers: readonly Answer[]) => {
  const open = answers.filter((answer) => !isAnswered(answer))
  return { isKnown: open.length === 0, error: open.find(({ error }) => error !== null)?.error }
}

const placesIn = (answers: readonly { data: Place | undefined; error: unknown }[]) => ({
  ...knownOf(answers),
  places: answers.map(({ data }) => data).filter((place) => place !== undefined),
})

const together = (parts: readonly { isKnown: boolean; error?: unknown }[]) => ({
  isKnown: parts.every(({ isKnown }) => isKnown),
  error: parts.find(({ error }) => error !== undefined)?.error,
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
  return { ...together(all), places: all.flatMap(({ places }) => places) }
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
  if (!isWanted) return { isKnown: true, places: [] }
  return {
    ...knownOf([communities, stations, suppliers]),
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
  return {
    ...(led.length > 1 ? knownOf([own]) : { isKnown: true }),
    own: own.data ?? new Set<string>(),
  }
}

/** Every place of a region in which somebody may work, their own first, or, running the region, look. */
export function usePlaces(region: string, grants: readonly Grant[], isOverseer: boolean) {
  const granted = useGrantedPlaces(region, grants)
  const all = useAllPlaces(region, isOverseer)
  const led = useOwnCommunities(region, grants)
  const { own } = led
  const known = new Set(granted.places.map(({ id }) => id))
  return {
    ...together([granted, all, led]),
    places: [
      ...granted.places.filter(({ id }) => own.has(id)),
      ...granted.places.filter(({ id }) => !own.has(id)),
      ...all.places.filter(({ id }) => !known.has(id)),
    ],
  }
}
