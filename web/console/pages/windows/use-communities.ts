import { useQuery } from '@tanstack/react-query'
import { listCommunities } from '../../../api/index.ts'
import { useConsole } from '../../session.ts'
import { whole } from '../../table/index.ts'

/** Every open community of the region, as choices of a form. */
export function useCommunities(): { value: string; label: string }[] {
  const { region } = useConsole()
  const { data } = useQuery({
    queryKey: ['listCommunities', region.id, 'all'],
    queryFn: () =>
      whole([], (cursor) =>
        listCommunities({
          ...{ region: region.id, limit: 100 },
          ...(cursor === undefined ? {} : { cursor }),
        }),
      ).page({ search: undefined, sort: undefined, isDescending: false, filters: {} }),
    staleTime: 300_000,
  })
  return (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
}
