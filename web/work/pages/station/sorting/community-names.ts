import { useQuery } from '@tanstack/react-query'
import { listCommunities } from '../../../../api/index.ts'
import { readAll } from '../../../../desk/read-all.ts'
import { useWork } from '../../../work.tsx'

const HOUR_MS = 3_600_000

/** The names of the region's communities by id. */
export function useCommunityNames(): ReadonlyMap<string, string> {
  const { region } = useWork()
  const { data } = useQuery({
    ...readAll(listCommunities, { region: region.id }),
    staleTime: HOUR_MS,
  })
  return new Map((data ?? []).map(({ id, name }) => [id, name]))
}
