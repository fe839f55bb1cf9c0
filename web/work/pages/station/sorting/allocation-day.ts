import { useQuery } from '@tanstack/react-query'
import { getAllocation, read } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { useHere } from '../at-station.tsx'

export type Allocation = ReplyOf<typeof getAllocation>
export type AllocatedSku = Allocation['skus'][number]

const SETTLING_MS = 3000
const CALM_MS = 60_000

/** Who gets what of the day; asked often while it is being settled. */
export function useAllocation() {
  const { day } = useHere()
  return useQuery({
    ...read(getAllocation, day),
    enabled: day.station !== '',
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data.allocationId !== null && data.finishedAt === null
        ? SETTLING_MS
        : CALM_MS,
  })
}
