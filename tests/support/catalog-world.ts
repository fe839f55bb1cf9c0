import { newId } from '#platform/ids'
import type { Person, TestLinli } from './linli.ts'

export interface GoodsWish {
  names?: Record<string, string>
  code?: string
  categoryId?: string
  priceMinor?: number
  regionId?: string
  product?: Record<string, unknown>
  sku?: Record<string, unknown>
}

export interface ShelfGoods {
  categoryId: string
  productId: string
  skuId: string
  listingId: string
}

let made = 0

/** A category, made through the API by someone who may. */
export async function makeCategory(
  linli: TestLinli,
  editor: Person,
  fields: Record<string, unknown> = {},
): Promise<string> {
  made += 1
  const category = {
    code: `C${made}`,
    parentId: null,
    name: { 'zh-CN': `类别${made}` },
    sort: 0,
    taxCode: null,
    taxRateBasisPoints: null,
    labelFields: [],
    ...fields,
  }
  return (await asked(linli, editor, '/categories', category)).id
}

export const productFields = (fields: Record<string, unknown>) => {
  made += 1
  return {
    code: `P${made}`,
    name: { 'zh-CN': `商品${made}` },
    description: {},
    brand: '',
    origin: {},
    storage: 'ambient',
    shelfLifeDays: null,
    taxCode: 'food',
    taxRateBasisPoints: 900,
    label: {},
    pictureIds: [],
    ...fields,
  }
}

export const skuFields = (fields: Record<string, unknown> = {}) => {
  made += 1
  return {
    code: `S${made}`,
    name: {},
    measure: 'piece',
    unit: {},
    piecesPerCase: null,
    aboutGrams: null,
    stepGrams: null,
    minimumGrams: null,
    netGrams: null,
    scaleCode: null,
    barcodes: [],
    ...fields,
  }
}

/** A picture of goods, without its file. */
export async function makePicture(linli: TestLinli): Promise<string> {
  const id = newId()
  await linli.database.db
    .insertInto('pictures')
    .values({
      region_id: 'operator',
      id,
      purpose: 'product',
      width_px: 1,
      height_px: 1,
      size_bytes: 1,
      sha256: Buffer.alloc(32),
    })
    .execute()
  return id
}

/** A product with one SKU, listed in a region (chengdu), made through the API. */
export async function makeShelfGoods(
  linli: TestLinli,
  editor: Person,
  wish: GoodsWish = {},
): Promise<ShelfGoods> {
  const categoryId = wish.categoryId ?? (await makeCategory(linli, editor))
  const names = wish.names === undefined ? {} : { name: wish.names }
  const fields = productFields({ categoryId, ...names, ...wish.product })
  const product = await asked(linli, editor, '/products', fields)
  const code = wish.code === undefined ? {} : { code: wish.code }
  const sku = await asked(
    linli,
    editor,
    `/products/${product.id}/skus`,
    skuFields({ ...code, ...wish.sku }),
  )
  const listing = await asked(linli, editor, `/regions/${wish.regionId ?? 'chengdu'}/listings`, {
    skuId: sku.id,
    priceMinor: wish.priceMinor ?? 480,
    isListed: true,
    limitPerResident: null,
  })
  return { categoryId, productId: product.id, skuId: sku.id, listingId: listing.id }
}

async function asked(linli: TestLinli, editor: Person, path: string, body: unknown) {
  const answer = await linli.call(editor, 'POST', path, body)
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
