import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  makeCategory,
  makeCommunities,
  makeRegion,
  makeShelfGoods,
  type Person,
  type ShelfGoods,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let buyer: Person
let here = ''
let there = ''
let vegetables = ''
let food = ''
let tomato: ShelfGoods

beforeAll(async () => {
  linli = await startTestLinli()
  buyer = await linli.person({ role: 'buyer' })
  await makeRegion(linli, 'chengdu', {})
  await makeRegion(linli, 'lima', {})
  const { communityIds } = await makeCommunities(linli, 'chengdu', 2, {})
  ;[here, there] = communityIds as [string, string]
  food = await makeCategory(linli, buyer, { name: { 'zh-CN': '食品', en: 'Food' } })
  vegetables = await makeCategory(linli, buyer, { parentId: food, name: { 'zh-CN': '蔬菜' } })
  const goods = (names: Record<string, string>, more = {}) =>
    makeShelfGoods(linli, buyer, { names, categoryId: vegetables, ...more })
  tomato = await goods(
    { 'zh-CN': '番茄', en: 'Tomato', es: 'Tomate' },
    {
      sku: {
        barcodes: ['6901234567892'],
        name: { 'zh-CN': '500g' },
        unit: { 'zh-CN': '袋', en: 'bag' },
      },
      product: { origin: { 'zh-CN': '四川双流', en: 'Shuangliu, Sichuan' } },
    },
  )
  await goods({ 'zh-CN': '新疆番茄酱小罐装', en: 'Ketchup' })
  await goods({ 'zh-CN': '土豆', en: 'Potato', es: 'Papa' })
  await goods({ 'zh-CN': '五花肉', en: "Butcher's pork \\ belly" }, { product: { brand: '双汇' } })
  await goods({ 'zh-CN': '番石榴', en: 'Guava' }, { regionId: 'lima' })
})
afterAll(() => linli.close())

async function found(query: string, community = here): Promise<{ names: string[]; body: Page }> {
  const path = `/regions/chengdu/communities/${community}/goods?${query}`
  const answer = await linli.call(null, 'GET', path)
  expect(answer.status).toBe(200)
  return {
    names: answer.body.items.map((goods: { name: string }) => goods.name),
    body: answer.body,
  }
}
interface Page {
  items: { name: string; priceMinor: number; listingId: string }[]
  nextCursor?: string
  isNear: boolean
}
const text = (typed: string) => found(`text=${encodeURIComponent(typed)}`)

test.each(['番茄', 'fanqie', 'fanq', 'fq', 'tomato', 'Tomate', 'TOMA', ' 番茄 '])(
  'tomatoes are found by %j, before what only contains them',
  async (typed) => {
    const { names, body } = await text(typed)
    expect(names[0]).toBe('番茄 500g')
    expect(body.isNear).toBe(false)
    expect(names).not.toContain('土豆')
  },
)

test.each(['tomatoe', 'tomtao', 'fanqei', '蕃茄', 'tomaot'])(
  'tomatoes are found by %s, with a slip of the finger',
  async (typed) => {
    const { names, body } = await text(typed)
    expect(names).toContain('番茄 500g')
    expect(body.isNear).toBe(true)
    expect(names).not.toContain('五花肉')
  },
)

test('goods are found by barcode, by code, by brand and by where they come from', async () => {
  expect((await text('双流')).names).toEqual(['番茄 500g'])
  expect((await text('shuangliu')).names).toEqual(['番茄 500g'])
  expect((await text('6901234567892')).names).toEqual(['番茄 500g'])
  expect((await text('双汇')).names).toEqual(['五花肉'])
})

test('quotes, operators and blanks in what is typed are words or nothing, never an error', async () => {
  expect((await text("butcher's")).names).toEqual(['五花肉'])
  for (const typed of ["'", '\\', '&|!():*', "a' & 'b", '%', '𠮷', '😀']) await text(typed)
  expect((await text('😀')).names).toEqual([])
  for (const typed of ['', ' ', '😀', "''", '!!!']) {
    const asked = `/products?text=${encodeURIComponent(typed)}`
    expect(await linli.call(buyer, 'GET', asked), typed).toMatchObject({
      status: 200,
      body: { items: [] },
    })
  }
  expect((await text('  ')).names).toHaveLength(4)
})

test('only what the region lists is found, at its price or the community’s own', async () => {
  expect((await text('guava')).names).not.toContain('番石榴')
  const override = { listingId: tomato.listingId, isListed: null, priceMinor: 450 }
  const path = `/regions/chengdu/communities/${there}/assortment`
  const set = await linli.call(buyer, 'PUT', path, { overrides: [override] })
  expect(set.status).toBe(200)
  expect((await found('text=fq', there)).body.items[0]).toMatchObject({ priceMinor: 450 })
  expect((await found('text=fq')).body.items[0]).toMatchObject({ priceMinor: 480 })
  await linli.call(buyer, 'PUT', path, { overrides: [{ ...override, isListed: false }] })
  expect((await found('text=tomate', there)).names).toEqual([])
  expect((await found('text=tomate')).names).toEqual(['番茄 500g'])
})

test('pages follow each other without a gap or a repeat, and a strange cursor is refused', async () => {
  for (const query of ['', 'text=q', 'text=fanqie', 'text=tomaot']) {
    const all = await found(`${query}&limit=200`)
    const seen: string[] = []
    let cursor = ''
    for (;;) {
      const { body } = await found(`${query}&limit=1${cursor}`)
      seen.push(...body.items.map((goods) => goods.listingId))
      if (body.nextCursor === undefined) break
      cursor = `&cursor=${body.nextCursor}`
    }
    expect(seen).toEqual(all.body.items.map((goods) => goods.listingId))
  }
  const path = `/regions/chengdu/communities/${here}/goods?cursor=`
  for (const cursor of ['x', 'WzAsMSwieCJd', 'WzAsMWUzMDAsIngiXQ']) {
    expect((await linli.call(null, 'GET', path + cursor)).body).toMatchObject({ field: 'cursor' })
  }
})

test('a category holds what is below it, and names follow the reader’s language', async () => {
  expect((await found(`category=${food}`)).names).toHaveLength(4)
  const english = await linli.call(
    null,
    'GET',
    `/regions/chengdu/communities/${here}/categories`,
    undefined,
    { headers: { 'accept-language': 'en' } },
  )
  expect(english.body).toMatchObject([
    { id: food, name: 'Food', goods: 4, parentId: null },
    { id: vegetables, name: '蔬菜', goods: 4 },
  ])
})

test('the product’s page shows what can be bought here, and nothing where nothing can', async () => {
  const path = `/regions/chengdu/communities/${here}/products/${tomato.productId}`
  const shown = await linli.call(null, 'GET', path, undefined, {
    headers: { 'accept-language': 'es-PE' },
  })
  expect(shown.body).toMatchObject({
    name: 'Tomate',
    origin: 'Shuangliu, Sichuan',
    goods: [{ listingId: tomato.listingId, name: 'Tomate 500g', priceMinor: 480 }],
  })
  const elsewhere = `/regions/lima/communities/${here}/products/${tomato.productId}`
  expect((await linli.call(null, 'GET', elsewhere)).status).toBe(404)
})

test('what one is called is said only in the reader’s own language', async () => {
  const path = `/regions/chengdu/communities/${here}/products/${tomato.productId}`
  const unitIn = async (language: string) => {
    const headers = { 'accept-language': language }
    return (await linli.call(null, 'GET', path, undefined, { headers })).body.goods[0].unit
  }
  expect([await unitIn('zh-CN'), await unitIn('en'), await unitIn('es')]).toEqual(['袋', 'bag', ''])
})

test('what is archived is found no more, and again once restored', async () => {
  const wish = { why: 'Out of season.' }
  const path = `/skus/${tomato.skuId}/archiving`
  expect((await linli.call(buyer, 'POST', path, wish)).status).toBe(200)
  expect((await text('tomate')).names).toEqual([])
  expect((await linli.call(buyer, 'DELETE', path)).status).toBe(200)
  expect((await text('tomate')).names).toEqual(['番茄 500g'])
})
