import { staff } from '#platform/access'
import { type AnyRoute, encodeCursor, field, page, pageQuery, route } from '#platform/http'
import { archiveProduct, restoreProduct } from '../archive-product.ts'
import { changeProduct } from '../change-product.ts'
import { createProduct } from '../create-product.ts'
import { withSkus } from '../product-sheet.ts'
import { categoriesBelow } from '../queries/categories.ts'
import { getProduct, listProducts } from '../queries/products.ts'
import { placeOfEditor, placeOfReader, reachOf } from '../reach.ts'
import { rowIdOfCursor } from '../row-cursor.ts'
import { ArchivingWish, Product, ProductChange, ProductFields } from '../schemas.ts'
import { searchRequest } from '../search-document.ts'

const tag = 'catalog'
const editors = staff({ buyer: 'region', operations: 'region' })
const readers = staff({
  buyer: 'region',
  operations: 'region',
  marketing: 'region',
  finance: 'region',
  support: 'region',
  supervisor: 'region',
})

export function productRoutes(): AnyRoute[] {
  return [...readingRoutes(), ...editingRoutes()]
}

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listProducts',
    method: 'GET',
    path: '/products',
    tag,
    summary: 'Products with their SKUs and what they lack, newest first.',
    access: readers,
    place: async ({ caller }) => placeOfReader(caller),
    query: field.object({
      ...pageQuery,
      text: field.optional(field.text('Words, pinyin, a code or a barcode.', 'fanqie', 100)),
      category: field.optional(field.id('Only of this category and those below it.')),
      archived: field.optional(field.yes('Archived ones instead.', false)),
    }),
    reply: page(Product, 'Products.'),
    read: async ({ db, query }) => {
      const limit = query.limit ?? 50
      const products = await listProducts(db, {
        search: query.text === undefined ? undefined : asked(query.text),
        categoryIds: await categoriesBelow(db, query.category),
        archived: query.archived ?? false,
        after: rowIdOfCursor(query.cursor),
        limit: limit + 1,
      })
      const items = await withSkus(db, products.slice(0, limit))
      if (products.length <= limit) return { items }
      return { items, nextCursor: encodeCursor([items.at(-1)!.id]) }
    },
  }),
  route({
    name: 'readProduct',
    method: 'GET',
    path: '/products/:product',
    tag,
    summary: 'A product with its SKUs and what it lacks.',
    access: readers,
    place: async ({ caller }) => placeOfReader(caller),
    reply: Product,
    read: async ({ db, params }) =>
      (await withSkus(db, [await getProduct(db, params.product)]))[0]!,
  }),
]

const editingRoutes = (): AnyRoute[] => [
  route({
    name: 'createProduct',
    method: 'POST',
    path: '/products',
    tag,
    summary: 'Add a product.',
    access: editors,
    place: async ({ caller }) => placeOfEditor(caller),
    body: ProductFields,
    reply: Product,
    status: 201,
    write: async ({ tx, at, caller, body }) => {
      const product = await createProduct(tx, body, { at, actorId: caller.personId })
      return (await withSkus(tx, [product]))[0]!
    },
  }),
  route({
    name: 'changeProduct',
    method: 'PUT',
    path: '/products/:product',
    tag,
    summary: 'Rewrite a product, for every region that sells it.',
    access: editors,
    place: async ({ caller }) => placeOfEditor(caller),
    body: ProductChange,
    reply: Product,
    write: async ({ tx, at, caller, params, body: { version, ...fields } }) => {
      const by = { at, actorId: caller.personId, reach: reachOf(caller) }
      const product = await changeProduct(tx, { ...by, id: params.product, version, fields })
      return (await withSkus(tx, [product]))[0]!
    },
  }),
  route({
    name: 'archiveProduct',
    method: 'POST',
    path: '/products/:product/archiving',
    tag,
    summary: 'Take a product off every shelf.',
    access: editors,
    place: async ({ caller }) => placeOfEditor(caller),
    body: ArchivingWish,
    reply: Product,
    write: async ({ tx, at, caller, params, body }) => {
      const by = { at, actorId: caller.personId, reach: reachOf(caller) }
      const product = await archiveProduct(tx, { ...by, id: params.product, why: body.why })
      return (await withSkus(tx, [product]))[0]!
    },
  }),
  route({
    name: 'restoreProduct',
    method: 'DELETE',
    path: '/products/:product/archiving',
    tag,
    summary: 'Put a product back where it is listed.',
    access: editors,
    place: async ({ caller }) => placeOfEditor(caller),
    reply: Product,
    write: async ({ tx, at, caller, params }) => {
      const by = { at, actorId: caller.personId, reach: reachOf(caller) }
      const product = await restoreProduct(tx, { ...by, id: params.product })
      return (await withSkus(tx, [product]))[0]!
    },
  }),
]

/** A tsquery of what was typed; one that nothing answers where no word was. */
const asked = (text: string): string => searchRequest(text).beginning ?? ''
