import { releaseSupply } from '#campaigns'
import { businessNow } from '#platform/clock'
import { type Db, type Tx, transact } from '#platform/db'
import { releaseLineReservations } from '#stock'
import { cancelOrders } from './cancel-orders.ts'
import { lockWithPayments } from './lock-with-payments.ts'
import { isEnded, type LineKey, lineKey } from './order.ts'
import { listLinesOf, type Order } from './queries/orders.ts'
import { listSoldLines, listWithdrawnLines, type SoldLine } from './queries/reductions.ts'
import { reduceLines } from './reduce-lines.ts'

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
  const lines = await listSoldLines(tx, regionId, offerId, null, SET_SIZE)
  const orderIds = [...new Set(lines.map((line) => line.orderId))]
  const orders = (await lockWithPayments(tx, regionId, orderIds)).filter((one) => !isEnded(one))
  const emptied = await ordersWithoutOther(tx, regionId, orders, lines)
  const kept = new Set(orders.filter((order) => !emptied.has(order.id)).map((order) => order.id))
  const going = lines.filter((line) => kept.has(line.orderId))

  // Supply and stock before money: the order in which the lanes lock.
  await releaseLines(tx, withdrawn, going)
  const why = 'The goods were withdrawn.'
  await cancelOrders(
    tx,
    regionId,
    orders.filter((order) => emptied.has(order.id)),
    { cause: 'withdrawn', by, why, at },
  )
  await takeOff(tx, withdrawn, going, at)
  return lines.length
}

/** Orders that hold nothing but the lines that go. */
async function ordersWithoutOther(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  going: readonly LineKey[],
): Promise<Set<string>> {
  const orderIds = orders.map((order) => order.id)
  const gone = await listWithdrawnLines(tx, regionId, orderIds)
  for (const line of going) gone.add(lineKey(line))
  const staying = (await listLinesOf(tx, regionId, orderIds)).filter(
    (line) => !gone.has(lineKey(line)),
  )
  const filled = new Set(staying.map((line) => line.orderId))
  return new Set(orderIds.filter((id) => !filled.has(id)))
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
    amountMinor: line.totalMinor - line.reducedMinor,
  }))
  await reduceLines(tx, regionId, reductions, { offerId, by, at })
}
