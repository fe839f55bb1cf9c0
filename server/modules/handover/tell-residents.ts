import { type Telling, tell } from '#notify'
import { listOrdersByIds, type Order, stateOf } from '#ordering'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { listResidentsByIds } from '#residents'

export const TOLD_OF_PICKUPS = [
  'order.not-collected',
  'handover.undone',
  'door-delivery.accepted',
  'door-delivery.cancelled',
] as const

/** Residents are told what became of goods that waited, once for each fact. */
export async function tellResidents(tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const [regionId, of] of Map.groupBy(events, (event) => event.regionId)) {
    const orders = await listOrdersByIds(tx, regionId, [...new Set(of.map(orderIdOf))])
    const orderOf = new Map(orders.map((order) => [order.id, order]))
    const residents = await listResidentsByIds(tx, regionId, [
      ...new Set(orders.flatMap((order) => order.residentId ?? [])),
    ])
    const personOf = new Map(residents.map((one) => [one.id, one.personId]))
    await tell(
      tx,
      of.flatMap((event) => {
        const order = orderOf.get(orderIdOf(event))
        const personId = personOf.get(order?.residentId ?? '') ?? null
        return order === undefined || personId === null
          ? []
          : (telling(event, order, personId) ?? [])
      }),
    )
  }
}

const orderIdOf = ({ type, subjectId, body }: EventRow): string =>
  type === 'order.not-collected' ? subjectId : String(body.orderId)

function telling(
  { id: factId, type, body, regionId }: EventRow,
  order: Order,
  personId: string,
): Telling | null {
  const { number: orderNumber, currency } = order
  const to = { regionId, personId, factId }
  switch (type) {
    case 'order.not-collected': {
      const params = {
        orderNumber,
        currency,
        refundMinor: Number(body.refundedMinor),
        keptMinor: Number(body.keptMinor),
      }
      return { ...to, template: 'order.not-collected', params }
    }
    case 'handover.undone':
      return { ...to, template: 'handover.undone', params: { orderNumber } }
    case 'door-delivery.accepted':
      return { ...to, template: 'door-delivery.accepted', params: { orderNumber } }
    case 'door-delivery.cancelled': {
      const feeMinor = Number(body.feeMinor)
      const hasEnded = stateOf(order) !== 'placed'
      // What became of the order was told already: only the fee is news.
      if (hasEnded && feeMinor === 0) return null
      const params = { orderNumber, currency, feeMinor, hasEnded }
      return { ...to, template: 'door-delivery.cancelled', params }
    }
    default:
      return null
  }
}
