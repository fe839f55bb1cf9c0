import { newId } from '#platform/ids'
import type { TestLinli } from './linli.ts'

export interface GoodsWish {
  name?: string
  /** Listed price, per piece or per kg; 480 when absent. */
  priceMinor?: number
  measure?: 'piece' | 'case' | 'about' | 'weighed'
  storage?: 'ambient' | 'chilled' | 'frozen'
}

export interface GoodsIds {
  productId: string
  skuId: string
  listingId: string
}

/** A category, product, SKU and listing; without label data or a picture. */
export async function makeGoods(
  { database: { db } }: TestLinli,
  regionId: string,
  offer: GoodsWish = {},
): Promise<GoodsIds> {
  const categoryId = newId()
  const productId = newId()
  const skuId = newId()
  const listingId = newId()
  const measure = offer.measure ?? 'piece'
  await db
    .insertInto('categories')
    .values({
      id: categoryId,
      code: `k${categoryId.slice(-12)}`,
      name: JSON.stringify({ en: 'Fresh' }),
    })
    .execute()
  await db
    .insertInto('products')
    .values({
      id: productId,
      code: `p${productId.slice(-12)}`,
      category_id: categoryId,
      name: JSON.stringify({ 'zh-CN': offer.name ?? `番茄${productId.slice(-4)}` }),
      storage: offer.storage ?? 'ambient',
      tax_code: 'food',
      tax_rate_basis_points: 900,
    })
    .execute()
  await db
    .insertInto('skus')
    .values({
      id: skuId,
      product_id: productId,
      code: `u${skuId.slice(-12)}`,
      measure,
      pieces_per_case: measure === 'case' ? 12 : null,
      about_grams: measure === 'about' ? 500 : null,
      step_grams: measure === 'weighed' ? 100 : null,
      minimum_grams: measure === 'weighed' ? 100 : null,
    })
    .execute()
  await db
    .insertInto('listings')
    .values({
      region_id: regionId,
      id: listingId,
      sku_id: skuId,
      price_minor: offer.priceMinor ?? 480,
    })
    .execute()
  return { productId, skuId, listingId }
}

/** What was received of a SKU at a station, as one movement with its kept total. */
export async function makeStock(
  { database: { db } }: TestLinli,
  regionId: string,
  stationId: string,
  skuId: string,
  quantity: number,
): Promise<void> {
  if (quantity === 0) return
  await db
    .insertInto('stock_movements')
    .values({
      region_id: regionId,
      id: newId(),
      station_id: stationId,
      sku_id: skuId,
      quantity,
      reason: 'received',
      subject_kind: 'test',
      occurred_at: new Date(),
    })
    .execute()
  await db
    .insertInto('stock_totals')
    .values({ region_id: regionId, station_id: stationId, sku_id: skuId, on_hand: quantity })
    .execute()
}
