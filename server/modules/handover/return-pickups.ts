import { listGoodsOfOrders } from '#fulfilment'
import {
  closeOrders,
  type FulfilmentLine,
  isEnded,
  listFulfilmentLines,
  lockWithPayments,
  type Order,
  openOfIds,
  reduceOrderLines,
} from '#ordering'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { sumMinor } from '#platform/money'
import { readSettingsOfCommunities } from '#platform/settings'
import { moveStock } from '#stock'
import { cancelDoorDeliveries } from './cancel-door-delivery.ts'
import { goodsBack } from './goods-back.ts'
import { type DoorDelivery, listLiveDoorDeliveries } from './queries/door-deliveries.ts'
import { markHanded, markReturned, type Pickup } from './queries/pickups.ts'
import { insertUncollected } from './queries/uncollected.ts'
import { fateOf, type LineFate, type WhyBack } from './uncollected.ts'

export interface GoingBack {
  why: WhyBack
  /** In words, where a person says it. */
  note: string
  /** Null: their time was over. */
  by: string | null
  at: Date
}

/**
 * Sends back what waits at pickup points, whose pickups are locked: goods, money and all who wait
 * for word of it.
 */
export async function returnPickups(
  tx: Tx,
  regionId: string,
  overdue: readonly Pickup[],
  back: GoingBack,
): Promise<void> {
  const { at, by } = back
  const ids = overdue.map((pickup) => pickup.orderId)
  const orders = await lockWithPayments(tx, regionId, ids)
  const live = orders.filter((order) => !isEnded(order) && order.closedAt === null)
  const lines = await listFulfilmentLines(tx, regionId, { orderIds: live.map(({ id }) => id) })
  const open = await openOfIds(
    tx,
    regionId,
    live.map(({ id }) => id),
  )
  const doors = await listLiveDoorDeliveries(tx, regionId, ids)
  const undone = doors.filter((delivery) => delivery.doneAt === null)
  // Who waits at the door for goods that somebody said they would bring has not left them behind.
  const promised = undone.filter((delivery) => delivery.acceptedAt !== null)
  const awaited = new Set(promised.map((delivery) => delivery.orderId))
  const known = { lines, open, awaited, back }
  const fates = await fatesOf(tx, regionId, live, known)

  await restock(tx, regionId, fates, { overdue, back })
  await takeOff(tx, regionId, fates, known)
  const closable = new Set(lines.map((line) => line.orderId))
  await closeOrders(tx, regionId, [...closable], { why: 'returned', by, at })
  await insertUncollected(tx, regionId, placed(fates, overdue), back)
  await settlePickups(tx, regionId, { overdue, orders, fates, ...known })
  await callOffDeliveries(tx, regionId, undone, back)
  await announceUncollected(tx, regionId, live, { fates, open, back })
}

interface Known {
  lines: readonly FulfilmentLine[]
  open: ReadonlyMap<string, number>
  /** Orders that somebody was to bring to the door, and did not. */
  awaited: ReadonlySet<string>
  back: GoingBack
}

async function fatesOf(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  { lines, open, awaited, back: { why, at } }: Known,
): Promise<LineFate[]> {
  const communityIds = [...new Set(orders.map((order) => order.communityId))]
  const rules = await readSettingsOfCommunities(tx, regionId, communityIds, at)
  return lines
    .filter((line) => line.quantity > 0)
    .map((line) => {
      const { orderId, communityId } = line
      const of = { isPaid: !open.has(orderId), why, isAwaited: awaited.has(orderId) }
      return fateOf(line, of, rules.get(communityId)!)
    })
}

/** What keeps lies at its pickup point as stock again. */
async function restock(
  tx: Tx,
  regionId: string,
  fates: readonly LineFate[],
  { overdue, back: { by, note, at } }: { overdue: readonly Pickup[]; back: GoingBack },
): Promise<void> {
  const kept = fates.filter((one) => one.fate === 'restocked')
  const orderIds = [...new Set(kept.map((one) => one.orderId))]
  const goods = goodsBack(kept, await listGoodsOfOrders(tx, regionId, orderIds))
  const stationOf = new Map(overdue.map((pickup) => [pickup.orderId, pickup.stationId]))
  await moveStock(
    tx,
    regionId,
    goods.map((one) => ({
      stationId: stationOf.get(one.orderId)!,
      skuId: one.skuId,
      lotId: one.lotId,
      quantity: one.quantity,
      reason: 'returned' as const,
      subjectKind: 'order',
      subjectId: one.orderId,
      actorId: by,
      note,
      occurredAt: at,
    })),
  )
}

const placed = (fates: readonly LineFate[], overdue: readonly Pickup[]) => {
  const stationOf = new Map(overdue.map((pickup) => [pickup.orderId, pickup.stationId]))
  return fates.map((one) => ({ ...one, stationId: stationOf.get(one.orderId)! }))
}

async function takeOff(
  tx: Tx,
  regionId: string,
  fates: readonly LineFate[],
  known: Known,
): Promise<void> {
  const { by, at } = known.back
  const wanted = [...fates, ...owedFees(fates, known)].map(
    ({ orderId, lineNumber, quantity, refundedMinor }) => ({
      orderId,
      lineNumber,
      // An order is sent back once: it is its own cause.
      causeId: orderId,
      kind: 'returned' as const,
      quantity,
      amountMinor: refundedMinor,
    }),
  )
  const subjectId = wanted[0]?.orderId
  if (subjectId === undefined) return
  await reduceOrderLines(tx, regionId, wanted, { reason: 'not-collected', subjectId, by, at })
}

/**
 * A line of each order that has nothing left and still owes the fee of bringing it: nothing of it
 * goes back, but that it does takes the fee off.
 */
function owedFees(fates: readonly LineFate[], { lines, open }: Known) {
  const withGoods = new Set(fates.map((one) => one.orderId))
  const empty = lines.filter(({ orderId }) => open.has(orderId) && !withGoods.has(orderId))
  const first = [...new Map(empty.map((line) => [line.orderId, line])).values()]
  return first.map(({ orderId, lineNumber }) => {
    return { orderId, lineNumber, quantity: 0, refundedMinor: 0 }
  })
}

async function settlePickups(
  tx: Tx,
  regionId: string,
  done: {
    overdue: readonly Pickup[]
    orders: readonly Order[]
    fates: readonly LineFate[]
  } & Known,
): Promise<void> {
  const withGoods = new Set(done.fates.map((one) => one.orderId))
  const closed = done.orders.filter(
    (order) => order.closedAt !== null && order.closedWhy !== 'returned',
  )
  const gone = new Set(closed.map((order) => order.id))
  // Closed otherwise: it is with its people, and only this row did not know.
  if (gone.size > 0) await markHanded(tx, regionId, [...gone], done.back.at)
  const returned = done.overdue
    .filter((pickup) => !gone.has(pickup.orderId))
    .map(({ orderId }) => ({
      orderId,
      // What could not wait, or was awaited at the door, was not left behind by anybody.
      wasCash:
        done.back.why !== 'cannot-wait' &&
        !done.awaited.has(orderId) &&
        withGoods.has(orderId) &&
        done.open.has(orderId),
    }))
  await markReturned(tx, regionId, returned, done.back.at)
}

async function callOffDeliveries(
  tx: Tx,
  regionId: string,
  undone: readonly DoorDelivery[],
  { by, at }: GoingBack,
): Promise<void> {
  await cancelDoorDeliveries(tx, regionId, undone, { why: 'not collected', by, at })
}

async function announceUncollected(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  done: { fates: readonly LineFate[]; open: ReadonlyMap<string, number>; back: GoingBack },
): Promise<void> {
  const ofOrders = Map.groupBy(done.fates, (one) => one.orderId)
  await announceAll(
    tx,
    orders.flatMap(({ id, communityId, residentId, leaderId, stationId }) => {
      const own = ofOrders.get(id)
      // Nothing of it ever came: nobody left anything behind.
      if (own === undefined) return []
      const wasCash = done.open.has(id)
      return [
        {
          regionId,
          type: 'order.not-collected',
          subjectKind: 'order',
          subjectId: id,
          body: {
            communityId,
            stationId,
            residentId,
            leaderId,
            wasCash,
            why: done.back.why,
            refundedMinor: wasCash ? 0 : sumMinor(own.map((one) => one.refundedMinor)),
            keptMinor: sumMinor(own.map((one) => one.keptMinor)),
            lines: own.map(({ orderId: _orderId, ...line }) => line),
          },
          actorId: done.back.by,
          occurredAt: done.back.at,
        },
      ]
    }),
  )
}
