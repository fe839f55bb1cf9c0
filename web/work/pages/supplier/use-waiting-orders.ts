import { type UseQueryResult, useQueries } from '@tanstack/react-query'
import { listPurchaseOrdersOfSupplier } from '../../../api/index.ts'
import { readAll } from '../../../desk/read-all.ts'
import { isToAnswer, isToShip } from './order-state.tsx'

/** States in which an order waits for its supplier. */
const WAITING = ['sent', 'escalated', 'confirmed'] as const

type Order = Awaited<ReturnType<typeof listPurchaseOrdersOfSupplier>>['items'][number]

/** What a supplier has to answer and to ship, the most urgent first, however much has been closed since. */
export function useWaitingOrders(
  place: { region: string; supplier: string },
  { isWanted = true, everyMs }: { isWanted?: boolean; everyMs?: number } = {},
) {
  return useQueries({
    queries: WAITING.map((state) => ({
      ...readAll(listPurchaseOrdersOfSupplier, { ...place, state }),
      enabled: isWanted,
      refetchInterval: everyMs ?? (false as const),
    })),
    combine,
  })
}

function combine(answers: UseQueryResult<Order[]>[]) {
  const isThere = answers.every(({ data }) => data !== undefined)
  const all = answers.flatMap(({ data }) => data ?? []).sort(byUrgency)
  return {
    data: isThere ? { toAnswer: all.filter(isToAnswer), toShip: all.filter(isToShip) } : undefined,
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    isPending: answers.some(({ isPending }) => isPending),
    isFetching: answers.some(({ isFetching }) => isFetching),
    refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
  }
}

const urgencyOf = ({ answerBy, pickupDate }: Order): string => answerBy ?? pickupDate
const byUrgency = (one: Order, other: Order): number =>
  urgencyOf(one).localeCompare(urgencyOf(other))
