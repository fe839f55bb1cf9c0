import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  makeCategory,
  makeCommunities,
  makePicture,
  makeRegion,
  makeShelfGoods,
  type Person,
  productFields,
  type ShelfGoods,
  skuFields,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { communityPrices, getSku, listListings, listSkus, termsThere } from './index.ts'

let linli: TestLinli
let buyer: Person
let resident: Person
let community = ''
let goods: ShelfGoods

beforeAll(async () => {
  linli = await startTestLinli()
  buyer = await linli.person({ role: 'buyer' })
  resident = await linli.person()
  await makeRegion(linli, 'chengdu', {})
  await makeRegion(linli, 'lima', {})
  community = (await makeCommunities(linli, 'chengdu', 1, {})).communityIds[0]!
})
beforeEach(async () => {
  goods = await makeShelfGoods(linli, buyer)
})
afterAll(() => linli.close())

const put = (path: string, body: unknown, who: Person | null = buyer) =>
  linli.call(who, 'PUT', path, body)
const post = (path: string, body: unknown, who: Person | null = buyer) =>
  linli.call(who, 'POST', path, body)
const get = (path: string, who: Person | null = buyer) => linli.call(who, 'GET', path)

async function priceBook(region = 'chengdu'): Promise<number> {
  const row = await linli.database.db
    .selectFrom('price_book_versions')
    .select('version')
    .where('region_id', '=', region)
    .executeTakeFirstOrThrow()
  return row.version
}

const terms = { priceMinor: 520, isListed: true, limitPerResident: 3 }

test('a product is read back as it was written, with what it lacks', async () => {
  const { body } = await get(`/products/${goods.productId}`)
  expect(body).toMatchObject({ id: goods.productId, gaps: ['picture'], version: 1 })
  expect(body.skus).toMatchObject([{ id: goods.skuId, measure: 'piece' }])
})

test('an edit raises the version and every price book that lists the goods, and no other', async () => {
  const before = [await priceBook(), await priceBook('lima')]
  const { gaps, skus, id, archivedAt, archivedWhy, ...product } = (
    await get(`/products/${goods.productId}`)
  ).body
  const changed = await put(`/products/${id}`, { ...product, storage: 'frozen' })
  expect(changed.body).toMatchObject({ version: 2, storage: 'frozen' })
  expect([await priceBook(), await priceBook('lima')]).toEqual([before[0]! + 1, before[1]])
  expect((await put(`/products/${id}`, product)).body).toMatchObject({ code: 'stale', version: 2 })
})

test('price, limit and listing state change together, once for each version', async () => {
  const path = `/regions/chengdu/listings/${goods.listingId}`
  const before = await priceBook()
  const both = await Promise.all([
    put(path, { ...terms, version: 1 }),
    put(path, { ...terms, priceMinor: 530, version: 1 }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(await priceBook()).toBe(before + 1)
  expect((await get(path)).body.version).toBe(2)
  expect((await put(path, { ...terms, priceMinor: 0, version: 2 })).status).toBe(422)
})

test('a SKU is listed once in a region, and not while archived', async () => {
  const wish = { skuId: goods.skuId, ...terms }
  expect((await post('/regions/chengdu/listings', wish)).body.code).toBe('already-exists')
  expect((await post('/regions/nowhere/listings', wish)).status).toBe(404)
  await post(`/products/${goods.productId}/archiving`, { why: 'Out of season.' })
  expect((await post('/regions/lima/listings', wish)).body.code).toBe('archived')
})

test('a community’s own price and listing go back to the region’s when nothing is said', async () => {
  const path = `/regions/chengdu/communities/${community}/assortment`
  const override = { listingId: goods.listingId, isListed: false, priceMinor: 400 }
  const before = await priceBook()
  const set = await put(path, { overrides: [{ ...override, version: 0 }] })
  expect(set.body).toMatchObject([{ ...override, communityId: community, version: 1 }])
  expect(await priceBook()).toBe(before + 1)
  const { db } = linli.database
  const [listing] = await listListings(db, 'chengdu', { ids: [goods.listingId] })
  const [there] = await communityPrices(db, 'chengdu', [community], [goods.listingId])
  expect(termsThere(listing!, there)).toEqual({ isListed: false, priceMinor: 400 })
  const stale = await put(path, { overrides: [{ ...override, version: 0 }] })
  expect(stale.body).toMatchObject({ code: 'stale', version: 1 })
  await put(path, { overrides: [{ ...override, isListed: null, priceMinor: null }] })
  expect((await get(`/regions/chengdu/listings/${goods.listingId}/communities`)).body).toEqual([])
})

test('an assortment names known communities and listings, each once', async () => {
  const override = { listingId: goods.listingId, isListed: false, priceMinor: null }
  const path = `/regions/chengdu/communities/${community}/assortment`
  expect((await put(path, { overrides: [override, override] })).body.field).toBe('overrides')
  const unknown = { ...override, listingId: newId() }
  expect((await put(path, { overrides: [override, unknown] })).status).toBe(404)
  const nowhere = `/regions/chengdu/communities/${newId()}/assortment`
  expect((await put(nowhere, { overrides: [override] })).status).toBe(404)
})

test('a price list of many communities is changed as one, or not at all', async () => {
  const path = '/regions/chengdu/price-list'
  const [other] = (await makeCommunities(linli, 'chengdu', 1, {})).communityIds
  const pair = { listingId: goods.listingId, isListed: null, priceMinor: 420 }
  const both = [community, other].map((communityId) => ({ ...pair, communityId, version: 0 }))
  const before = await priceBook()
  const set = await put(path, { overrides: both })
  expect(set.body.map(({ communityId }: { communityId: string }) => communityId).sort()).toEqual(
    [community, other!].sort(),
  )
  expect(await priceBook()).toBe(before + 1)
  const half = [
    { ...both[0], priceMinor: 300, version: 1 },
    { ...both[1], priceMinor: 300, version: 0 },
  ]
  expect((await put(path, { overrides: half })).body.code).toBe('stale')
  const prices: number[] = []
  let cursor = ''
  do {
    const { body } = await get(`${path}?limit=1${cursor && `&cursor=${cursor}`}`)
    prices.push(...body.items.map(({ priceMinor }: { priceMinor: number }) => priceMinor))
    cursor = body.nextCursor ?? ''
  } while (cursor !== '')
  expect(prices).toEqual([420, 420])
  const twice = { overrides: [both[0], both[0]] }
  expect((await put(path, twice)).body.field).toBe('overrides')
  const nowhere = { overrides: [{ ...both[0], communityId: newId() }] }
  expect((await put(path, nowhere)).status).toBe(404)
  const stranger = await linli.person()
  expect((await put(path, { overrides: both }, stranger)).status).toBe(403)
})

test('codes and barcodes belong to one SKU, and a wrong barcode to none', async () => {
  const path = `/products/${goods.productId}/skus`
  const first = skuFields({ barcodes: ['6901234567892', '036000291452'], scaleCode: '00777' })
  expect((await post(path, first)).body.barcodes).toEqual(['0036000291452', '6901234567892'])
  const refusals = [
    [{ code: first.code }, 'code'],
    [{ barcodes: ['6901234567892'] }, 'barcodes'],
    [{ scaleCode: '00777' }, 'scaleCode'],
    [{ barcodes: ['6901234567893'] }, 'barcodes'],
    [{ barcodes: ['2100123012505'] }, 'barcodes'],
    [{ measure: 'case' }, 'piecesPerCase'],
    [{ stepGrams: 100 }, 'stepGrams'],
  ] as const
  for (const [fields, field] of refusals) {
    expect((await post(path, skuFields(fields))).body).toMatchObject({ field })
  }
})

test('how a SKU is counted never changes', async () => {
  const [sku] = (await get(`/products/${goods.productId}`)).body.skus
  const { id, productId, archivedAt, archivedWhy, ...fields } = sku
  const weighed = await put(`/skus/${id}`, { ...fields, measure: 'weighed' })
  expect(weighed.body).toMatchObject({ code: 'invalid', field: 'measure' })
  const renamed = await put(`/skus/${id}`, { ...fields, name: { en: '500 g' } })
  expect(renamed.body).toMatchObject({ version: 2, name: { en: '500 g' } })
  expect((await put(`/skus/${id}`, fields)).body).toMatchObject({ code: 'stale', version: 2 })
  expect((await put(`/skus/${newId()}`, fields)).status).toBe(404)
})

test('pictures are of goods, and one that was erased since stays no obstacle', async () => {
  const { gaps, skus, id, archivedAt, archivedWhy, ...product } = (
    await get(`/products/${goods.productId}`)
  ).body
  const picture = await makePicture(linli)
  const wrong = await put(`/products/${id}`, { ...product, pictureIds: [picture, newId()] })
  expect(wrong.body).toMatchObject({ code: 'invalid', field: 'pictureIds' })
  const shown = await put(`/products/${id}`, { ...product, pictureIds: [picture] })
  expect(shown.body).toMatchObject({ pictureIds: [picture], gaps: [] })
  const { db } = linli.database
  await db
    .updateTable('pictures')
    .set({ erased_at: new Date() })
    .where('id', '=', picture)
    .execute()
  const again = await put(`/products/${id}`, { ...product, pictureIds: [picture], version: 2 })
  expect(again.status).toBe(200)
})

test('two archivings at once are one, and what is archived is not edited', async () => {
  const path = `/products/${goods.productId}/archiving`
  const both = await Promise.all([post(path, { why: 'One.' }), post(path, { why: 'Two.' })])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(both[0]!.body.archivedWhy).toBe(both[1]!.body.archivedWhy)
  const sku = await post(`/products/${goods.productId}/skus`, skuFields())
  expect(sku.body.code).toBe('archived')
  expect((await getSku(linli.database.db, goods.skuId)).archivedAt).toBeInstanceOf(Date)
})

test('a region’s buyer edits what only their region sells', async () => {
  const local = await linli.person({ role: 'buyer', regionId: 'chengdu' })
  const archiving = `/skus/${goods.skuId}/archiving`
  await post('/regions/lima/listings', { skuId: goods.skuId, ...terms })
  const refused = await post(archiving, { why: 'Mine.' }, local)
  expect(refused.body).toMatchObject({ code: 'sold-elsewhere', regionIds: ['lima'] })
  const own = await makeShelfGoods(linli, local)
  expect((await post(`/skus/${own.skuId}/archiving`, { why: 'Mine.' }, local)).status).toBe(200)
  expect((await post('/regions/lima/listings', { skuId: own.skuId, ...terms }, local)).status).toBe(
    403,
  )
})

test('strangers and residents neither edit goods nor read the buyers’ side', async () => {
  const product = productFields({ categoryId: goods.categoryId })
  for (const [who, statuses] of [
    [null, [401]],
    [resident, [403, 404]],
  ] as const) {
    const answers = await Promise.all([
      post('/products', product, who),
      post(`/products/${goods.productId}/skus`, skuFields(), who),
      post(`/skus/${goods.skuId}/archiving`, { why: 'x' }, who),
      put(`/regions/chengdu/listings/${goods.listingId}`, { ...terms, version: 1 }, who),
      put(`/regions/chengdu/communities/${community}/assortment`, { overrides: [] }, who),
      get('/products', who),
      get('/regions/chengdu/goods/sheet', who),
    ])
    for (const { status } of answers) expect(statuses).toContain(status)
  }
})

test('facts of SKUs come with their product’s, their path of categories and what is missing', async () => {
  const top = await makeCategory(linli, buyer, { labelFields: ['producer', 'shelfLifeDays'] })
  const below = await makeCategory(linli, buyer, { parentId: top, labelFields: ['origin'] })
  const made = await makeShelfGoods(linli, buyer, {
    categoryId: below,
    names: { 'zh-CN': '酱油', en: 'Soy sauce' },
    product: { origin: { 'zh-CN': '四川' }, pictureIds: [await makePicture(linli)] },
    sku: { name: { 'zh-CN': '500ml' } },
  })
  const [facts] = await listSkus(linli.database.db, [made.skuId, newId()])
  expect(facts).toMatchObject({
    names: { 'zh-CN': '酱油 500ml', en: 'Soy sauce 500ml' },
    categoryPath: [below, top],
    storage: 'ambient',
    taxRateBasisPoints: 900,
    gaps: ['producer', 'shelfLifeDays'],
    archivedAt: null,
  })
})
