import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { addDays } from '#platform/time'
import {
  allocate,
  type Buyer,
  type BuyingWorld,
  balanceOf,
  callIn,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeGoods,
  makeSortingWorld,
  makeStock,
  onDay,
  placeOrder,
  runSweep,
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

interface Lacking {
  world: BuyingWorld
  buyer: Buyer
  orderId: string
  /** Other eggs of the warehouse's own. */
  spareSkuId: string
  replacement: { id: string; state: string; quantity: number; loweredMinor: number | null }
}

const PAID = 1500

/** An order of three eggs at 5.00 of which one came, with other eggs at hand. */
async function makeLacking(
  wish: 'yes' | 'no' | 'ask',
  spare: { priceMinor?: number; onHand?: number; expiresOn?: (pickupDate: string) => string } = {},
): Promise<Lacking> {
  regions += 1
  const regionId = `other-${regions}`
  const world = await makeSortingWorld(linli, { regionId, offers: [{ priceMinor: 500 }] })
  const [eggs] = world.offers
  const other = await makeGoods(linli, regionId, { priceMinor: spare.priceMinor ?? 900 })
  await sql`update products set category_id = (select category_id from products
    where id = ${eggs!.productId}) where id = ${other.productId}`.execute(linli.database.db)
  const onHand = spare.onHand ?? 10
  if (spare.expiresOn === undefined) {
    await makeStock(linli, regionId, world.warehouseId, other.skuId, onHand)
  } else {
    const lot = { lotCode: 'SPARE', expiresOn: spare.expiresOn(world.pickupDate) }
    const lines = [{ skuId: other.skuId, quantity: onHand, ...lot }]
    const path = `/stations/${world.warehouseId}/movements`
    const body = { reason: 'received', lines }
    expect((await callIn(linli, world)(world.keeper, 'POST', path, body)).status).toBe(201)
  }
  const [buyer] = await makeBuyers(linli, world)
  const body = checkoutOf(world, [[eggs!, 3]])
  const lines = body.parts[0]!.lines.map((line) => ({ ...line, replacement: wish }))
  const parts = [{ ...body.parts[0]!, lines }]
  const { id: orderId } = await placeOrder(linli, world, buyer!, { ...body, parts })
  await allocate(linli, world, [{ skuId: eggs!.skuId, quantity: 1 }])
  const [replacement] = (await onDay(linli, world)('GET', 'replacements')).body
  return { world, buyer: buyer!, orderId, spareSkuId: other.skuId, replacement }
}

const backOf = async ({ world, buyer }: Lacking): Promise<number> =>
  (await balanceOf(linli, world, buyer)) - (100_000 - PAID)

const spareLeft = async ({ world, spareSkuId }: Lacking) => {
  const { rows } = await sql<{ onHand: number; reserved: number }>`
    select on_hand as "onHand", reserved from stock_totals
    where region_id = ${world.regionId} and sku_id = ${spareSkuId}`.execute(linli.database.db)
  return [rows[0]!.onHand, rows[0]!.reserved]
}

const answer = (
  lacking: Lacking,
  isWanted: boolean,
  who = lacking.buyer as { id: string; token: string },
) =>
  callIn(linli, lacking.world)(who, 'POST', `/replacements/${lacking.replacement.id}/answer`, {
    isWanted,
  })

test('who takes other goods gets them at no extra cost, out of the stock', async () => {
  const dear = await makeLacking('yes')
  expect(dear.replacement).toMatchObject({ state: 'accepted', quantity: 2, loweredMinor: 0 })
  expect(await backOf(dear)).toBe(0)
  expect(await spareLeft(dear)).toEqual([8, 0])
  expect(await toldTo(linli, dear.world.regionId, dear.buyer)).toContain('order.replaced')
  expect(await toldTo(linli, dear.world.regionId, dear.buyer)).not.toContain('order.came-short')
  const list = (await onDay(linli, dear.world)('GET', 'sorting-lists?by=order')).body.groups[0]
  const items = list.items.map((item: { skuId: string; quantity: number }) => [
    item.skuId === dear.spareSkuId,
    item.quantity,
  ])
  expect(items.sort()).toEqual([
    [false, 1],
    [true, 2],
  ])
  expect(await findFaults(linli)).toEqual([])
})

test('where other goods are cheaper the line costs less', async () => {
  const cheap = await makeLacking('yes', { priceMinor: 400 })
  expect(cheap.replacement).toMatchObject({ state: 'accepted', quantity: 2, loweredMinor: 200 })
  expect(await backOf(cheap)).toBe(200)
})

test('what other goods do not fill is given back', async () => {
  const some = await makeLacking('yes', { onHand: 1 })
  expect(some.replacement).toMatchObject({ quantity: 1 })
  expect(await backOf(some)).toBe(500)
  expect(await spareLeft(some)).toEqual([0, 0])
})

test.each(['yes', 'ask'] as const)(
  'nobody who said %s gets other goods that do not last until they are fetched',
  async (wish) => {
    const past = await makeLacking(wish, { expiresOn: (day) => addDays(day, -1) })
    expect(past.replacement).toBeUndefined()
    expect(await backOf(past)).toBe(1000)
    expect(await spareLeft(past)).toEqual([10, 0])
    const good = await makeLacking(wish, { expiresOn: (day) => day })
    expect(good.replacement).toMatchObject({ quantity: 2 })
    expect(await findFaults(linli)).toEqual([])
  },
)

test('who wants no other goods gets the money', async () => {
  const none = await makeLacking('no')
  expect(none.replacement).toBeUndefined()
  expect(await backOf(none)).toBe(1000)
})

test('who is asked and says yes gets the goods, once', async () => {
  const asked = await makeLacking('ask', { priceMinor: 450 })
  expect(asked.replacement.state).toBe('offered')
  expect(await toldTo(linli, asked.world.regionId, asked.buyer)).toContain(
    'order.replacement-offered',
  )
  expect(await backOf(asked)).toBe(0)
  expect(await spareLeft(asked)).toEqual([10, 2])
  const answers = await Promise.all([answer(asked, true), answer(asked, true)])
  expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
  expect(await backOf(asked)).toBe(100)
  expect(await spareLeft(asked)).toEqual([8, 0])
  const own = `/residents/${asked.buyer.residentId}/replacements`
  const shown = await callIn(linli, asked.world)(asked.buyer, 'GET', own)
  expect(shown.body).toMatchObject([{ state: 'accepted', loweredMinor: 100 }])
  expect(await findFaults(linli)).toEqual([])
})

test('who is asked and says no gets the money at once, and the goods stay', async () => {
  const asked = await makeLacking('ask')
  expect((await answer(asked, false)).body.state).toBe('declined')
  expect(await backOf(asked)).toBe(1000)
  expect(await spareLeft(asked)).toEqual([10, 0])
  expect((await answer(asked, true)).body).toMatchObject({ code: 'replacement-answered' })
})

test('silence is no: after the deadline the money goes back and no answer is taken', async () => {
  const asked = await makeLacking('ask')
  await runSweep(linli, 'fulfilment-ends-silence')
  expect(await backOf(asked)).toBe(0)
  await sql`update replacements set answer_until = linli_now() - interval '1 second'
    where id = ${asked.replacement.id}`.execute(linli.database.db)
  expect((await answer(asked, true)).body).toMatchObject({ answer: 'expired' })
  await runSweep(linli, 'fulfilment-ends-silence')
  expect(await backOf(asked)).toBe(1000)
  expect(await spareLeft(asked)).toEqual([10, 0])
  expect(await findFaults(linli)).toEqual([])
})

test('sorting does not wait for answers: finished, who was asked gets the money', async () => {
  const asked = await makeLacking('ask')
  const call = onDay(linli, asked.world)
  const [finished, answered] = await Promise.all([
    call('POST', 'sorted-days', {}),
    answer(asked, true),
  ])
  expect(finished.status).toBe(200)
  const isTaken = answered.status === 200
  expect(await backOf(asked)).toBe(isTaken ? 0 : 1000)
  expect(await spareLeft(asked)).toEqual(isTaken ? [8, 0] : [10, 0])
  expect((await answer(asked, true)).status).toBe(409)
  expect(await findFaults(linli)).toEqual([])
})

test('a stranger neither sees nor answers what is offered to another', async () => {
  const asked = await makeLacking('ask')
  const [other] = await makeBuyers(linli, asked.world)
  const elsewhere = await linli.person({ role: 'operations', regionId: 'elsewhere' })
  for (const stranger of [other!, elsewhere]) {
    expect((await answer(asked, true, stranger)).status).toBe(404)
  }
  expect(await backOf(asked)).toBe(0)
})
