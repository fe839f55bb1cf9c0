import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkLedger, openAccounts, walletOf } from '#ledger'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  makeOpenWindow,
  type Person,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

async function resident(
  world: WindowWorld,
  walletMinor = 100_000,
): Promise<Person & { residentId: string }> {
  const person = await linli.person()
  const residentId = newId()
  const { db } = linli.database
  await db
    .insertInto('residents')
    .values({
      region_id: world.regionId,
      id: residentId,
      person_id: person.id,
      name: '王芳',
      community_id: world.communityIds[0]!,
    })
    .execute()
  await transact(db, async (tx) => {
    const id = walletOf(residentId)
    const account = { regionId: world.regionId, currency: 'CNY', ownerId: residentId }
    await openAccounts(tx, [
      { ...account, id, kind: 'wallet', isKept: true, floorMinor: 0 },
      { ...account, id: 'funding', kind: 'funding', ownerId: null, isKept: false, floorMinor: 0 },
      { ...account, id: 'escrow', kind: 'escrow', ownerId: null, isKept: false, floorMinor: 0 },
    ])
    const { postTransfers } = await import('#ledger')
    await postTransfers(tx, [
      {
        regionId: world.regionId,
        debitAccount: 'funding',
        creditAccount: id,
        amountMinor: walletMinor,
        code: 'test',
        occurredAt: new Date(),
      },
    ])
  })
  return { ...person, residentId }
}

test('an order is priced, paid from the wallet and written whole', async () => {
  const world = await makeOpenWindow(linli, {
    offers: [{ priceMinor: 480 }, { measure: 'weighed', priceMinor: 3980 }],
  })
  const buyer = await resident(world)
  const [tomato, bass] = world.offers
  const placed = await linli.call(
    buyer,
    'POST',
    `/regions/${world.regionId}/checkouts`,
    {
      parts: [
        {
          windowId: world.windowId,
          fulfilment: 'pickup',
          lines: [
            { offerId: tomato!.offerId, quantity: 2 },
            { offerId: bass!.offerId, quantity: 600 },
          ],
        },
      ],
      payments: [{ method: 'wallet' }],
    },
    { key: 'first-order-1' },
  )
  expect(placed.body).toMatchObject({ totalMinor: 960 + 2388 })
  expect(placed.status).toBe(201)
  const { faults } = await checkLedger(linli.database.db)
  expect(faults).toEqual([])
})
