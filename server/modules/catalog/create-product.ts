import { listPictures } from '#media'
import { isUniqueViolation, type Tx } from '#platform/db'
import { announce } from '#platform/events'
import { LOCALES, type Names } from '#platform/i18n'
import { newId } from '#platform/ids'
import { AlreadyExists, Invalid } from '#platform/refusals'
import type { Product, ProductFields } from './product.ts'
import { getCategory } from './queries/categories.ts'
import { getProduct, indexProducts, insertProduct } from './queries/products.ts'
import { Archived } from './refusals.ts'

export interface By {
  at: Date
  actorId: string
}

/** Adds a product; it is sold once a SKU of it is listed. */
export async function createProduct(tx: Tx, fields: ProductFields, by: By): Promise<Product> {
  await refuseUnfitProduct(tx, fields)
  const id = newId()
  try {
    await insertProduct(tx, id, fields)
  } catch (error) {
    if (isUniqueViolation(error)) throw new AlreadyExists('product', { field: 'code' })
    throw error
  }
  await indexProducts(tx, [id])
  await announceProduct(tx, 'product.created', id, by)
  return getProduct(tx, id)
}

/** Refuses a blank name, an archived category, and new pictures that are not of goods. */
export async function refuseUnfitProduct(
  tx: Tx,
  fields: ProductFields,
  pictureIdsBefore: readonly string[] = [],
): Promise<void> {
  if (!hasName(fields.name)) throw new Invalid('name', 'Give a name in at least one language.')
  const category = await getCategory(tx, fields.categoryId)
  if (category.archivedAt !== null) throw new Archived('category')
  const added = fields.pictureIds.filter((id) => !pictureIdsBefore.includes(id))
  const pictures = await listPictures(tx, 'operator', added)
  const ofGoods = pictures.filter(({ purpose }) => purpose === 'product' || purpose === 'label')
  if (ofGoods.length < new Set(added).size) {
    throw new Invalid('pictureIds', 'One of these is no picture of goods. Upload it first.')
  }
}

const hasName = (names: Names): boolean => LOCALES.some((locale) => names[locale]?.trim())

/** Products lie in no region: what happens to them is told under the operator's own. */
export function announceProduct(tx: Tx, type: string, productId: string, by: By): Promise<void> {
  return announce(tx, {
    type,
    regionId: 'operator',
    subjectKind: 'product',
    subjectId: productId,
    actorId: by.actorId,
    occurredAt: by.at,
  })
}
