import { type Queryable, sql } from '#platform/db'

/** A line as it was sold. */
export interface OrderLine {
  orderId: string
  lineNumber: number
  offerId: string
  skuId: string
  name: Record<string, string>
  measure: string
  storage: string
  quantity: number
  unitPriceMinor: number
  goodsMinor: number
  discountMinor: number
  taxCode: string
  taxRateBasisPoints: number
  taxMinor: number
  totalMinor: number
  commissionMinor: number
  replacement: string
  explanation: { what: string; amountMinor: number }[]
}

/** What a list shows of a line. */
type LineGoods = Pick<OrderLine, 'orderId' | 'skuId' | 'name' | 'measure' | 'quantity'>

/** Lines of orders, by order and number. */
export async function listLinesOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<OrderLine[]> {
  if (orderIds.length === 0) return []
  const rows = await db
    .selectFrom('order_lines')
    .select([
      'order_id as orderId',
      'line_number as lineNumber',
      'offer_id as offerId',
      'sku_id as skuId',
      'name',
      'measure',
      'storage',
      'quantity',
      'unit_price_minor as unitPriceMinor',
      'goods_minor as goodsMinor',
      'discount_minor as discountMinor',
      'tax_code as taxCode',
      'tax_rate_basis_points as taxRateBasisPoints',
      'tax_minor as taxMinor',
      'total_minor as totalMinor',
      'commission_minor as commissionMinor',
      'replacement',
      'explanation',
    ])
    .where('region_id', '=', regionId)
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .orderBy('order_id')
    .orderBy('line_number')
    .execute()
  return rows as OrderLine[]
}

/** The goods of orders, in the order of their lines: no more of each than a list shows. */
export async function listGoodsOf(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<LineGoods[]> {
  if (orderIds.length === 0) return []
  const rows = await db
    .selectFrom('order_lines')
    .select(['order_id as orderId', 'sku_id as skuId', 'name', 'measure', 'quantity'])
    .where('region_id', '=', regionId)
    .where('order_id', '=', sql<string>`any(${[...orderIds]}::uuid[])`)
    .orderBy('order_id')
    .orderBy('line_number')
    .execute()
  return rows as LineGoods[]
}
