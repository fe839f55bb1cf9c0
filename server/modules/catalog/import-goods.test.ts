import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Answer,
  makeCommunities,
  makeRegion,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let buyer: Person
let community = ''

beforeAll(async () => {
  linli = await startTestLinli()
  buyer = await linli.person({ role: 'buyer' })
  for (const region of ['chengdu', 'lima', 'list', 'again']) await makeRegion(linli, region, {})
  community = (await makeCommunities(linli, 'list', 1, {})).communityIds[0]!
})
afterAll(() => linli.close())

const imported = (
  table: string,
  options: Record<string, unknown> = {},
  region = 'chengdu',
  who: Person | null = buyer,
): Promise<Answer> =>
  linli.call(who, 'POST', `/regions/${region}/goods/imports`, {
    table,
    dryRun: false,
    skipBadRows: false,
    ...options,
  })

async function priceBook(region: string): Promise<number> {
  const row = await linli.database.db
    .selectFrom('price_book_versions')
    .select('version')
    .where('region_id', '=', region)
    .executeTakeFirstOrThrow()
  return row.version
}

const HEADER = '货号,品名,类别编码,类别名称,零售价,单位,计价方式'
const sheet = (...rows: string[]) => [HEADER, ...rows].join('\r\n')

test('a dry run says what would happen and leaves everything as it was', async () => {
  const before = await priceBook('chengdu')
  const { body } = await imported(sheet('D1,干货,01,食品,3.50,袋,普通'), { dryRun: true })
  expect(body).toMatchObject({ rows: 1, created: 1, changed: 0, skipped: 0, problems: [] })
  expect((await linli.call(buyer, 'GET', '/products?text=D1')).body.items).toEqual([])
  expect(await priceBook('chengdu')).toBe(before)
})

test('goods come with their category, measure and price; again, only what differs changes', async () => {
  const table = sheet('A1,苹果,0401,水果,12.80,斤,计重', '6901234567892,牛奶,01,食品,4.5,盒,普通')
  const first = await imported(table)
  expect(first.body).toMatchObject({ rows: 2, created: 2, changed: 0, skipped: 0 })
  expect(first.body.notes.join('\n')).toMatch(/按斤标价/)
  const before = await priceBook('chengdu')
  expect((await imported(table)).body).toMatchObject({ created: 0, changed: 0, problems: [] })
  expect(await priceBook('chengdu')).toBe(before)

  const apple = await linli.call(null, 'GET', '/regions/chengdu/codes/A1')
  expect(apple.body).toMatchObject({ measure: 'weighed', priceMinor: 2560, name: '苹果' })
  const milk = await linli.call(null, 'GET', '/regions/chengdu/codes/6901234567892')
  expect(milk.body).toMatchObject({ measure: 'piece', priceMinor: 450 })

  const dearer = await imported(table.replace('4.5', '4.9'))
  expect(dearer.body).toMatchObject({ created: 0, changed: 1 })
  expect(await priceBook('chengdu')).toBe(before + 1)
})

test('one bad row keeps all out, with line, column and a reason; told to skip it, the rest comes in', async () => {
  const table = sheet(
    'B1,好货,01,食品,3.50,袋,普通',
    '6901234567893,码错,01,食品,3.50,袋,普通',
    'B3,白送,01,食品,0.0,袋,普通',
    'B4,,01,食品,3.50,袋,普通',
    'B5,无类,,,3.50,袋,普通',
    'B1,重复,01,食品,3.50,袋,普通',
    'B7,整箱,01,食品,3.50,箱,整箱',
    '-,横线,01,食品,3.50,袋,普通',
    'B9,价乱,01,食品,三块,袋,普通',
  )
  const kept = await imported(table)
  expect(kept.body).toMatchObject({ rows: 9, created: 0, skipped: 8 })
  const places = kept.body.problems.map((one: { line: number; column: string }) => [
    one.line,
    one.column,
  ])
  expect(places).toEqual([
    [3, '货号'],
    [4, '零售价'],
    [5, '品名'],
    [6, '类别编码'],
    [7, '货号'],
    [8, '箱规'],
    [9, '货号'],
    [10, '零售价'],
  ])
  expect((await linli.call(null, 'GET', '/regions/chengdu/codes/B1')).status).toBe(404)
  expect((await imported(table, { skipBadRows: true })).body).toMatchObject({
    created: 1,
    skipped: 8,
  })
  expect((await linli.call(null, 'GET', '/regions/chengdu/codes/B1')).status).toBe(200)
})

test('an English sheet carries packs of one product in three languages', async () => {
  const { body } = await imported(
    [
      'product,code,barcode,name,name en,name es,pack en,category code,category,measure,pieces per case,about grams,price,tax code,tax rate,storage,shelf life days,ingredients,origin,origin en,unit,unit en',
      'MILK,MILK-1,4006381333931,牛奶,Milk,Leche,1 l,02,乳品,piece,,,5.20,food,9%,chilled,14,"milk, ""raw""",四川阿坝,"Aba, Sichuan",瓶,bottle',
      'MILK,MILK-12,none,,,,12 x 1 l,,,case,12,,58,,,,,,,,,case',
      'FISH,FISH-1,,鱼,Fish,,,02,,about,,500,18,food,6.5%,frozen,,,,,,',
    ].join('\n'),
  )
  expect(body).toMatchObject({ created: 3, problems: [] })
  const [milk] = (await linli.call(buyer, 'GET', '/products?text=leche')).body.items
  expect(milk).toMatchObject({
    code: 'MILK',
    storage: 'chilled',
    shelfLifeDays: 14,
    origin: { 'zh-CN': '四川阿坝', en: 'Aba, Sichuan' },
    taxRateBasisPoints: 900,
    label: { ingredients: 'milk, "raw"' },
    gaps: ['picture'],
    skus: [
      { code: 'MILK-1', barcodes: ['4006381333931'], unit: { 'zh-CN': '瓶', en: 'bottle' } },
      {
        code: 'MILK-12',
        measure: 'case',
        piecesPerCase: 12,
        name: { en: '12 x 1 l' },
        unit: { en: 'case' },
      },
    ],
  })
  const [fish] = (await linli.call(buyer, 'GET', '/products?text=yu')).body.items
  expect(fish).toMatchObject({ taxRateBasisPoints: 650, skus: [{ aboutGrams: 500 }] })
})

test('a sheet that says a unit in one language leaves it in the others', async () => {
  const { body } = await imported('code,unit en\nMILK-1,flask')
  expect(body).toMatchObject({ changed: 1, problems: [] })
  const [milk] = (await linli.call(buyer, 'GET', '/products?text=leche')).body.items
  expect(milk.skus[0].unit).toEqual({ 'zh-CN': '瓶', en: 'flask' })
})

test('rows that contradict each other or the catalog are told apart', async () => {
  const header = 'product,code,name,category code,measure,price,brand,tax rate'
  const { body } = await imported(
    [
      header,
      'X,X1,一,01,piece,1,甲,',
      'X,X2,二,01,piece,1,,',
      'MILK,A1,,,,,,',
      ',MILK-1,,,weighed,,,',
      'Z,Z1,三,01,piece,1,,0.13',
    ].join('\n'),
  )
  expect(
    body.problems.map((one: { line: number; column: string }) => [one.line, one.column]),
  ).toEqual([
    [3, 'name'],
    [4, 'product'],
    [5, 'measure'],
    [6, 'tax rate'],
  ])
})

test('what is exported can be imported again and changes nothing', async () => {
  const exported = await linli.call(buyer, 'GET', '/regions/chengdu/goods/sheet')
  expect(exported.body).toContain('MILK-12')
  const { body } = await imported(exported.body)
  expect(body).toMatchObject({ created: 0, changed: 0, skipped: 0, problems: [] })
  const english = await linli.call(buyer, 'GET', '/regions/chengdu/goods/sheet', undefined, {
    headers: { 'accept-language': 'en' },
  })
  const there = await imported(english.body, {}, 'again')
  expect(there.body).toMatchObject({ created: 0, problems: [] })
  expect(there.body.changed).toBe(body.rows)
})

test('a region’s buyer sets prices of goods sold elsewhere, and leaves the rest to head office', async () => {
  const lima = await linli.person({ role: 'buyer', regionId: 'lima' })
  const table = sheet('A1,青苹果,0401,水果,9.90,kg,计重', 'L1,鳄梨,0401,水果,5.00,个,普通')
  const { body } = await imported(table, {}, 'lima', lima)
  expect(body).toMatchObject({ created: 1, changed: 1, problems: [] })
  expect(body.notes.join('\n')).toMatch(/找总部/)
  const apple = await linli.call(null, 'GET', '/regions/lima/codes/A1')
  expect(apple.body).toMatchObject({ name: '苹果', priceMinor: 990 })
  expect((await imported(table, {}, 'chengdu', lima)).status).toBe(403)
  expect((await imported(table, {}, 'chengdu', null)).status).toBe(401)
})

test('two imports of the same new goods at once make them once', async () => {
  const rows = Array.from({ length: 50 }, (_, at) => `T${at},同时${at},0402,蔬菜,1.00,个,普通`)
  const both = await Promise.all([imported(sheet(...rows)), imported(sheet(...rows.reverse()))])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(both.map(({ body }) => body.created).sort()).toEqual([0, 50])
})

test('a file without the columns it needs, or empty, is refused as a whole', async () => {
  expect((await imported('品名,零售价\n苹果,1')).body.problems).toMatchObject([{ line: 1 }])
  expect((await imported('')).body.problems).toMatchObject([{ reason: '文件是空的。' }])
})

const list = join(
  process.env.LINLI_SHARED_DATA ?? join('..', 'shared', 'data'),
  'catalog-cn',
  'goods.csv',
)

describe.skipIf(!existsSync(list))('the goods list of a real shop', () => {
  test('comes in but for its bad rows, is searched, and comes in again unchanged', async () => {
    const table = readFileSync(list, 'utf8')
    const { body } = await imported(table, { skipBadRows: true }, 'list')
    const reasons = (column: string) =>
      body.problems.filter((one: { column: string }) => one.column === column).length
    // 54 codes with a wrong check digit and one that is only a hyphen; 17 prices of nothing.
    expect([reasons('货号'), reasons('零售价')]).toEqual([55, 17])
    expect(body).toMatchObject({ rows: 6404, created: 6404 - 72, skipped: 72 })
    const found = await linli.call(
      null,
      'GET',
      `/regions/list/communities/${community}/goods?text=xhs&limit=5`,
    )
    expect(found.body.items[0]).toMatchObject({
      name: '西红柿',
      priceMinor: 400,
      measure: 'weighed',
    })
    const again = await imported(table, { skipBadRows: true }, 'list')
    expect(again.body).toMatchObject({ created: 0, changed: 0, skipped: 72 })
  })
})
