import { addDays, zonedInstant } from '#platform/time'
import { forEachAtOnce } from './at-once.ts'
import type { KnownGoods } from './known-goods.ts'
import { KEEPER, type Living, nameOf } from './living.ts'
import { REGION } from './places.ts'
import { STAFF } from './staff.ts'

const AT = `/regions/${REGION.id}`

export interface OrderedLine {
  skuId: string
  expectedQuantity: number
}

interface ShownDay {
  purchaseOrders: { id: string; supplierId: string; state: string; lines: OrderedLine[] }[]
}

/**
 * Suppliers confirm what is asked of them for a day and put it on its way, lot by lot. Those who
 * have nobody here say it to the buyer on the telephone.
 * @param but code of a supplier who has not answered yet
 */
export async function shipGoods(living: Living, day: string, but?: string): Promise<void> {
  const { api, stationIds, supplierIds } = living
  const path = `${AT}/stations/${stationIds.get('WH-01')}/receiving-days/${day}`
  const { purchaseOrders } = await api.call<ShownDay>(KEEPER, 'GET', path)
  const silent = but === undefined ? undefined : supplierIds.get(but)
  const asked = purchaseOrders.filter(
    ({ state, supplierId }) => ['sent', 'escalated'].includes(state) && supplierId !== silent,
  )
  await forEachAtOnce(asked, async ({ id, supplierId, lines }) => {
    const code = nameOf(supplierIds, supplierId)
    const who = STAFF.find(({ supplier }) => supplier === code)?.email ?? 'buyer'
    await api.call(who, 'POST', `${AT}/purchase-orders/${id}/confirmation`, {})
    await api.call(who, 'POST', `${AT}/purchase-orders/${id}/shipments`, {
      expectedAt: zonedInstant(day, '04:30', REGION.timeZone).toISOString(),
      lines: lines.map(({ skuId, expectedQuantity: quantity }) => ({
        skuId,
        quantity,
        lotCode: `${day.slice(2).replaceAll('-', '')}-${code.slice(-1)}`,
        expiresOn: expiryOf(living.goods.get(skuId)!, day),
      })),
    })
  })
}

/** Fresh goods were packed the evening before; what keeps for months has lain a tenth of its life. */
const expiryOf = ({ shelfLifeDays }: KnownGoods, day: string): string =>
  addDays(day, shelfLifeDays - Math.max(1, Math.floor(shelfLifeDays / 10)))
