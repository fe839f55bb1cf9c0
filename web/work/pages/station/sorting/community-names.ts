import { useQuery } from '@tanstack/react-query'
import { listCommunities, read } from '../../../../api/index.ts'
import { useWork } from '../../../work.tsx'

const HOUR_MS = 3_600_000

/** The names of the region's communities by id. */
export function useCommunityNames(): ReadonlyMap<string, string> {
  const { region } = useWork()
  const { data } = useQuery({
    ...read(listCommunities, { region: region.id, limit: 100 }),
    staleTime: HOUR_MS,
  })
  return new Map((data?.items ?? []).map(({ id, name }) => [id, name]))
}
