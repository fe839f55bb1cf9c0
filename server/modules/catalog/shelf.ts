import type { Queryable } from '#platform/db'
import { localName } from '#platform/i18n'
import { NotFound } from '#platform/refusals'
import { pathOf } from './category-tree.ts'
import { goodsName } from './goods-name.ts'
import { categoriesById } from './queries/categories.ts'
import { getProduct } from './queries/products.ts'
import { browseShelf, countShelf, type Goods, type Shelf } from './queries/search.ts'
import { unitFor } from './sku.ts'

/** Goods as a reader sees them: the name in their language. */
export function localGoods({ productName, skuName, ...goods }: Goods, locale: string) {
  return {
    ...goods,
    name: localName(goodsName(productName, skuName), locale),
    unit: unitFor(goods.unit, locale),
  }
}

/** Categories in which a community can buy something, with those above them. */
export async function shelfCategories(db: Queryable, shelf: Shelf, locale: string) {
  const categories = await categoriesById(db)
  const goods = new Map<string, number>()
  for (const [id, count] of await countShelf(db, shelf)) {
    for (const above of pathOf(categories, id)) {
      goods.set(above.id, (goods.get(above.id) ?? 0) + count)
    }
  }
  return [...categories.values()]
    .filter(({ id }) => goods.has(id))
    .map(({ id, code, parentId, name }) => ({
      id,
      code,
      parentId,
      name: localName(name, locale),
      goods: goods.get(id)!,
    }))
}

const SKUS_OF_ONE = 100

/** A product with what of it a community can buy; throws NotFound when that is nothing. */
export async function readProductPage(
  db: Queryable,
  shelf: Shelf,
  productId: string,
  locale: string,
) {
  const hits = await browseShelf(db, shelf, { productId, limit: SKUS_OF_ONE })
  if (hits.length === 0) throw new NotFound('product')
  const product = await getProduct(db, productId)
  return {
    id: product.id,
    name: localName(product.name, locale),
    description: localName(product.description, locale),
    categoryId: product.categoryId,
    brand: product.brand,
    origin: localName(product.origin, locale),
    storage: product.storage,
    shelfLifeDays: product.shelfLifeDays,
    label: { ...product.label },
    pictureIds: product.pictureIds,
    goods: hits.map((hit) => localGoods(hit, locale)),
  }
}
