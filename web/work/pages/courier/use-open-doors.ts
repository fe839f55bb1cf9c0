import { useQueries, useQuery } from '@tanstack/react-query'
import {
  listDoorDeliveries,
  listOpenDoors,
  listServedCommunities,
  read,
} from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { drivesEverywhere } from '../../jobs.ts'
import { useWork } from '../../work.tsx'

export type DoorDelivery = ReplyOf<typeof listOpenDoors>['items'][number]

const MOST = 100

/** The doors one brings goods to: of one's communities and stations, or of all the region. */
export function useOpenDoors(): {
  isPending: boolean
  doors: DoorDelivery[]
  failed: { error: unknown; refetch: () => unknown } | undefined
} {
  const { region, grants, isOverseer } = useWork()
  const everywhere = isOverseer || drivesEverywhere(grants)
  const inRegion = useQuery({
    ...read(listOpenDoors, { region: region.id, limit: MOST }),
    enabled: everywhere,
  })
  const here = useDoorCommunities(!everywhere)
  const byCommunity = useQueries({
    queries: here.ids.map((community) =>
      read(listDoorDeliveries, { region: region.id, community, isOpen: true, limit: MOST }),
    ),
  })
  const asked = everywhere ? [inRegion] : byCommunity
  return {
    isPending: here.isPending || asked.some(({ isPending }) => isPending),
    doors: asked.flatMap(({ data }) => data?.items ?? []),
    failed: asked.find(({ isError, data }) => isError && data === undefined),
  }
}

/** One's own communities, and those of one's stations. */
function useDoorCommunities(isWanted: boolean): { isPending: boolean; ids: string[] } {
  const { region, communities, stations } = useWork()
  const asked = useQueries({
    queries: (isWanted ? stations : []).map((station) =>
      read(listServedCommunities, { region: region.id, station: station.id }),
    ),
  })
  const served = asked.flatMap(({ data }) => data ?? [])
  const all = isWanted ? [...communities, ...served] : []
  return {
    isPending: asked.some(({ isPending }) => isPending),
    ids: [...new Set(all.map(({ id }) => id))],
  }
}
