import { listFulfilmentLines } from '#ordering'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import type { BearerKind, Stage } from './lost-stages.ts'
import { shareAllocationsOf } from './queries/allocations.ts'
import { keyOfLine } from './queries/lines.ts'
import { insertShortfalls } from './queries/shortfalls.ts'
import { refundLines } from './refund-lines.ts'

/** Goods of an order line that were found missing or bad on their way. */
export interface FoundShortfall {
  orderId: string
  lineNumber: number
  /** Pieces, or grams where weighed. */
  quantity: number
  stage: Stage
  bearerKind: BearerKind
  bearerId: string | null
  foundBy: string | null
  /** What found it: one finding takes goods of a line and stage once. */
  subjectId: string
  why: string
}

/**
 * Writes down what lines went without and gives it back at once: the orders are reduced (kind
 * short), and shortfall.found is announced of each. What the same finding wrote before is left out.
 * A line never loses more than it has. Locks the waves of the orders, payments, orders.
 * @returns those that were written now
 * @throws Invalid when a line is not of a live order
 */
export async function recordShortfalls(
  tx: Tx,
  regionId: string,
  found: readonly FoundShortfall[],
  at: Date,
): Promise<{ id: string; orderId: string; lineNumber: number }[]> {
  if (found.length === 0) return []
  const orderIds = [...new Set(found.map((one) => one.orderId))]
  // Whoever plans the next wave meanwhile would count these goods twice, or not at all.
  await shareAllocationsOf(tx, regionId, orderIds)
  const lines = await listFulfilmentLines(tx, regionId, { orderIds })
  const lineOf = new Map(lines.map((line) => [keyOfLine(line), line]))
  const rows = found.map((one, nth) => {
    const line = lineOf.get(keyOfLine(one))
    if (line === undefined) throw new Invalid(`lines/${nth}`, 'There is no such line to come.')
    const { skuId, communityId, pickupDate, supplierId } = line
    const of = { skuId, communityId, pickupDate, supplierId }
    return { ...one, ...of, id: newId(), allocationId: null }
  })
  const written = await insertShortfalls(tx, regionId, rows, at)
  for (const [subjectId, shortfalls] of Map.groupBy(written, (row) => row.subjectId)) {
    const by = shortfalls[0]!.foundBy
    await refundLines(tx, { regionId, subjectId, shortfalls, by, at })
  }
  return written.map(({ id, orderId, lineNumber }) => ({ id, orderId, lineNumber }))
}
