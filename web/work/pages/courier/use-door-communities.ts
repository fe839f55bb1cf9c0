import { useQueries } from '@tanstack/react-query'
import { listServedCommunities, read } from '../../../api/index.ts'
import { useWork } from '../../work.tsx'

/** The communities whose doors one brings goods to: one's own, and those of one's stations. */
export function useDoorCommunities(): {
  isPending: boolean
  communities: { id: string; name: string }[]
} {
  const { region, communities, stations, isOverseer } = useWork()
  const asked = useQueries({
    queries: (isOverseer ? [] : stations).map((station) =>
      read(listServedCommunities, { region: region.id, station: station.id }),
    ),
  })
  const served = asked.flatMap(({ data }) => data ?? [])
  const all = new Map([...communities, ...served].map(({ id, name }) => [id, { id, name }]))
  return { isPending: asked.some(({ isPending }) => isPending), communities: [...all.values()] }
}
