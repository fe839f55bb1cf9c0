import { releaseSupply } from '#campaigns'
import { businessNow } from '#platform/clock'
import { type Db, type Tx, transact } from '#platform/db'
import { releaseLineReservations } from '#stock'
import { cancelOrders } from './cancel-orders.ts'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded, lineKey } from './order.ts'
import { listLinesOf } from './queries/order-lines.ts'
import { listSoldLines, listWithdrawnLines } from './queries/reductions.ts'
import { reduceLines } from './reduce-lines.ts'
import type { SoldLine } from './reduction.ts'

const SET_SIZE = 200

export interface WithdrawnOffer {
  regionId: string
  offerId: string
  by: string | null
}

/**
 * Takes the lines of an offer that was taken off sale out of all orders, set by set; an order that
 * holds nothing else is cancelled. Begun again it goes on.
 */
export async function cancelWithdrawnOffer(db: Db, withdrawn: WithdrawnOffer): Promise<void> {
  while ((await transact(db, (tx) => cancelSet(tx, withdrawn))) > 0);
}

async function cancelSet(tx: Tx, withdrawn: WithdrawnOffer): Promise<number> {
  const { regionId, offerId, by } = withdrawn
  const at = await businessNow(tx)
  const found = await listSoldLines(tx, regionId, offerId, null, SET_SIZE)
  const orderIds = [...new Set(found.map((line) => line.orderId))]
  const orders = (await lockWithPayments(tx, regionId, orderIds)).filter((one) => !isEnded(one))
  const live = new Set(orders.map((order) => order.id))
  // While they were waited for, some orders may have ended, and another have withdrawn some lines.
  const gone = await listWithdrawnLines(tx, regionId, orderIds)
  const lines = found.filter((line) => live.has(line.orderId) && !gone.has(lineKey(line)))
  for (const line of lines) gone.add(lineKey(line))
  const filled = await ordersWithOther(tx, regionId, orderIds, gone)
  const going = lines.filter((line) => filled.has(line.orderId))

  // Supply and stock before money: the order in which the lanes lock.
  await releaseLines(tx, withdrawn, going)
  const why = 'The goods were withdrawn.'
  await cancelOrders(
    tx,
    regionId,
    orders.filter((order) => !filled.has(order.id)),
    { cause: 'withdrawn', by, why, at },
  )
  await takeOff(tx, withdrawn, going, at)
  return found.length
}

/** Orders that hold something beside the lines that are gone. */
async function ordersWithOther(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
  gone: ReadonlySet<string>,
): Promise<Set<string>> {
  const lines = await listLinesOf(tx, regionId, orderIds)
  return new Set(lines.filter((line) => !gone.has(lineKey(line))).map((line) => line.orderId))
}

async function releaseLines(
  tx: Tx,
  { regionId, offerId }: WithdrawnOffer,
  lines: readonly SoldLine[],
): Promise<void> {
  await releaseSupply(
    tx,
    regionId,
    lines.map(({ residentId, quantity }) => ({ offerId, residentId, quantity })),
  )
  await releaseLineReservations(tx, regionId, lines)
}

async function takeOff(
  tx: Tx,
  { regionId, offerId, by }: WithdrawnOffer,
  lines: readonly SoldLine[],
  at: Date,
): Promise<void> {
  const reductions = lines.map((line) => ({
    orderId: line.orderId,
    lineNumber: line.lineNumber,
    causeId: offerId,
    kind: 'withdrawn' as const,
    quantity: line.quantity,
    amountMinor: line.totalMinor - line.reducedMinor,
  }))
  await reduceLines(tx, regionId, reductions, { offerId, by, at })
}
