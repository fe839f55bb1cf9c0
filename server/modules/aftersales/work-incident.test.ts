import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Db } from '#platform/db'
import {
  ask,
  atPickupDay,
  type Buyer,
  balanceOf,
  claimGoods,
  collectOrder,
  type Day,
  deliverDay,
  findFaults,
  makeDay,
  makeDayBuyers,
  orderOfDay,
  passCutoff,
  receiveDay,
  runJobs,
  sortDay,
  startTestLinli,
  type TestLinli,
  toldTo,
  tryTo,
  turn,
} from '#testing'
import { workIncident } from './work-incident.ts'

let linli: TestLinli
let day: Day
let buyers: Buyer[]
let orderIds: string[]
let lotId: string
let loadId: string

beforeAll(async () => {
  linli = await startTestLinli()
  day = await makeDay(linli, { caseSize: 10 })
  buyers = [...(await makeDayBuyers(linli, day, 0, 2)), ...(await makeDayBuyers(linli, day, 1, 2))]
  orderIds = []
  for (const buyer of buyers) {
    orderIds.push((await orderOfDay(linli, day, buyer, [3, 500])).id)
  }
  await passCutoff(linli, day)
  await receiveDay(linli, day)
  await sortDay(linli, day)
  await deliverDay(linli, day)
  for (const id of orderIds) await collectOrder(linli, day, id)
  await turn(linli)
  await atPickupDay(linli, day, '20:00')
  const { db } = linli.database
  const lot = await db
    .selectFrom('lots')
    .select('id')
    .where('sku_id', '=', day.offers[0]!.skuId)
    .executeTakeFirstOrThrow()
  lotId = lot.id
  const load = await db.selectFrom('loads').select('id').executeTakeFirstOrThrow()
  loadId = load.id
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const ofLot = (more: Record<string, unknown> = {}) => ({
  kind: 'lot',
  lotId,
  what: '整批发霉',
  decision: 'whole',
  ...more,
})
const declare = (body: object) =>
  tryTo(linli, day, day.people.operations, 'POST', '/incidents', body)
const show = (id: string) => ask(linli, day, day.people.operations, 'GET', `/incidents/${id}`)
const onHand = async () => {
  const row = await linli.database.db
    .selectFrom('lot_totals')
    .select('on_hand as onHand')
    .where('lot_id', '=', lotId)
    .executeTakeFirstOrThrow()
  return row.onHand
}

/** A database that is gone after so many transactions, as when the program is killed. */
const dyingAfter = (db: Db, transactions: number): Db => {
  let left = transactions
  return new Proxy(db, {
    get: (target, name) => {
      if (name !== 'transaction') return Reflect.get(target, name, target)
      left -= 1
      if (left < 0) throw new Error('killed')
      return () => target.transaction()
    },
  })
}

test('a preview says what would be given back, and changes nothing', async () => {
  const before = await Promise.all(buyers.map((buyer) => balanceOf(linli, day, buyer)))
  const { status, body } = await declare(ofLot({ dryRun: true }))
  expect(status).toBe(202)
  expect(body).toEqual({
    id: null,
    lines: 4,
    orders: 4,
    residents: 4,
    communities: 2,
    amountMinor: 6000,
    bearerKind: 'supplier',
    bearerId: day.supplierIds[0],
  })
  const half = { decision: 'share', shareBasisPoints: 5000, dryRun: true }
  expect((await declare(ofLot(half))).body.amountMinor).toBe(3000)
  const load = { kind: 'load', loadId, what: '车内进水', decision: 'whole', dryRun: true }
  expect((await declare(load)).body).toMatchObject({ orders: 4, bearerKind: 'operator' })
  expect(await Promise.all(buyers.map((buyer) => balanceOf(linli, day, buyer)))).toEqual(before)
  expect(await onHand()).toBeGreaterThan(0)
})

test('what is meant must be said, be there, and be affected', async () => {
  const refused = async (body: object) => (await declare(body)).body
  expect(await refused({ ...ofLot(), lotId: undefined })).toMatchObject({ field: 'lotId' })
  expect(await refused(ofLot({ loadId }))).toMatchObject({ field: 'loadId' })
  expect(await refused(ofLot({ lotId: loadId }))).toMatchObject({ field: 'lotId' })
  expect(await refused(ofLot({ shareBasisPoints: 1 }))).toMatchObject({ field: 'shareBasisPoints' })
  const nothing = { kind: 'load', loadId: lotId, what: '没有', decision: 'whole' }
  expect(await refused(nothing)).toMatchObject({ code: 'nothing-affected' })
  for (const who of [day.people.buyer, day.people.suppliers[0]!, buyers[0]!]) {
    const answer = await tryTo(linli, day, who, 'POST', '/incidents', ofLot())
    expect(answer.status).toBe(403)
  }
})

test('killed between its sets and run by two at once, it comes to the same end', async () => {
  // One has some of it back already, one waits for an answer, and one owes nothing more.
  const claim = (nth: number, body: object) =>
    claimGoods(linli, day, buyers[nth]!, orderIds[nth]!, { reason: 'spoiled', ...body })
  expect((await claim(0, { quantity: 1 })).body.state).toBe('decided')
  const waiting = await claim(1, { reason: 'other' })
  expect(waiting.body.state).toBe('waiting')
  expect((await claim(2, {})).body.refundedMinor).toBe(1500)
  const paid = 1500 + 2000

  // Nobody is sold what is past its day, but it lies there, and is as bad.
  await linli.database.db
    .updateTable('lots')
    .set({ expires_on: '2020-01-01' })
    .where('id', '=', lotId)
    .execute()

  const told = { 'zh-CN': '请勿食用。', en: 'Do not eat it.', es: 'No lo coma.' }
  const { body } = await declare(ofLot({ tellText: told }))
  expect(body).toMatchObject({ lines: 4, amountMinor: 1000 + 1500 + 0 + 1500 })
  expect((await show(body.id)).state).toBe('declared')
  const key = { regionId: day.regionId, incidentId: body.id as string }
  const { db } = linli.database
  for (const steps of [0, 1, 2, 3, 4]) {
    await expect(workIncident(dyingAfter(db, steps), key, 1)).rejects.toThrow('killed')
  }
  expect(await show(body.id)).toMatchObject({ state: 'refunding', finishedAt: null })
  await Promise.all([workIncident(db, key), workIncident(db, key), runJobs(linli)])
  await workIncident(db, key)
  await turn(linli)
  const done = await show(body.id)
  expect(done).toMatchObject({ state: 'finished', lines: 4, refundedLines: 4, refundedMinor: 4000 })
  expect(done.toldResidents).toBe(3)
  expect(done.stockStoppedQuantity).toBeGreaterThan(0)
  expect(await onHand()).toBe(0)
  for (const buyer of buyers) {
    expect(await balanceOf(linli, day, buyer)).toBe(100_000 - paid + 1500)
  }
  const notices = await Promise.all(buyers.map((one) => toldTo(linli, day.regionId, one)))
  const times = notices.map((list) => list.filter((name) => name === 'incident.refunded').length)
  expect(times).toEqual([1, 1, 0, 1])
  for (const { leader } of day.communities) {
    const list = await toldTo(linli, day.regionId, leader)
    expect(list.filter((name) => name === 'incident.for-leader')).toHaveLength(1)
  }
  const closed = `/order-claims/${waiting.body.id}`
  expect(await ask(linli, day, day.people.support, 'GET', closed)).toMatchObject({
    state: 'decided',
    decision: 'refund',
    refundedMinor: 0,
  })
  const details = await ask(linli, day, day.people.support, 'GET', `${closed}/details`)
  expect(details.day.incidents.map((one: { id: string }) => one.id)).toEqual([body.id])
  expect(details.line).toMatchObject({ quantity: 0, dueMinor: 0, claimableQuantity: 0 })
})

test('a second incident gives back only what is left: first half, then all of a SKU’s day', async () => {
  const [, shrimp] = day.offers
  const ofDay = {
    kind: 'sku-day',
    skuId: shrimp!.skuId,
    pickupDate: day.pickupDate,
    stationId: day.warehouseId,
    what: '解冻',
  }
  const before = await balanceOf(linli, day, buyers[0]!)
  const half = await declare({ ...ofDay, decision: 'share', shareBasisPoints: 2500 })
  expect(half.body).toMatchObject({ lines: 4, amountMinor: 2000 })
  await turn(linli)
  expect(await balanceOf(linli, day, buyers[0]!)).toBe(before + 500)
  const rest = await declare({ ...ofDay, decision: 'whole', bearerKind: 'operator' })
  expect(rest.body).toMatchObject({ amountMinor: 6000, bearerKind: 'operator', bearerId: null })
  await turn(linli)
  expect(await balanceOf(linli, day, buyers[0]!)).toBe(100_000)
  const events = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('type', '=', 'incident.finished')
    .where('subject_id', '=', rest.body.id)
    .execute()
  expect(events.map((event) => event.body)).toMatchObject([{ amountMinor: 6000, lines: 4 }])
  const list = await ask(linli, day, day.people.operations, 'GET', '/incidents')
  expect(list.items).toHaveLength(3)
})

beforeEach(async () => {
  expect(await findFaults(linli)).toEqual([])
})
