import { listEarnings, listOrdersByIds, type Order } from '#ordering'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import { readSettings } from '#platform/settings'
import { entriesToReach, type OrderCause, type OrderEntry } from './commission.ts'
import {
  insertCommissionEntries,
  lockCommissionOrders,
  sumOfLines,
  updateMaturing,
} from './queries/commission.ts'

/** What changes what an order earns its leader. */
export const EARNING_FACTS = ['order.closed', 'order.reopened', 'order.reduced'] as const

const HOUR_MS = 3_600_000

/**
 * Brings what was entered for orders of a region to what their lines earn now. It reads how the
 * orders stand rather than what the events say, so that their order does not matter and an event
 * told twice changes nothing.
 */
export async function earnCommission(
  tx: Tx,
  regionId: string,
  events: readonly EventRow[],
): Promise<void> {
  const orderIds = [...new Set(events.map((event) => event.subjectId))]
  const first = (await listOrdersByIds(tx, regionId, orderIds)).filter(isLed)
  if (first.length === 0) return
  const pendingMs = (await pendingHours(tx, regionId, events[0]!.occurredAt)) * HOUR_MS
  const maturing = (order: Order) => ({
    orderId: order.id,
    leaderId: order.leaderId!,
    maturesAt: new Date(order.closedAt!.getTime() + pendingMs),
  })
  const locked = await lockCommissionOrders(
    tx,
    regionId,
    orderIds,
    first.filter(counts).map(maturing),
  )
  if (locked.size === 0) return

  // Read again: while this waited for the rows, another set may have closed or reduced them.
  const orders = (await listOrdersByIds(tx, regionId, [...locked.keys()])).filter(isLed)
  const closed = orders.filter(counts).map(maturing)
  const maturesAt = new Map(closed.map((one) => [one.orderId, one.maturesAt]))
  const found = await entriesOf(tx, regionId, orders, events)
  await insertCommissionEntries(
    tx,
    regionId,
    found.map(({ order, entry: { cause, ...entry } }) => ({
      ...entry,
      id: newId(),
      earnerKind: 'leader' as const,
      earnerId: order.leaderId!,
      orderId: order.id,
      subjectId: null,
      causeId: cause.id,
      enteredBy: null,
      earnedAt: cause.at,
      maturesAt:
        entry.amountMinor > 0
          ? (maturesAt.get(order.id) ?? cause.at)
          : later(locked.get(order.id)!.maturesAt, cause.at),
    })),
  )
  await updateMaturing(tx, regionId, closed)
}

const isLed = (order: Order): boolean => order.leaderId !== null

/** Collected or delivered: what was returned earns nothing. */
const counts = ({ closedWhy }: Order): boolean =>
  closedWhy === 'collected' || closedWhy === 'delivered'

const later = (one: Date, other: Date): Date => (one > other ? one : other)

async function pendingHours(tx: Tx, regionId: string, at: Date): Promise<number> {
  const settings = await readSettings(tx, regionId, {}, at)
  return settings['settlement.commissionPendingHours']
}

async function entriesOf(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
  events: readonly EventRow[],
): Promise<{ order: Order; entry: OrderEntry }[]> {
  const ids = orders.map((order) => order.id)
  const lines = Map.groupBy(await listEarnings(tx, regionId, ids), (line) => line.orderId)
  const standing = await sumOfLines(tx, regionId, ids)
  const causes = Map.groupBy(events, (event) => event.subjectId)
  return orders.flatMap((order) => {
    const earning = (lines.get(order.id) ?? []).map((line) => ({
      lineNumber: line.lineNumber,
      dueMinor: line.dueMinor,
      netMinor: line.netMinor,
      basisPoints: line.commissionBasisPoints,
      commissionMinor: line.commissionMinor,
    }))
    const own = causes.get(order.id)!.map(causeOf).sort(byTime)
    const reached = entriesToReach(earning, standing.get(order.id) ?? new Map(), counts(order), own)
    return reached.map((entry) => ({ order, entry }))
  })
}

const byTime = (a: OrderCause, b: OrderCause): number =>
  a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)

interface ReducedLine {
  lineNumber: number
  commissionMinor?: number
}

function causeOf({ id, type, occurredAt, body }: EventRow): OrderCause {
  const lines = (body.lines as ReducedLine[] | undefined) ?? []
  return {
    id,
    type,
    at: occurredAt,
    word: String(body.why ?? body.kind ?? ''),
    takenMinor: new Map(lines.map((line) => [line.lineNumber, line.commissionMinor ?? 0])),
  }
}
