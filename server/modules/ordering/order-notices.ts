import type { Telling } from '#notify'
import { getRegion, listStationsByIds } from '#places'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { listResidentsByIds } from '#residents'
import { listOrdersByIds, type Order } from './queries/orders.ts'

/** What events of one region mean for those who ordered: a notice for each who has a login. */
export async function noticesOf(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<Telling[]> {
  const found = await listOrdersByIds(tx, regionId, [
    ...new Set(events.map((event) => event.subjectId)),
  ])
  const orders = new Map(found.map((order) => [order.id, order]))
  const residentIds = [...new Set(found.flatMap((order) => order.residentId ?? []))]
  const residents = new Map(
    (await listResidentsByIds(tx, regionId, residentIds)).map((one) => [one.id, one.personId]),
  )
  const stationIds = [...new Set(found.map((order) => order.stationId))]
  const stations = new Map(
    (await listStationsByIds(tx, regionId, stationIds)).map((one) => [one.id, one.name]),
  )
  const { timeZone } = await getRegion(tx, regionId)
  return events.flatMap((event) => {
    const order = orders.get(event.subjectId)
    const personId = order?.residentId == null ? null : (residents.get(order.residentId) ?? null)
    if (order === undefined || personId === null) return []
    const place = { 'zh-CN': stations.get(order.stationId) ?? '' }
    const to = { regionId, personId, factId: event.subjectId }
    return noticeOf(event, order, to, { timeZone, place }) ?? []
  })
}

type To = Pick<Telling, 'regionId' | 'personId' | 'factId'>

/** What one event is told as; null where there is nothing that the person does not know. Pure. */
export function noticeOf(
  event: Pick<EventRow, 'type' | 'body'>,
  order: Order,
  to: To,
  { timeZone: zone, place }: { timeZone: string; place: Record<string, string> },
): Telling | null {
  const { number: orderNumber, currency, totalMinor, pickupDate } = order
  const money = { orderNumber, currency }
  switch (event.type) {
    case 'order.placed':
      if (event.body.channel !== 'shop') {
        return {
          ...to,
          template: 'order.placed-for-you',
          params: { ...money, totalMinor, pickupDate },
        }
      }
      if (event.body.isPaid === true) {
        return {
          ...to,
          template: 'order.paid',
          params: { ...money, paidMinor: totalMinor, pickupDate, place },
        }
      }
      if (order.holdUntil === null) return null
      return {
        ...to,
        template: 'order.placed',
        params: { ...money, totalMinor, payBefore: order.holdUntil.toISOString(), zone },
      }
    case 'order.paid':
      return {
        ...to,
        template: 'order.paid',
        params: { ...money, paidMinor: totalMinor, pickupDate, place },
      }
    case 'order.cancelled':
      return {
        ...to,
        template: 'order.cancelled',
        params: {
          ...money,
          reason: order.residentId === event.body.residentId ? 'asked' : 'by_operator',
          refundMinor: Number(event.body.refundedMinor ?? 0),
        },
      }
    case 'order.expired':
      return { ...to, template: 'order.expired', params: { orderNumber } }
    default:
      return null
  }
}
