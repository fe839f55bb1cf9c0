import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addCommunity,
  addRegion,
  addStation,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let operations: Person

beforeAll(async () => {
  linli = await startTestLinli()
  operations = await linli.person({ role: 'operations' })
})
afterAll(() => linli.close())

const sheet = (...lines: string[]) => lines.join('\n')
const take = (what: string, table: string, options: object = {}) =>
  linli.call(operations, 'POST', `/regions/${what}/imports`, {
    table,
    dryRun: false,
    skipBadRows: false,
    ...options,
  })
const read = (path: string) => linli.call(operations, 'GET', `/regions/${path}`)

const stationSheet = sheet(
  '站点编码,类型,站点名称,地址,营业时间,容量,储存条件',
  'W-1,中心仓,城东仓,仓库路 1 号,,,常温;冷藏;冷冻',
  'G-1,网格站,锦绣站,锦绣路 18 号,"1-5 08:00-21:00; 6,7 9:00-20:00",300,ambient、chilled',
)
const communitySheet = sheet(
  'code,name,address,latitude,longitude,households,share of elders,delivery days,minimum order,stations,pickup point,buildings',
  'C-1,锦绣花园,锦绣路 18 号,30.65,104.06,640,32.5%,周一、周三,19.00,W-1;G-1,G-1,1栋;2栋',
  'C-2,海棠苑,海棠街 3 号,,,,,,,,,',
)

test('stations and communities come in from sheets, with their service and buildings', async () => {
  await addRegion(linli, { id: 'sheets' })
  const stations = await take('sheets/stations', stationSheet)
  expect(stations.body).toEqual({
    rows: 2,
    created: 2,
    changed: 0,
    skipped: 0,
    problems: [],
    notes: [],
  })
  const grid = (await read('sheets/stations?kind=grid')).body.items[0]
  expect(grid).toMatchObject({ code: 'G-1', capacityBags: 300, storages: ['ambient', 'chilled'] })
  expect(grid.hours).toHaveLength(7)
  expect(grid.hours[5]).toEqual({ weekday: 6, opensAt: '09:00', closesAt: '20:00' })

  const communities = await take('sheets/communities', communitySheet)
  expect(communities.body).toMatchObject({ rows: 2, created: 2, problems: [] })
  const [found] = (await read('sheets/community-profiles?search=jxhy')).body.items
  expect(found).toMatchObject({
    code: 'C-1',
    latitude: 30.65,
    householdCount: 640,
    traits: { eldersBasisPoints: 3250 },
    deliveryWeekdays: [1, 3],
    minimumOrderMinor: 1900,
  })
  const shown = await read(`sheets/communities/${found.id}`)
  expect(shown.body.pickupStation.code).toBe('G-1')
  expect((await read(`sheets/communities/${found.id}/buildings`)).body).toHaveLength(2)
})

test('the same sheet a second time changes nothing; an empty cell leaves what is there', async () => {
  await addRegion(linli, { id: 'again' })
  await take('again/stations', stationSheet)
  await take('again/communities', communitySheet)
  expect((await take('again/stations', stationSheet)).body).toMatchObject({
    created: 0,
    changed: 0,
  })
  expect((await take('again/communities', communitySheet)).body).toMatchObject({
    created: 0,
    changed: 0,
  })
  const changed = await take('again/communities', sheet('code,name,households', 'C-1,锦绣新园,'))
  expect(changed.body).toMatchObject({ created: 0, changed: 1 })
  const [found] = (await read('again/community-profiles?search=jinxiuxinyuan')).body.items
  expect(found).toMatchObject({ name: '锦绣新园', householdCount: 640, version: 2 })
})

test('a dry run tells what would be and writes nothing', async () => {
  await addRegion(linli, { id: 'dry' })
  const dry = await take('dry/stations', stationSheet, { dryRun: true })
  expect(dry.body).toMatchObject({ rows: 2, created: 2, problems: [] })
  expect((await read('dry/stations')).body.items).toEqual([])
})

const badSheet = sheet(
  'code,name,address,latitude,longitude,delivery days,stations,pickup point',
  'C-1,好的,好路,,,,,',
  'C-1,重复,好路,,,,,',
  'C 3,,好路,91,,某天,,',
  'C-4,无址,,30,,,,',
  'C-5,站点,好路,,,,G-404;W-1,W-1',
  'C-6,没有自提,好路,,,,W-1,',
)

test('every bad row is told with its line, column and reason, and nothing is written', async () => {
  await addRegion(linli, { id: 'bad' })
  await take('bad/stations', stationSheet)
  const report = await take('bad/communities', badSheet)
  expect(report.body).toMatchObject({ rows: 6, created: 1, skipped: 5 })
  expect(
    report.body.problems.map((p: { line: number; column: string }) => [p.line, p.column]),
  ).toEqual([
    [3, 'code'],
    [4, 'code'],
    [4, 'name'],
    [4, 'latitude'],
    [4, 'delivery days'],
    [5, 'address'],
    [5, 'latitude'],
    [6, 'stations'],
    [6, 'pickup point'],
    [7, 'pickup point'],
  ])
  expect((await read('bad/communities')).body.items).toEqual([])

  const skipped = await take('bad/communities', badSheet, { skipBadRows: true })
  expect(skipped.body).toMatchObject({ rows: 6, created: 1, skipped: 5 })
  expect((await read('bad/communities')).body.items).toMatchObject([{ code: 'C-1', name: '好的' }])
})

test('a closed place, another kind and unknown headers are problems', async () => {
  await addRegion(linli, { id: 'closed' })
  const station = await addStation(linli, { regionId: 'closed', code: 'G-1' })
  const community = await addCommunity(linli, { regionId: 'closed', code: 'C-1' })
  const path = `/regions/closed`
  const other = sheet('code,kind,name', 'G-1,store,店')
  expect((await take('closed/stations', other)).body.problems).toMatchObject([
    { line: 2, column: 'kind' },
  ])
  await linli.call(operations, 'POST', `${path}/stations/${station.id}/closure`, { why: 'x' })
  await linli.call(operations, 'POST', `${path}/communities/${community.id}/closure`, { why: 'x' })
  const table = sheet('code,name,pickup point', 'C-1,锦绣花园,G-1')
  expect((await take('closed/communities', table)).body.problems).toMatchObject([
    { line: 2, column: 'code' },
    { line: 2, column: '服务站点' },
  ])
  expect((await take('closed/communities', 'name,备注\nx,y')).body).toMatchObject({
    rows: 0,
    problems: [{ line: 1, column: '小区编码' }],
    notes: ['没有用到“备注”这一列。'],
  })
})

test.each([
  ['zh-CN', '和第 2 行的编码重复。', '“3,5”不是整数。'],
  ['en', 'Line 2 has the same code.', '“3,5” is not a whole number.'],
  ['es', 'La línea 2 tiene el mismo código.', '“3,5” no es un número entero.'],
])(
  'what is wrong with a row is told in %s, and what it quotes stays as it was',
  async (language, twice, number) => {
    await addRegion(linli, { id: `told-${language.toLowerCase()}` })
    const table = sheet(
      'code,kind,name,address,capacity',
      'G-1,grid,one,x,5',
      'G-1,grid,two,x,5',
      'G-2,grid,three,x,"3,5"',
    )
    const { body } = await linli.call(
      operations,
      'POST',
      `/regions/told-${language.toLowerCase()}/stations/imports`,
      { table, dryRun: true, skipBadRows: false },
      { headers: { 'accept-language': language } },
    )
    const reasons = body.problems.map(({ reason }: { reason: string }) => reason)
    expect(reasons).toEqual([twice, number])
  },
)

test('what is exported comes in again unchanged, and runs nothing in a spreadsheet', async () => {
  await addRegion(linli, { id: 'round' })
  await take('round/stations', stationSheet)
  await take('round/communities', communitySheet)
  await addCommunity(linli, { regionId: 'round', code: 'C-9', name: '=HYPERLINK("x")' })
  const communities = await read('round/communities/sheet')
  expect(communities.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(communities.body).toContain('"\'=HYPERLINK(""x"")"')
  const back = await take('round/communities', communities.body)
  expect(back.body).toMatchObject({ rows: 3, created: 0, changed: 0, problems: [] })
  const stations = await read('round/stations/sheet')
  expect((await take('round/stations', stations.body)).body).toMatchObject({
    rows: 2,
    changed: 0,
    problems: [],
  })
})

test('thousands of rows come in at once', async () => {
  await addRegion(linli, { id: 'many' })
  await take('many/stations', stationSheet)
  const rows = Array.from(
    { length: 3000 },
    (_, n) => `C-${n},幸福里${n}号院,幸福路 ${n} 号,G-1,1栋;2栋`,
  )
  const report = await take(
    'many/communities',
    sheet('code,name,address,pickup point,buildings', ...rows),
  )
  expect(report.body).toMatchObject({ rows: 3000, created: 3000, problems: [] })
})

test('a stranger and a foreign region’s staff neither import nor export', async () => {
  await addRegion(linli, { id: 'own' })
  const foreign = await linli.person({ role: 'operations', regionId: 'sheets' })
  const body = { table: stationSheet, dryRun: true, skipBadRows: false }
  for (const what of ['communities', 'stations']) {
    for (const [who, status] of [
      [null, 401],
      [foreign, 403],
    ] as const) {
      const path = `/regions/own/${what}`
      expect((await linli.call(who, 'POST', `${path}/imports`, body)).status).toBe(status)
      expect((await linli.call(who, 'GET', `${path}/sheet`)).status).toBe(status)
    }
  }
})

test('two imports of one sheet at once add each row once', async () => {
  await addRegion(linli, { id: 'twice' })
  await take('twice/stations', stationSheet)
  const both = await Promise.all([1, 2].map(() => take('twice/communities', communitySheet)))
  expect(both.map(({ body }) => body.created).sort()).toEqual([0, 2])
})
