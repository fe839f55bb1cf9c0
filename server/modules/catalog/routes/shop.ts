import { signedIn, toAnyone } from '#platform/access'
import { type AnyRoute, field, pageQuery, route } from '#platform/http'
import { findSkusFor } from '../find-skus.ts'
import { resolveCode } from '../resolve-code.ts'
import { searchGoods } from '../search-goods.ts'
import { localGoods, readProductPage, shelfCategories } from '../shelf.ts'
import {
  GoodsPage,
  LocalCategory,
  ProductPage,
  ScannedCode,
  SkuCard,
  SkuCardQuery,
} from '../shop-schemas.ts'

const tag = 'catalog'

export function shopRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listShelfCategories',
      method: 'GET',
      path: '/regions/:region/communities/:community/categories',
      tag,
      summary: 'Categories in which a community can buy something.',
      access: toAnyone(),
      sameForAll: true,
      reply: field.list(LocalCategory, 'Categories and those above them, by sort and code.', {
        maxItems: 10_000,
      }),
      read: ({ db, params, locale }) =>
        shelfCategories(db, { regionId: params.region, communityId: params.community }, locale),
    }),
    route({
      name: 'searchGoods',
      method: 'GET',
      path: '/regions/:region/communities/:community/goods',
      tag,
      summary: 'Goods that a community can buy, at its prices, by words or all.',
      description:
        'Found by words of any of the three languages, by pinyin in full or by initials, by code or barcode; best first. Where nothing has the words, what comes near them is answered.',
      access: toAnyone(),
      sameForAll: true,
      query: field.object({
        ...pageQuery,
        text: field.optional(field.text('What was typed; absent or blank for all.', 'fanqie', 100)),
        category: field.optional(field.id('Only of this category and those below it.')),
      }),
      reply: GoodsPage,
      read: async ({ db, params, query, locale }) => {
        const found = await searchGoods(db, {
          regionId: params.region,
          communityId: params.community,
          text: query.text,
          categoryId: query.category,
          limit: query.limit ?? 50,
          cursor: query.cursor,
        })
        return { ...found, items: found.items.map((goods) => localGoods(goods, locale)) }
      },
    }),
    route({
      name: 'readProductPage',
      method: 'GET',
      path: '/regions/:region/communities/:community/products/:product',
      tag,
      summary: 'A product with what of it a community can buy.',
      access: toAnyone(),
      sameForAll: true,
      reply: ProductPage,
      read: ({ db, params, locale }) => {
        const shelf = { regionId: params.region, communityId: params.community }
        return readProductPage(db, shelf, params.product, locale)
      },
    }),
    route({
      name: 'resolveCode',
      method: 'GET',
      path: '/regions/:region/codes/:number',
      tag,
      summary: 'What a scanned code stands for.',
      description:
        'A printed barcode, a label of a scale with its weight or amount inside, or a SKU’s own code.',
      access: toAnyone(),
      reply: ScannedCode,
      read: ({ db, params, locale }) => resolveCode(db, params.region, params.number, locale),
    }),
    route({
      name: 'listSkuCards',
      method: 'GET',
      path: '/regions/:region/sku-cards',
      tag,
      summary: 'SKUs by id or by words, for those who carry, count and supply them.',
      description:
        'By ids: archived ones too; ids of none are passed over. By words: the newest first.',
      access: signedIn(),
      query: SkuCardQuery,
      reply: field.list(SkuCard, 'By ids in their order, else the newest first.', {
        maxItems: 100,
      }),
      read: ({ db, params, query, locale }) =>
        findSkusFor(
          db,
          {
            regionId: params.region,
            ids: query.ids?.split(','),
            text: query.text,
            limit: query.limit ?? 50,
          },
          locale,
        ),
    }),
  ]
}
