import type { Telling } from '#notify'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { dueOf, isEnded } from './order.ts'
import { listLinesOf } from './queries/order-lines.ts'
import { findToldOrders, type ToldOrder } from './told-orders.ts'

export const TOLD_OF_ORDERS = [
  'order.placed',
  'order.reminded',
  'order.paid',
  'order.paid-late',
  'order.reduced',
  'order.cancelled',
  'order.expired',
] as const

type Goods = ReadonlyMap<string, Record<string, string>>

/** What events of one region mean for those who ordered: a notice for each who has a login. */
export async function noticesOf(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<Telling[]> {
  const orders = await findToldOrders(
    tx,
    regionId,
    events.map((event) => event.subjectId),
  )
  const goods = await goodsOf(tx, regionId, events)
  return events.flatMap((event) => {
    const order = orders.get(event.subjectId)
    return order === undefined ? [] : (noticeOf(event, order, goods) ?? [])
  })
}

/** Names of goods that were taken off orders, by offer. */
async function goodsOf(tx: Tx, regionId: string, events: readonly EventRow[]): Promise<Goods> {
  const orderIds = events
    .filter((event) => event.type === 'order.reduced')
    .map((event) => event.subjectId)
  const lines = await listLinesOf(tx, regionId, [...new Set(orderIds)])
  return new Map(lines.map((line) => [line.offerId, line.name]))
}

/** What one event is told as; null where there is nothing that the person does not know. Pure. */
function noticeOf(
  event: Pick<EventRow, 'id' | 'type' | 'body' | 'actorId'>,
  order: ToldOrder,
  goods: Goods,
): Telling | null {
  const { regionId, number: orderNumber, currency, id: factId, residentPersonId } = order
  const money = { orderNumber, currency }
  // Who pays is told of money that is open or came too late: a leader for a neighbour without login.
  const payerId = event.type === 'order.paid-late' ? event.actorId : null
  const personId = payerId ?? residentPersonId ?? (isOfPayment(event.type) ? order.placedBy : null)
  if (personId === null) return null
  const to = { regionId, personId, factId }
  switch (event.type) {
    case 'order.placed':
      return placedNotice(to, order, event.body)
    case 'order.reminded':
      if (!isToBePaid(order)) return null
      return { ...to, template: 'order.unpaid', params: payParams(order, order.holdUntil) }
    case 'order.paid':
      return { ...to, template: 'order.paid', params: paidParams(order) }
    case 'order.paid-late': {
      const params = { ...money, paidMinor: Number(event.body.amountMinor) }
      return { ...to, factId: event.id, template: 'payment.late', params }
    }
    case 'order.reduced':
      return reducedNotice({ ...to, factId: event.id }, order, event.body, goods)
    case 'order.cancelled': {
      const isAsked = event.body.cause === 'asked'
      const reason = !isAsked
        ? 'window_withdrawn'
        : event.actorId === residentPersonId
          ? 'asked'
          : 'by_operator'
      const refundMinor = Number(event.body.refundedMinor ?? 0)
      return { ...to, template: 'order.cancelled', params: { ...money, reason, refundMinor } }
    }
    case 'order.expired':
      return { ...to, template: 'order.expired', params: { orderNumber } }
    default:
      return null
  }
}

const isOfPayment = (type: string): boolean =>
  type === 'order.reminded' || type === 'order.paid-late'

const isToBePaid = (order: ToldOrder): order is ToldOrder & { holdUntil: Date } =>
  order.holdUntil !== null && order.paidAt === null && !isEnded(order)

type To = Pick<Telling, 'regionId' | 'personId' | 'factId'>

function placedNotice(to: To, order: ToldOrder, body: EventRow['body']): Telling | null {
  if (body.channel !== 'shop') {
    const { number: orderNumber, currency, totalMinor, pickupDate } = order
    const params = { orderNumber, currency, totalMinor, pickupDate }
    return { ...to, template: 'order.placed-for-you', params }
  }
  if (body.isPaid === true) return { ...to, template: 'order.paid', params: paidParams(order) }
  // Told a little later: by then it may be paid or given up.
  return isToBePaid(order)
    ? { ...to, template: 'order.placed', params: payParams(order, order.holdUntil) }
    : null
}

function reducedNotice(
  to: To,
  { number: orderNumber, currency }: ToldOrder,
  { kind, offerId, amountMinor, refundedMinor }: EventRow['body'],
  goodsNames: Goods,
): Telling | null {
  const goods = goodsNames.get(String(offerId)) ?? {}
  if (kind === 'withdrawn') {
    const params = { goods, orderNumber, currency, backMinor: Number(amountMinor) }
    return { ...to, template: 'order.line-withdrawn', params }
  }
  // Of what came short, weighed less or was claimed, whoever found it tells. Where nothing was paid
  // yet, less is due: the order itself shows it.
  if (kind !== 'price-cut' || Number(refundedMinor) === 0) return null
  const params = { goods, orderNumber, currency, backMinor: Number(refundedMinor) }
  return { ...to, template: 'price.cut-returned', params }
}

const payParams = (order: ToldOrder, holdUntil: Date) => ({
  orderNumber: order.number,
  currency: order.currency,
  totalMinor: dueOf(order),
  payBefore: holdUntil.toISOString(),
  zone: order.timeZone,
})

const paidParams = (order: ToldOrder) => ({
  orderNumber: order.number,
  currency: order.currency,
  paidMinor: dueOf({ ...order, cancelledAt: null, expiredAt: null }),
  pickupDate: order.pickupDate,
  place: { 'zh-CN': order.stationName },
})
