import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import { addDays, localDate } from '#platform/time'
import {
  makeRegion,
  makeStockWorld,
  type StockWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { checkStock, type Movement, mapStockLeft, moveStock, reserveStock } from './index.ts'

let linli: TestLinli
let world: StockWorld
let today: string

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
  today = localDate(new Date(), 'Asia/Shanghai')
})
afterAll(() => linli.close())
beforeEach(async () => {
  world = await makeStockWorld(linli, 'chengdu')
})

const sell = (quantity: number, more: Partial<Movement> = {}) =>
  transact(linli.database.db, (tx) =>
    moveStock(tx, 'chengdu', [
      {
        stationId: world.stationId,
        skuId: world.skuId,
        lotId: null,
        quantity: -quantity,
        reason: 'sold',
        subjectKind: 'test',
        subjectId: null,
        actorId: null,
        note: '',
        occurredAt: new Date(),
        ...more,
      },
    ]),
  )

test('what nears its last day is listed by station, what is past it first', async () => {
  await world.receive(3, { lotCode: 'OLD', expiresOn: addDays(today, -1) })
  await world.receive(4, { lotCode: 'SOON', expiresOn: addDays(today, 2) })
  await world.receive(5, { lotCode: 'LATER', expiresOn: addDays(today, 9) })
  const path = `/stations/${world.stationId}/expiring`
  const first = await world.see(world.staff, `${path}?withinDays=2&limit=1`)
  expect(first.body.items).toMatchObject([
    { code: 'OLD', daysLeft: -1, isExpired: true, onHand: 3 },
  ])
  const rest = await world.see(
    world.staff,
    `${path}?withinDays=2&limit=1&cursor=${first.body.nextCursor}`,
  )
  expect(rest.body.items).toMatchObject([{ code: 'SOON', daysLeft: 2, isExpired: false }])
  expect(rest.body.nextCursor).toBeUndefined()
  expect((await world.see(world.staff, `${path}?withinDays=-1`)).status).toBe(422)
  expect((await world.see(world.otherStaff, path)).status).toBe(403)
})

test('what is past its last day is neither promised nor sold', async () => {
  await world.receive(3, { lotCode: 'OLD', expiresOn: addDays(today, -1) })
  await world.receive(4, { lotCode: 'LAST', expiresOn: today })
  const key = { stationId: world.stationId, skuId: world.skuId }
  const left = await mapStockLeft(linli.database.db, 'chengdu', [key])
  expect(left.get(`${key.stationId}/${key.skuId}`)).toBe(4)
  const listed = await world.see(world.staff, `/stations/${key.stationId}/stock?skuId=${key.skuId}`)
  expect(listed.body.items).toMatchObject([{ onHand: 7, reserved: 0, left: 4 }])
  const promise = (quantity: number, lastsTo?: string) =>
    transact(linli.database.db, (tx) =>
      reserveStock(tx, 'chengdu', [{ orderId: newId(), lineNumber: 1, ...key, quantity }], lastsTo),
    )
  await expect(promise(5)).rejects.toMatchObject({ code: 'not-enough-stock' })
  await expect(promise(1, addDays(today, 1))).rejects.toMatchObject({ code: 'not-enough-stock' })
  await expect(sell(5)).rejects.toMatchObject({ code: 'not-enough-stock' })
  await expect(sell(1, { lastsTo: addDays(today, 1) })).rejects.toMatchObject({
    code: 'not-enough-stock',
  })
  const lots = await world.see(world.staff, `/stations/${key.stationId}/skus/${key.skuId}/lots`)
  await expect(sell(1, { lotId: lots.body[0].lotId })).rejects.toMatchObject({
    code: 'lots-expired',
  })
  expect(await sell(4)).toMatchObject([{ lotId: lots.body[1].lotId, quantity: -4 }])
})

test('a lot is found by its code, and where it lies and went is told', async () => {
  await world.receive(9, { lotCode: 'TRACE-1' })
  await sell(2)
  const transfers = `/stations/${world.stationId}/transfers`
  const goods = [{ skuId: world.skuId, quantity: 3 }]
  await world.send(world.staff, transfers, { toStationId: world.otherStationId, lines: goods })
  const found = await world.see(world.buyer, `/lots?code=TRACE&skuId=${world.skuId}`)
  expect(found.body.items).toMatchObject([{ code: 'TRACE-1', skuId: world.skuId }])
  const path = `/lots/${found.body.items[0].id}`
  expect((await world.see(world.buyer, path)).body).toMatchObject({
    places: [{ stationId: world.stationId, onHand: 4 }],
    onTheWay: [{ toStationId: world.otherStationId, quantity: 3 }],
    flows: [
      { reason: 'received', quantity: 9 },
      { reason: 'sold', quantity: -2, movements: 1 },
      { reason: 'moved-out', quantity: -3 },
    ],
  })
  const moved = await world.see(world.buyer, `${path}/movements?limit=2`)
  expect(moved.body.items.map((row: { quantity: number }) => row.quantity)).toEqual([-3, -2])
  expect(moved.body.nextCursor).toBeDefined()
  expect((await world.see(world.staff, path)).status).toBe(403)
})

interface Step {
  act: 'receive' | 'sell' | 'write-off' | 'count' | 'send' | 'receive-transfer' | 'cancel-transfer'
  quantity: number
  lot: 'A' | 'B' | null
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    act: fc.constantFrom(
      'receive',
      'receive',
      'sell',
      'write-off',
      'count',
      'send',
      'receive-transfer',
      'cancel-transfer',
    ),
    quantity: fc.integer({ min: 1, max: 6 }),
    lot: fc.constantFrom('A', 'B', null),
  }),
  { minLength: 8, maxLength: 20 },
)

async function take({ act, quantity, lot }: Step, sent: string[]): Promise<void> {
  const { skuId, stationId, otherStationId, staff, otherStaff } = world
  const here = `/stations/${stationId}`
  const lotCode = lot === null ? {} : { lotCode: lot }
  const lines = [{ skuId, quantity, ...lotCode }]
  if (act === 'receive') await world.receive(quantity, lotCode)
  if (act === 'sell') await sell(quantity).catch(() => undefined)
  if (act === 'write-off') {
    const wish = { kind: 'written-off', reason: 'damaged', lines }
    await world.send(staff, `${here}/stock-corrections`, wish)
  }
  if (act === 'count') {
    const { id } = (await world.send(staff, `${here}/counts`, {})).body
    const counted = { skuId, countedQuantity: quantity, isLoose: lot === null, ...lotCode }
    await world.send(staff, `${here}/counts/${id}/lines`, { lines: [counted] })
    await world.send(staff, `${here}/counts/${id}/closing`, {})
  }
  if (act === 'send') {
    const answer = await world.send(staff, `${here}/transfers`, {
      toStationId: otherStationId,
      lines,
    })
    if (answer.status === 201) sent.push(answer.body.id)
  }
  if (act === 'receive-transfer' && sent.length > 0) {
    const came = { lines: [{ lineNumber: 1, receivedQuantity: quantity }] }
    const path = `/stations/${otherStationId}/transfers/${sent.pop()}/receipt`
    await world.send(otherStaff, path, came)
  }
  if (act === 'cancel-transfer' && sent.length > 0) {
    await world.send(staff, `${here}/transfers/${sent.pop()}/cancellation`, { why: '取消' })
  }
}

test('whatever is done in whatever order, on hand is the sum of movements, by lot too', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      world = await makeStockWorld(linli, 'chengdu')
      const sent: string[] = []
      for (const step of taken) await take(step, sent)
      expect(await checkStock(linli.database.db)).toEqual([])
      const { rows } = await movedOf(world.skuId)
      for (const { stationId, quantity } of rows) {
        expect(await world.onHand(stationId)).toBe(quantity)
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

const movedOf = async (skuId: string) => {
  const rows = await linli.database.db
    .selectFrom('stock_movements')
    .select(['station_id as stationId', (of) => of.fn.sum<string>('quantity').as('moved')])
    .where('region_id', '=', 'chengdu')
    .where('sku_id', '=', skuId)
    .groupBy('station_id')
    .execute()
  return { rows: rows.map((row) => ({ stationId: row.stationId, quantity: Number(row.moved) })) }
}

test('the proof finds a paper that moved other than it says', async () => {
  await world.receive(9)
  const transfers = `/stations/${world.stationId}/transfers`
  const goods = [{ skuId: world.skuId, quantity: 3 }]
  const sent = await world.send(world.staff, transfers, {
    toStationId: world.otherStationId,
    lines: goods,
  })
  const change = (quantity: number) =>
    linli.database.db
      .updateTable('stock_transfer_lines')
      .set({ quantity })
      .where('transfer_id', '=', sent.body.id)
      .execute()
  await change(4)
  expect(await checkStock(linli.database.db)).toMatchObject([
    { what: 'sent', kept: -4, counted: -3 },
  ])
  await change(3)
  expect(await checkStock(linli.database.db)).toEqual([])
})
