import { useQuery } from '@tanstack/react-query'
import { listOwedDays, read } from '../api/index.ts'
import { useWork } from './work.tsx'

export type OwedDay = Awaited<ReturnType<typeof listOwedDays>>[number]

/** What earlier days still owe the people of a community; not asked where it is none. */
export function useOwedDays(community: string, isWanted = true) {
  const { region } = useWork()
  return useQuery({
    ...read(listOwedDays, { region: region.id, community }),
    enabled: isWanted && community !== '',
  })
}
