import { afterAll, beforeAll, expect, test } from 'vitest'
import { ean13CheckDigit } from '#platform/barcodes'
import { transact } from '#platform/db'
import { announce } from '#platform/events'
import {
  allocate,
  type Buyer,
  type BuyingWorld,
  balanceOf,
  callIn,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeSortingWorld,
  onDay,
  placeOrder,
  setIn,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'

let linli: TestLinli
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

interface Sorting {
  world: BuyingWorld
  buyer: Buyer
  orderId: string
}

/** An order of three eggs and a kilogram of fish, all of it come and allocated. */
async function makeDayToSort(): Promise<Sorting> {
  regions += 1
  const world = await makeSortingWorld(linli, {
    regionId: `sort-${regions}`,
    offers: [{ priceMinor: 500 }, { priceMinor: 1000, measure: 'weighed' }],
  })
  const [eggs, fish] = world.offers
  const [buyer] = await makeBuyers(linli, world)
  const lines = [
    [eggs!, 3],
    [fish!, 1000],
  ] as const
  const { id } = await placeOrder(linli, world, buyer!, checkoutOf(world, lines))
  await allocate(linli, world, [
    { skuId: eggs!.skuId, quantity: 3 },
    { skuId: fish!.skuId, quantity: 1000 },
  ])
  return { world, buyer: buyer!, orderId: id }
}

const PAID = 2500

test('what weighs less is given back when sorting is finished, and typed wrong it costs nothing', async () => {
  const { world, buyer, orderId } = await makeDayToSort()
  const call = onDay(linli, world)
  const mark = (line: object) =>
    call('POST', 'sorted-lines', { lines: [{ orderId, lineNumber: 2, ...line }] })
  expect((await mark({ quantity: 90 })).body.lines).toEqual([
    { orderId, lineNumber: 2, allocatedQuantity: 1000, sortedQuantity: 90 },
  ])
  expect((await mark({ quantity: 1200 })).body.lines[0].sortedQuantity).toBe(1000)
  expect((await mark({ grossGrams: 930, tareGrams: 30 })).body.lines[0].sortedQuantity).toBe(900)
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - PAID)

  expect((await call('POST', 'sorted-days', {})).body).toMatchObject({ lessCount: 1, bagCount: 1 })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - PAID + 100)
  await linli.settle()
  expect(await toldTo(linli, world.regionId, buyer)).toContain('order.weighed-less')
  expect((await call('POST', 'sorted-days', {})).body).toMatchObject({ lessCount: 1, bagCount: 1 })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - PAID + 100)
  expect(await findFaults(linli)).toEqual([])
})

test('after sorting, less is given back at once and more is the resident’s, until the load leaves', async () => {
  const { world, buyer, orderId } = await makeDayToSort()
  const call = onDay(linli, world)
  const mark = (quantity: number) =>
    call('POST', 'sorted-lines', { lines: [{ orderId, lineNumber: 2, quantity }] })
  await mark(900)
  await call('POST', 'sorted-days', {})
  const back = async () => (await balanceOf(linli, world, buyer)) - (100_000 - PAID)
  expect(await back()).toBe(100)
  await mark(1000)
  expect(await back()).toBe(100)
  await mark(900)
  expect(await back()).toBe(100)
  await mark(750)
  expect(await back()).toBe(250)
  const [wave] = (await call('GET', 'sorting-waves')).body
  await transact(linli.database.db, (tx) =>
    announce(tx, {
      type: 'load.dispatched',
      regionId: world.regionId,
      subjectKind: 'load',
      subjectId: orderId,
      body: { allocationIds: [wave.id] },
      occurredAt: new Date(),
    }),
  )
  await linli.settle()
  expect((await mark(700)).body.code).toBe('sorted-goods-left')
  expect(await back()).toBe(250)
  expect(await findFaults(linli)).toEqual([])
})

test('what is missing at sorting is given back, and who sorted it is written down', async () => {
  const { world, buyer, orderId } = await makeDayToSort()
  const call = onDay(linli, world)
  const lines = [
    { orderId, lineNumber: 1, quantity: 1 },
    { orderId, lineNumber: 2, quantity: 0 },
  ]
  await call('POST', 'sorted-lines', { lines })
  await call('POST', 'sorted-days', {})
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - PAID + 2000)
  const found = await linli.database.db
    .selectFrom('shortfalls')
    .select(['line_number', 'stage', 'bearer_kind', 'quantity', 'found_by', 'amount_minor'])
    .where('order_id', '=', orderId)
    .orderBy('line_number')
    .execute()
  const lost = { stage: 'sorting', bearer_kind: 'operator', found_by: world.keeper.id }
  expect(found).toEqual([
    { ...lost, line_number: 1, quantity: 2, amount_minor: 1000 },
    { ...lost, line_number: 2, quantity: 1000, amount_minor: 1000 },
  ])
  const bags = (await call('GET', 'bags')).body
  expect(bags.map((bag: { lineNumbers: number[] }) => bag.lineNumbers)).toEqual([[1]])
})

test('a scale’s label is read, and the label of other goods refused', async () => {
  const { world, orderId } = await makeDayToSort()
  const [eggs, fish] = world.offers
  const { db } = linli.database
  const item = String(10_000 + regions)
  await db.updateTable('skus').set({ scale_code: item }).where('id', '=', fish!.skuId).execute()
  const labelOf = (grams: string, of = item) => {
    const digits = `21${of}${grams}`
    return digits + ean13CheckDigit(digits)
  }
  const call = onDay(linli, world)
  const mark = (lineNumber: number, scaleCode: string) =>
    call('POST', 'sorted-lines', { lines: [{ orderId, lineNumber, scaleCode }] })
  expect((await mark(2, labelOf('00940'))).body.lines[0].sortedQuantity).toBe(940)
  expect((await mark(2, labelOf('00940', '99999'))).body.code).toBe('label-of-other-goods')
  expect((await mark(1, labelOf('00940'))).body.code).toBe('label-of-other-goods')
  expect((await mark(2, '6901234567892')).status).toBe(422)
  expect(eggs).toBeDefined()
})

test('a tolerance that the station sets is not refunded', async () => {
  const { world, buyer, orderId } = await makeDayToSort()
  await setIn(linli, world, 'sorting.toleranceGrams', 20)
  const call = onDay(linli, world)
  const lines = [{ orderId, lineNumber: 2, quantity: 980 }]
  expect((await call('POST', 'sorted-lines', { lines })).body.lines[0].sortedQuantity).toBe(1000)
  await call('POST', 'sorted-days', {})
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - PAID)
})

test('lines of elsewhere, named twice, or with more pieces than they get are refused', async () => {
  const { world, orderId } = await makeDayToSort()
  const other = await makeDayToSort()
  const call = onDay(linli, world)
  const mark = (...lines: object[]) => call('POST', 'sorted-lines', { lines })
  expect((await mark({ orderId: other.orderId, lineNumber: 1 })).status).toBe(422)
  expect((await mark({ orderId, lineNumber: 9 })).status).toBe(422)
  const twice = { orderId, lineNumber: 1 }
  expect((await mark(twice, twice)).body.field).toBe('lines/1')
  expect((await mark({ orderId, lineNumber: 1, quantity: 4 })).body.field).toBe('lines/0')
})

test('only the station’s own people and operations sort, and others learn nothing', async () => {
  const { world, orderId } = await makeDayToSort()
  const { regionId, warehouseId, stationIds } = world
  const body = { lines: [{ orderId, lineNumber: 1 }] }
  const strangers = [
    await linli.person(),
    await linli.person({ role: 'station_staff', regionId, stationId: stationIds[0]! }),
    await linli.person({ role: 'supervisor', regionId }),
    await linli.person({ role: 'operations', regionId: 'elsewhere' }),
    world.supplier,
  ]
  for (const stranger of strangers) {
    const call = onDay(linli, world, stranger)
    expect((await call('POST', 'sorted-lines', body)).status).toBe(403)
    expect((await call('POST', 'sorted-days', {})).status).toBe(403)
    expect((await call('POST', 'label-prints', {})).status).toBe(403)
  }
  const supervisor = onDay(linli, world, strangers[2]!)
  expect((await supervisor('GET', 'sorting-lists')).status).toBe(200)
  const path = `/regions/${regionId}/stations/${warehouseId}/allocations/yesterday`
  expect((await linli.call(world.keeper, 'GET', path)).status).toBe(422)
})

test('two who finish at once make the bags once', async () => {
  const { world, buyer, orderId } = await makeDayToSort()
  const call = onDay(linli, world)
  const lines = [{ orderId, lineNumber: 2, quantity: 500 }]
  await call('POST', 'sorted-lines', { lines })
  const both = await Promise.all([1, 2].map(() => call('POST', 'sorted-days', {})))
  expect(both.map((answer) => answer.body.bagCount)).toEqual([1, 1])
  expect((await call('GET', 'bags')).body).toHaveLength(1)
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - PAID + 500)
})

test('a community has as many bags before its sorting ends as after, however they are filled', async () => {
  const { world, orderId } = await makeDayToSort()
  await setIn(linli, world, 'sorting.bagLines', 1)
  const call = onDay(linli, world)
  const waves = async () => (await call('GET', 'sorting-waves')).body
  const communityId = world.communityIds[0]!
  const ahead = await waves()
  expect(ahead).toMatchObject([{ bagCount: 0, communities: [{ communityId }] }])
  const lines = [{ orderId, lineNumber: 1, quantity: 0 }]
  await call('POST', 'sorted-lines', { lines })
  const [{ communities }] = await waves()
  expect(communities).toEqual([{ communityId, bagCount: ahead[0].communities[0].bagCount - 1 }])
  const { bagCount } = (await call('POST', 'sorted-days', {})).body
  expect(await waves()).toMatchObject([{ bagCount, communities }])
  expect(communities[0].bagCount).toBe(bagCount)
})

test('a mark is taken back until sorting is finished; the list tells marked from lacking', async () => {
  const { world, orderId } = await makeDayToSort()
  const call = onDay(linli, world)
  const item = async () => {
    const { body } = await call('GET', 'sorting-lists?by=order')
    const { items } = body.groups[0]
    return items.find((one: { lineNumber: number }) => one.lineNumber === 1)
  }
  const lines = [{ orderId, lineNumber: 1 }]
  await call('POST', 'sorted-lines', { lines: [{ ...lines[0], quantity: 0 }] })
  expect(await item()).toMatchObject({ sorted: 0, lineCount: 1, markedCount: 1 })
  const path = `/stations/${world.warehouseId}/sorted-lines/${world.pickupDate}/undoing`
  const undo = () => callIn(linli, world)(world.keeper, 'POST', path, { lines })
  expect((await undo()).status).toBe(204)
  expect(await item()).toMatchObject({ sorted: 0, lineCount: 1, markedCount: 0 })
  expect((await call('POST', 'sorted-days', {})).body.lessCount).toBe(0)
  expect((await undo()).body.code).toBe('sorting-finished')
})
