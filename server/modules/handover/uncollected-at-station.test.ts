import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import {
  balanceOf,
  findFaults,
  goodsArrive,
  handOverAs,
  makePickup,
  orderFor,
  type Person,
  type PickupWorld,
  runSweep,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterEach(() => followWorldTime(linli.database.db))
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const RICE = { name: '大米', priceMinor: 1000 }
const MILK = { name: '鲜奶', priceMinor: 600, storage: 'chilled' } as const
const DAY_MS = 86_400_000

async function waiting(wish: Parameters<typeof orderFor>[2] = {}) {
  const world = await makePickup(linli, { offers: [RICE, MILK] })
  const { id: orderId, number } = await orderFor(linli, world, wish)
  await goodsArrive(linli, world)
  await linli.settle()
  return { world, orderId, number }
}

type Waiting = Awaited<ReturnType<typeof waiting>>

const atStation = ({ regionId, stationId }: PickupWorld) =>
  `/regions/${regionId}/stations/${stationId}/uncollected`

const give = ({ world, orderId }: Waiting, why: string, who: Person = world.staff) =>
  linli.call(who, 'POST', `${atStation(world)}/${orderId}/return`, { why }, { key: newId() })

const decide = ({ world, orderId }: Waiting, fates: readonly object[], who = world.staff) => {
  const lines = fates.map((fate, index) => ({ lineNumber: index + 1, ...fate }))
  const path = `${atStation(world)}/${orderId}/decision`
  return linli.call(who, 'POST', path, { lines }, { key: newId() })
}

async function expired(): Promise<Waiting> {
  const one = await waiting()
  await setBusinessTime(linli.database.db, new Date(Date.now() + 4 * DAY_MS))
  await runSweep(linli, 'handover-returns-uncollected')
  return one
}

const stockOf = async ({ world }: Waiting): Promise<number[]> => {
  const rows = await linli.database.db
    .selectFrom('stock_totals')
    .select(['sku_id', 'on_hand'])
    .where('station_id', '=', world.stationId)
    .execute()
  const of = new Map(rows.map((row) => [row.sku_id, row.on_hand]))
  return world.window.offers.map(({ skuId }) => of.get(skuId) ?? 0)
}

test('a station sees what waits with its people, and what nobody fetched', async () => {
  const one = await waiting()
  const see = async () => (await linli.call(one.world.staff, 'GET', atStation(one.world))).body
  expect(await see()).toMatchObject({
    waiting: [{ orderId: one.orderId, lines: [{ quantity: 1 }, { quantity: 1 }] }],
    returned: [],
  })
  await setBusinessTime(linli.database.db, new Date(Date.now() + 4 * DAY_MS))
  await runSweep(linli, 'handover-returns-uncollected')
  expect(await see()).toMatchObject({
    waiting: [],
    returned: [
      {
        orderId: one.orderId,
        why: 'overdue',
        decidedAt: null,
        lines: [{ fate: 'restocked' }, { fate: 'written-off' }],
      },
    ],
  })
})

test('what is given up goes back by the rules, what cannot wait is refunded whole', async () => {
  const [upTo, spoilt] = [await waiting(), await waiting()]
  expect((await give(upTo, 'given-up')).status).toBe(200)
  // 1000 less a tenth comes back; the milk's 600 does not.
  expect(await balanceOf(linli, upTo.world, upTo.world.buyer)).toBe(100_000 - 1600 + 900)
  expect(await stockOf(upTo)).toEqual([1, 0])
  expect((await give(spoilt, 'cannot-wait')).status).toBe(200)
  expect(await balanceOf(linli, spoilt.world, spoilt.world.buyer)).toBe(100_000)
  const order = `/regions/${spoilt.world.regionId}/orders/${spoilt.orderId}`
  expect((await linli.call(spoilt.world.buyer, 'GET', order)).body.state).toBe('returned')
})

test('what somebody decides is booked once: lost goods leave the stock, good ones come into it', async () => {
  const one = await expired()
  expect(await stockOf(one)).toEqual([1, 0])
  const fates = [{ fate: 'written-off', reason: 'damaged' }, { fate: 'marked-down' }]
  const answers = await Promise.all([decide(one, fates), decide(one, fates)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(answers.find(({ status }) => status === 409)?.body.code).toBe('uncollected-decided')
  expect(await stockOf(one)).toEqual([0, 1])
  const seen = await linli.call(one.world.staff, 'GET', atStation(one.world))
  expect(seen.body.returned).toMatchObject([
    { lines: [{ fate: 'written-off', decidedWhy: 'damaged' }, { fate: 'marked-down' }] },
  ])
})

test('each refusal says why, and nothing is booked', async () => {
  const one = await expired()
  const bad = async (fates: readonly object[]) => (await decide(one, fates)).body
  expect(await bad([{ fate: 'restocked' }])).toMatchObject({ code: 'invalid', field: 'lines' })
  const noReason = [{ fate: 'written-off' }, { fate: 'restocked' }]
  expect(await bad(noReason)).toMatchObject({ field: 'lines/0/reason' })
  const noWords = [{ fate: 'written-off', reason: 'other' }, { fate: 'restocked' }]
  expect(await bad(noWords)).toMatchObject({ field: 'lines/0/note' })
  expect(await stockOf(one)).toEqual([1, 0])
  expect((await give(one, 'given-up')).body).toMatchObject({
    code: 'not-waiting',
    state: 'returned',
  })
  expect((await give({ ...one, orderId: newId() }, 'given-up')).status).toBe(404)
  expect((await decide({ ...one, orderId: newId() }, noWords)).status).toBe(404)
})

test('handed over and taken back at once, it is one of the two', async () => {
  const one = await waiting()
  const [handed, taken] = await Promise.all([
    handOverAs(linli, one.world, one.world.leader, { proof: { slip: one.number } }),
    give(one, 'given-up'),
  ])
  expect([handed.status === 201, taken.status === 200].filter(Boolean)).toHaveLength(1)
})

test('another station and a stranger see nothing and decide nothing', async () => {
  const [one, other] = [await expired(), await makePickup(linli)]
  const stranger = await linli.person()
  for (const who of [other.staff, stranger]) {
    expect((await linli.call(who, 'GET', atStation(one.world))).status).toBe(403)
    expect((await decide(one, [{ fate: 'restocked' }, { fate: 'restocked' }], who)).status).toBe(
      403,
    )
    expect((await give(one, 'given-up', who)).status).toBe(403)
  }
  const elsewhere = { ...one, world: other }
  expect((await decide(elsewhere, [{ fate: 'restocked' }, { fate: 'restocked' }])).status).toBe(404)
})
