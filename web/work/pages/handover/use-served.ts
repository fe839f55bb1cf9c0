import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listServedCommunities, read } from '../../../api/index.ts'
import type { Place } from '../../places.ts'
import { useRemembered } from '../../remembered.ts'
import { useWork } from '../../work.tsx'

export interface Served {
  isPending: boolean
  /** Why it is not known whom one serves; null where it is. */
  error: unknown
  refetch(): unknown
  /** Whom a station gives goods to, where somebody works at one; else empty. */
  communities: readonly Place[]
  community: Place | null
  choose(place: Place): void
}

/** The community whose goods are given: one's own, or one of those that the own station serves. */
export function useServed(): Served {
  const { region, station, communities, community, isOverseer, choose: chooseOwn } = useWork()
  const isOfStation = community === null && station !== null && !isOverseer
  const [chosen, choose] = useRemembered<string>('served')
  const [known, keep] = useRemembered<readonly Place[]>(`served.${station?.id ?? ''}`)
  const asked = useQuery({
    ...read(listServedCommunities, { region: region.id, station: station?.id ?? '' }),
    enabled: isOfStation,
  })
  const { data, refetch } = asked
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what the server said is kept
  useEffect(() => {
    if (data !== undefined) keep(data.map(placeOf))
  }, [data])
  if (!isOfStation) {
    return { isPending: false, error: null, refetch, communities, community, choose: chooseOwn }
  }
  const served = data?.map(placeOf) ?? known ?? []
  return {
    isPending: asked.isPending,
    error: served.length === 0 ? asked.error : null,
    refetch,
    communities: served,
    community: served.find(({ id }) => id === chosen) ?? served[0] ?? null,
    choose: ({ id }) => choose(id),
  }
}

const placeOf = (one: { id: string; name: string; address: string }): Place => ({
  kind: 'community',
  id: one.id,
  name: one.name,
  detail: one.address,
})
