import { addPicture } from '#media'
import type { Db } from '#platform/db'
import type { Files } from '#platform/files'
import type { DemoApi } from './api.ts'
import { forEachAtOnce } from './at-once.ts'
import {
  barcodeOf,
  CATEGORIES,
  type DemoGoods,
  type DemoPack,
  GOODS,
  originNames,
  unitNames,
} from './goods/index.ts'
import { drawGoods } from './picture.ts'
import { COMMUNITIES, REGION } from './places.ts'
import { COMMUNITY_PRICES } from './plans.ts'
import { STATIONS } from './stations.ts'

export interface LoadedGoods {
  /** By SKU code. */
  skuIds: Map<string, string>
  listingIds: Map<string, string>
}

const AT = `/regions/${REGION.id}`

export const skuCodeOf = (goods: DemoGoods, pack: DemoPack): string =>
  `${goods.code}-${pack.suffix}`

/** Draws and keeps the pictures of all goods; answers their ids by the code of the goods. */
export async function drawPictures(means: { db: Db; files: Files }): Promise<Map<string, string>> {
  const picture = { regionId: 'operator', purpose: 'product', ownerId: null, by: null } as const
  const ids = await forEachAtOnce(GOODS, async (goods) => {
    const bytes = await drawGoods(goods.picture)
    return (await addPicture(means, { ...picture, bytes })).id
  })
  return new Map(GOODS.map(({ code }, index) => [code, ids[index]!]))
}

/** Fills the catalog, and lists everything in the region. */
export async function loadGoods(
  api: DemoApi,
  pictureIds: ReadonlyMap<string, string>,
): Promise<LoadedGoods> {
  const categoryIds = await loadCategories(api)
  const loaded: LoadedGoods = { skuIds: new Map(), listingIds: new Map() }
  await forEachAtOnce(GOODS, async (goods, index) => {
    const fields = productOf(goods, categoryIds, pictureIds)
    const product = await api.call('buyer', 'POST', '/products', fields)
    for (const [at, pack] of goods.packs.entries()) {
      const code = skuCodeOf(goods, pack)
      const path = `/products/${product.id}/skus`
      const sku = await api.call('buyer', 'POST', path, skuOf(code, pack, index * 10 + at + 1))
      const listing = await api.call('buyer', 'POST', `${AT}/listings`, {
        skuId: sku.id,
        priceMinor: pack.priceMinor,
        isListed: true,
        limitPerResident: null,
      })
      loaded.skuIds.set(code, sku.id)
      loaded.listingIds.set(code, listing.id)
    }
  })
  return loaded
}

async function loadCategories(api: DemoApi): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [sort, { code, parent, name, tax, labelFields }] of CATEGORIES.entries()) {
    const { id } = await api.call('buyer', 'POST', '/categories', {
      code,
      parentId: parent === null ? null : ids.get(parent)!,
      name,
      sort: (sort + 1) * 10,
      taxCode: tax[0],
      taxRateBasisPoints: tax[1],
      labelFields,
    })
    ids.set(code, id)
  }
  return ids
}

const taxes = new Map(CATEGORIES.map(({ code, tax }) => [code, tax]))

function productOf(
  goods: DemoGoods,
  categoryIds: ReadonlyMap<string, string>,
  pictureIds: ReadonlyMap<string, string>,
) {
  const [taxCode, taxRateBasisPoints] = taxes.get(goods.shelf)!
  return {
    code: goods.code,
    categoryId: categoryIds.get(goods.shelf)!,
    name: goods.name,
    description: {},
    brand: goods.brand ?? '',
    origin: originNames(goods.origin),
    storage: goods.storage,
    shelfLifeDays: goods.shelfLifeDays,
    taxCode,
    taxRateBasisPoints,
    label: goods.label ?? {},
    pictureIds: [pictureIds.get(goods.code)!],
  }
}

const skuOf = (code: string, pack: DemoPack, position: number) => ({
  code,
  name: pack.name,
  measure: pack.measure,
  unit: unitNames(pack.unit),
  piecesPerCase: pack.piecesPerCase ?? null,
  aboutGrams: pack.aboutGrams ?? null,
  stepGrams: pack.stepGrams ?? null,
  minimumGrams: pack.minimumGrams ?? null,
  netGrams: pack.netGrams ?? null,
  scaleCode: pack.measure === 'weighed' ? String(position).padStart(5, '0') : null,
  barcodes: pack.hasBarcode === true ? [barcodeOf(position)] : [],
})

/** What communities sell otherwise: their own prices, and nothing frozen where no freezer is. */
export async function loadAssortments(
  api: DemoApi,
  communityIds: ReadonlyMap<string, string>,
  { listingIds }: LoadedGoods,
): Promise<void> {
  const frozen = GOODS.filter(({ storage }) => storage === 'frozen').flatMap((goods) =>
    goods.packs.map((pack) => listingIds.get(skuCodeOf(goods, pack))!),
  )
  const freezers = new Set(
    STATIONS.filter(({ storages }) => storages.includes('frozen')).map(({ code }) => code),
  )
  for (const { code, servedBy } of COMMUNITIES) {
    const prices = Object.entries(COMMUNITY_PRICES[code] ?? {}).map(([sku, priceMinor]) => ({
      listingId: listingIds.get(sku)!,
      isListed: null,
      priceMinor,
    }))
    const missing = servedBy.every((station) => freezers.has(station)) ? [] : frozen
    const overrides = [
      ...prices,
      ...missing.map((listingId) => ({ listingId, isListed: false, priceMinor: null })),
    ]
    if (overrides.length === 0) continue
    const path = `${AT}/communities/${communityIds.get(code)}/assortment`
    await api.call('buyer', 'PUT', path, { overrides })
  }
}
