import { listSkus } from '#catalog'
import { type Telling, tell } from '#notify'
import { listOrdersByIds } from '#ordering'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import type { Allocation } from './queries/allocations.ts'
import type { Replacement } from './queries/replacements.ts'
import { toldPeople } from './told-people.ts'

/** Residents are told what they get in place of what is missing, or are asked whether they want it. */
export async function tellOfReplacements(
  tx: Tx,
  { regionId }: Allocation,
  replacements: readonly Replacement[],
): Promise<void> {
  if (replacements.length === 0) return
  const { timeZone: zone } = await getRegion(tx, regionId)
  const orderIds = [...new Set(replacements.map((one) => one.orderId))]
  const orders = await listOrdersByIds(tx, regionId, orderIds)
  const orderOf = new Map(orders.map((order) => [order.id, order]))
  const people = await toldPeople(tx, regionId, orders)
  const skuIds = [...new Set(replacements.flatMap((one) => [one.skuId, one.withSkuId]))]
  const nameOf = new Map((await listSkus(tx, skuIds)).map((sku) => [sku.id, sku.names]))
  const tellings = replacements.flatMap((one): Telling[] => {
    const order = orderOf.get(one.orderId)
    const personId = people.get(one.orderId)
    if (order === undefined || personId === undefined) return []
    const { number: orderNumber, currency } = order
    const [goods, others] = [nameOf.get(one.skuId) ?? {}, nameOf.get(one.withSkuId) ?? {}]
    const to = { regionId, personId, factId: one.id }
    if (one.answerUntil === null) {
      const backMinor = one.loweredMinor ?? 0
      const params = { orderNumber, currency, goods, others, backMinor }
      return [{ ...to, template: 'order.replaced', params }]
    }
    const params = { orderNumber, goods, others, until: one.answerUntil.toISOString(), zone }
    return [{ ...to, template: 'order.replacement-offered', params }]
  })
  await tell(tx, tellings)
}
