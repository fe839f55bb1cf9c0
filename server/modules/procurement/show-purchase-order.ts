import type { Queryable } from '#platform/db'
import { sumMinor } from '#platform/money'
import {
  costOfGoods,
  expectedOf,
  type PurchaseOrder,
  type PurchaseOrderWithLines,
  stateOf,
} from './purchase-order.ts'
import { getPurchaseOrder } from './queries/purchase-orders.ts'
import { listShipments } from './queries/shipments.ts'

/** An order as it is listed. */
export function shownOrder({ poolId: _poolId, ...order }: PurchaseOrder) {
  const { lines: _lines, ...head } = order as PurchaseOrderWithLines
  return { ...head, state: stateOf(order as PurchaseOrder) }
}

/** An order with its lines, their cost, and what of it is under way or came. */
export async function showPurchaseOrder(db: Queryable, regionId: string, id: string) {
  const order = await getPurchaseOrder(db, regionId, id)
  const lines = order.lines.map(({ poolLineId: _, ...line }) => {
    const expectedQuantity = expectedOf(order, line)
    return {
      ...line,
      amountMinor: costOfGoods(line, line.quantity),
      expectedQuantity,
      expectedMinor: costOfGoods(line, expectedQuantity),
    }
  })
  return {
    ...shownOrder(order),
    amountMinor: sumMinor(lines.map((line) => line.amountMinor)),
    expectedMinor: sumMinor(lines.map((line) => line.expectedMinor)),
    lines,
    shipments: await listShipments(db, regionId, [id]),
  }
}
