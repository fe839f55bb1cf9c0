import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import { makeOpenWindow, startTestLinli, type TestLinli, type WindowWorld } from '#testing'
import { type ReleasedLine, releaseSupply } from './index.ts'

let linli: TestLinli
let world: WindowWorld
const residentIds = [newId(), newId()]

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeOpenWindow(linli, { offers: [{}, {}] })
})
afterAll(() => linli.close())
beforeEach(async () => {
  const { db } = linli.database
  await db.updateTable('supplies').set({ reserved: 40 }).execute()
  await db.deleteFrom('limit_counters').execute()
  await db
    .insertInto('limit_counters')
    .values(
      world.offers.flatMap(({ offerId }) =>
        residentIds.map((residentId) => ({
          region_id: 'chengdu',
          offer_id: offerId,
          resident_id: residentId,
          taken: 20,
        })),
      ),
    )
    .execute()
})

const release = (lines: ReleasedLine[]) =>
  transact(linli.database.db, (tx) => releaseSupply(tx, 'chengdu', lines))

const line = (offer: number, resident: number | null, quantity: number): ReleasedLine => ({
  offerId: world.offers[offer]!.offerId,
  residentId: resident === null ? null : residentIds[resident]!,
  quantity,
})

async function held() {
  const { db } = linli.database
  const supplies = await db.selectFrom('supplies').select(['offer_id', 'reserved']).execute()
  const counters = await db
    .selectFrom('limit_counters')
    .select(['offer_id', 'resident_id', 'taken'])
    .execute()
  return world.offers.map(({ offerId }) => ({
    reserved: supplies.find((row) => row.offer_id === offerId)!.reserved,
    taken: residentIds.map(
      (id) => counters.find((row) => row.offer_id === offerId && row.resident_id === id)!.taken,
    ),
  }))
}

test('lines of one offer are added up, for the supply and for each resident', async () => {
  await release([line(0, 0, 3), line(0, 0, 4), line(0, 1, 5), line(1, null, 6)])
  expect(await held()).toEqual([
    { reserved: 28, taken: [13, 15] },
    { reserved: 34, taken: [20, 20] },
  ])
})

test('nothing falls below zero, and nothing to give back is nothing done', async () => {
  await release([])
  await release([line(0, 0, 41)])
  expect((await held())[0]).toEqual({ reserved: 0, taken: [0, 20] })
})

test('many who give back at once in any order do not deadlock, and every piece comes back', async () => {
  const lines = fc.array(
    fc.record({
      offer: fc.integer({ min: 0, max: 1 }),
      resident: fc.constantFrom(0, 1, null),
      quantity: fc.integer({ min: 1, max: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  const [calls] = fc.sample(fc.array(lines, { minLength: 12, maxLength: 12 }), {
    numRuns: 1,
    seed: 20_261_121,
  })
  await Promise.all(
    calls!.map((wanted) =>
      release(wanted.map(({ offer, resident, quantity }) => line(offer, resident, quantity))),
    ),
  )
  const given = (offer: number, resident?: number) =>
    calls!
      .flat()
      .filter((one) => one.offer === offer)
      .filter((one) => resident === undefined || one.resident === resident)
      .reduce((sum, { quantity }) => sum + quantity, 0)
  expect(await held()).toEqual(
    [0, 1].map((offer) => ({
      reserved: Math.max(0, 40 - given(offer)),
      taken: [0, 1].map((resident) => Math.max(0, 20 - given(offer, resident))),
    })),
  )
})
