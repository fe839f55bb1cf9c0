import { useQuery } from '@tanstack/react-query'
import { getReceivingDay, read } from '../../../../api/index.ts'
import type { ReplyOf } from '../../../../api/reply-of.ts'
import { useHere } from '../at-station.tsx'

export type ReceivingDay = ReplyOf<typeof getReceivingDay>
export type DayOrder = ReceivingDay['purchaseOrders'][number]
export type DayLine = DayOrder['lines'][number]
export type Shipment = ReceivingDay['arrivals'][number]

const OFTEN_MS = 20_000

/** The station's receiving day, read again and again; several people take goods in at once. */
export function useReceivingDay() {
  const { day } = useHere()
  return useQuery({
    ...read(getReceivingDay, day),
    enabled: day.station !== '',
    refetchInterval: OFTEN_MS,
  })
}

/** Nothing was pooled for the day, nor came: there is just nothing to take in. */
export const isNoDay = (day: ReceivingDay | undefined): boolean => day?.id === null

export const shipmentsOf = (day: ReceivingDay, orderId: string): Shipment[] =>
  day.arrivals.filter(({ purchaseOrderId }) => purchaseOrderId === orderId)

const sum = (order: DayOrder, of: (line: DayLine) => number): number =>
  order.lines.reduce((all, line) => all + of(line), 0)

/** Whether all that an order should bring has come, some of it, or none. */
export function comingOf(order: DayOrder): 'whole' | 'part' | 'none' {
  const came = sum(order, (line) => line.receivedQuantity + line.refusedQuantity)
  if (came === 0 && sum(order, (line) => line.expectedQuantity) > 0) return 'none'
  return sum(order, (line) => line.missingQuantity) === 0 ? 'whole' : 'part'
}

/** The lines of an order of which something still lacks. */
export const openLines = (order: DayOrder): DayLine[] =>
  order.lines.filter(({ missingQuantity }) => missingQuantity > 0)

/** The SKUs of which an order that was not declined still lacks something. */
export const awaitedSkus = (day: ReceivingDay): ReadonlySet<string> =>
  new Set(
    day.purchaseOrders
      .filter(({ state }) => state !== 'declined')
      .flatMap(openLines)
      .map(({ skuId }) => skuId),
  )
