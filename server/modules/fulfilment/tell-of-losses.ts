import { type Telling, tell } from '#notify'
import { listLinesOf, listOrdersByIds, type OrderLine } from '#ordering'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { toldPeople } from './told-people.ts'

interface ReducedLine {
  lineNumber: number
  quantity: number
}

const TEMPLATES = { short: 'order.came-short', weighed: 'order.weighed-less' } as const

/**
 * Residents are told what they went without or what weighed less, and what they get back: one notice
 * for each order and finding.
 */
export async function tellOfLosses(tx: Tx, events: readonly EventRow[]): Promise<void> {
  const ours = events.filter(({ body }) => String(body.kind) in TEMPLATES)
  for (const [regionId, of] of Map.groupBy(ours, (event) => event.regionId)) {
    const orderIds = [...new Set(of.map((event) => event.subjectId))]
    const orders = await listOrdersByIds(tx, regionId, orderIds)
    const orderOf = new Map(orders.map((order) => [order.id, order]))
    const lines = Map.groupBy(await listLinesOf(tx, regionId, orderIds), (line) => line.orderId)
    const people = await toldPeople(tx, regionId, orders)
    const tellings = of.flatMap((event): Telling[] => {
      const order = orderOf.get(event.subjectId)
      const personId = people.get(event.subjectId)
      if (order === undefined || personId === undefined) return []
      const goods = goodsOf(event, lines.get(order.id) ?? [])
      // Where only the price fell, as of other goods in its place, that is told by itself.
      if (goods.length === 0) return []
      const { number: orderNumber, currency } = order
      const backMinor = Number(event.body.amountMinor)
      const refundedMinor = Number(event.body.refundedMinor)
      const params = { orderNumber, currency, goods, backMinor, refundedMinor }
      const template = TEMPLATES[String(event.body.kind) as keyof typeof TEMPLATES]
      return [{ regionId, personId, template, factId: event.id, params }]
    })
    await tell(tx, tellings)
  }
}

function goodsOf({ body }: EventRow, lines: readonly OrderLine[]) {
  const byNumber = new Map(lines.map((line) => [line.lineNumber, line]))
  return (body.lines as ReducedLine[]).flatMap(({ lineNumber, quantity }) => {
    const line = byNumber.get(lineNumber)
    if (line === undefined || quantity === 0) return []
    return [{ name: line.name, quantity, isWeighed: line.measure === 'weighed' }]
  })
}
