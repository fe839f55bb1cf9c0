import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { listOverridesOfRegion } from '../../../api/index.ts'
import { readAll } from '../../../desk/read-all.ts'
import { useConsole } from '../../session.ts'
import { overridesByPair } from './price-list.ts'

/** Every pair of listing and community that differs from the region. */
export function useOverrides(enabled = true) {
  const { region } = useConsole()
  const answer = useQuery({ ...readAll(listOverridesOfRegion, { region: region.id }), enabled })
  const overrides = useMemo(() => overridesByPair(answer.data ?? []), [answer.data])
  return { answer, overrides }
}
