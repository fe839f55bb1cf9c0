import { listGoodsOfOrders } from '#fulfilment'
import {
  cashOpenOf,
  closeOrders,
  type FulfilmentLine,
  isEnded,
  listFulfilmentLines,
  lockWithPayments,
  type Order,
  reduceOrderLines,
} from '#ordering'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import type { Sweep } from '#platform/jobs'
import { sumMinor } from '#platform/money'
import { readSettingsOfCommunities } from '#platform/settings'
import { moveStock } from '#stock'
import { cancelDoorDeliveries } from './cancel-door-delivery.ts'
import { goodsBack } from './goods-back.ts'
import { listLiveDoorDeliveries } from './queries/door-deliveries.ts'
import {
  listRegionsDue,
  lockOverdue,
  markHanded,
  markReturned,
  type Pickup,
} from './queries/pickups.ts'
import { insertUncollected } from './queries/uncollected.ts'
import { fateOf, type LineFate } from './uncollected.ts'

const SET_SIZE = 200

/** Sends back what nobody fetched by its deadline, set by set. */
export const returnUncollected: Sweep = {
  name: 'handover-returns-uncollected',
  everyMs: 60_000,
  sweep: async (tx) => {
    const at = await businessNow(tx)
    for (const regionId of await listRegionsDue(tx, at)) {
      const overdue = await lockOverdue(tx, regionId, at, SET_SIZE)
      if (overdue.length === 0) continue
      await returnSet(tx, regionId, overdue, at)
      return overdue.length
    }
    return 0
  },
}

async function returnSet(
  tx: Tx,
  regionId: string,
  overdue: readonly Pickup[],
  at: Date,
): Promise<void> {
  const ids = overdue.map((pickup) => pickup.orderId)
  const orders = await lockWithPayments(tx, regionId, ids)
  const live = orders.filter((order) => !isEnded(order) && order.closedAt === null)
  const lines = await listFulfilmentLines(tx, regionId, { orderIds: live.map(({ id }) => id) })
  const open = await cashOpenOf(
    tx,
    regionId,
    live.map(({ id }) => id),
  )
  const fates = await fatesOf(tx, regionId, live, { lines, open, at })

  await restock(tx, regionId, fates, { overdue, at })
  await takeOff(tx, regionId, fates, at)
  const closable = new Set(lines.map((line) => line.orderId))
  await closeOrders(tx, regionId, [...closable], { why: 'returned', by: null, at })
  await insertUncollected(tx, regionId, placed(fates, overdue), at)
  await settlePickups(tx, regionId, { overdue, orders, fates, open, at })
  await callOffDeliveries(tx, regionId, ids, at)
  await announceUncollected(tx, regionId, live, { fates, open, at })
}

interface Known {
  lines: readonly FulfilmentLine[]
  open: ReadonlyMap<string, number>
  at: Date
}

async function fatesOf(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  { lines, open, at }: Known,
): Promise<LineFate[]> {
  const communityIds = [...new Set(orders.map((order) => order.communityId))]
  const rules = await readSettingsOfCommunities(tx, regionId, communityIds, at)
  return lines
    .filter((line) => line.quantity > 0)
    .map((line) => fateOf(line, !open.has(line.orderId), rules.get(line.communityId)!))
}

/** What keeps lies at its pickup point as stock again. */
async function restock(
  tx: Tx,
  regionId: string,
  fates: readonly LineFate[],
  { overdue, at }: { overdue: readonly Pickup[]; at: Date },
): Promise<void> {
  const kept = fates.filter((one) => one.fate === 'restocked')
  const orderIds = [...new Set(kept.map((one) => one.orderId))]
  const back = goodsBack(kept, await listGoodsOfOrders(tx, regionId, orderIds))
  const stationOf = new Map(overdue.map((pickup) => [pickup.orderId, pickup.stationId]))
  await moveStock(
    tx,
    regionId,
    back.map((one) => ({
      stationId: stationOf.get(one.orderId)!,
      skuId: one.skuId,
      lotId: one.lotId,
      quantity: one.quantity,
      reason: 'returned' as const,
      subjectKind: 'order',
      subjectId: one.orderId,
      actorId: null,
      note: '',
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
  at: Date,
): Promise<void> {
  const wanted = fates.map(({ orderId, lineNumber, quantity, refundedMinor }) => ({
    orderId,
    lineNumber,
    // An order is sent back once: it is its own cause.
    causeId: orderId,
    kind: 'returned' as const,
    quantity,
    amountMinor: refundedMinor,
  }))
  const subjectId = fates[0]?.orderId
  if (subjectId === undefined) return
  await reduceOrderLines(tx, regionId, wanted, { reason: 'not-collected', subjectId, by: null, at })
}

async function settlePickups(
  tx: Tx,
  regionId: string,
  done: {
    overdue: readonly Pickup[]
    orders: readonly Order[]
    fates: readonly LineFate[]
    open: ReadonlyMap<string, number>
    at: Date
  },
): Promise<void> {
  const withGoods = new Set(done.fates.map((one) => one.orderId))
  const closed = done.orders.filter(
    (order) => order.closedAt !== null && order.closedWhy !== 'returned',
  )
  const gone = new Set(closed.map((order) => order.id))
  // Closed otherwise: it is with its people, and only this row did not know.
  if (gone.size > 0) await markHanded(tx, regionId, [...gone], done.at)
  const returned = done.overdue
    .filter((pickup) => !gone.has(pickup.orderId))
    .map(({ orderId }) => ({
      orderId,
      wasCash: withGoods.has(orderId) && done.open.has(orderId),
    }))
  await markReturned(tx, regionId, returned, done.at)
}

async function callOffDeliveries(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  at: Date,
): Promise<void> {
  const live = await listLiveDoorDeliveries(tx, regionId, orderIds)
  const undone = live.filter((delivery) => delivery.doneAt === null)
  await cancelDoorDeliveries(tx, regionId, undone, { why: 'not collected', by: null, at })
}

async function announceUncollected(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  done: { fates: readonly LineFate[]; open: ReadonlyMap<string, number>; at: Date },
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
            refundedMinor: wasCash ? 0 : sumMinor(own.map((one) => one.refundedMinor)),
            keptMinor: sumMinor(own.map((one) => one.keptMinor)),
            lines: own.map(({ orderId: _orderId, ...line }) => line),
          },
          occurredAt: done.at,
        },
      ]
    }),
  )
}
