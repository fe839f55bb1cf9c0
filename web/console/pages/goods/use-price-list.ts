import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listOverridesOfRegion } from '../../../api/index.ts'
import { readAll } from '../../lookups.ts'
import { useConsole } from '../../session.ts'
import { overridesByPair } from './price-list.ts'

/** Every pair of listing and community that differs from the region. */
export function useOverrides(enabled = true) {
  const { region } = useConsole()
  const answer = useQuery({
    queryKey: [listOverridesOfRegion.operationName, region.id, 'all'],
    queryFn: ({ signal }) => readAll(listOverridesOfRegion, { region: region.id }, signal),
    enabled,
  })
  const overrides = useMemo(() => overridesByPair(answer.data ?? []), [answer.data])
  return { answer, overrides }
}
