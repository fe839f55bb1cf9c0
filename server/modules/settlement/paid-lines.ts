import { listFulfilmentLines, listLinesOf, listOrdersByIds, type Order } from '#ordering'
import type { Queryable } from '#platform/db'
import type { PaidLine } from './invoice.ts'

const FEE_NAME = { 'zh-CN': '配送费', en: 'Delivery', es: 'Entrega' }

/** What was paid for orders and not given back, line by line, with the delivery fee as line 0. */
export async function paidLinesOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Map<string, PaidLine[]>> {
  const orders = await listOrdersByIds(db, regionId, orderIds)
  const standing = Map.groupBy(
    await listFulfilmentLines(db, regionId, { orderIds }),
    (line) => line.orderId,
  )
  const sold = new Map(
    (await listLinesOf(db, regionId, orderIds)).map((line) => [
      `${line.orderId}/${line.lineNumber}`,
      line,
    ]),
  )
  return new Map(
    orders.map((order) => {
      const lines = (standing.get(order.id) ?? []).map((line) => {
        const { taxCode, taxRateBasisPoints } = sold.get(`${order.id}/${line.lineNumber}`)!
        return {
          lineNumber: line.lineNumber,
          name: line.name,
          taxCode,
          rateBasisPoints: taxRateBasisPoints,
          quantity: line.quantity,
          measure: line.measure,
          grossMinor: line.dueMinor,
        }
      })
      return [order.id, [...lines, ...feeOf(order, lines)]]
    }),
  )
}

/** The fee is what the order costs beyond its lines; it is priced without a tax of its own. */
function feeOf(order: Order, lines: readonly PaidLine[]): PaidLine[] {
  if (order.feeMinor === 0) return []
  const goodsMinor = lines.reduce((sum, line) => sum + line.grossMinor, 0)
  return [
    {
      lineNumber: 0,
      name: FEE_NAME,
      taxCode: 'delivery',
      rateBasisPoints: 0,
      quantity: 1,
      measure: 'piece',
      grossMinor: order.totalMinor - order.reducedMinor - goodsMinor,
    },
  ]
}
