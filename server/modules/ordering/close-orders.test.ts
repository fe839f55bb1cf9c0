import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { escrowOfOrder, REVENUE, sumOperatorAccount } from '#ledger'
import { issueRefunds } from '#payments'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  type Buyer,
  balanceOf,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeOpenWindow,
  placeOrder,
  startTestLinli,
  type TestLinli,
  type WindowWorld,
} from '#testing'
import { closeOrders, reopenOrders } from './close-orders.ts'
import { listFulfilmentLines, sumDemand } from './queries/fulfilment-lines.ts'
import { getOrder } from './queries/orders.ts'
import { reduceOrderLines, type WantedReduction } from './reduce-order-lines.ts'

let linli: TestLinli
let world: WindowWorld
let buyer: Buyer

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeOpenWindow(linli, {
    offers: [{ priceMinor: 500 }, { priceMinor: 333, measure: 'weighed', cap: 5000 }],
  })
  ;[buyer] = (await makeBuyers(linli, world, { walletMinor: 1_000_000 })) as [Buyer]
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const [PIECES, WEIGHED] = [0, 1]

async function placed(quantities: Record<number, number>, payments?: object[]): Promise<string> {
  const lines = Object.entries(quantities).map(
    ([at, quantity]) => [world.offers[Number(at)]!, quantity] as const,
  )
  return (await placeOrder(linli, world, buyer, checkoutOf(world, lines, payments))).id
}

const close = (orderIds: string[], why: 'collected' | 'returned' = 'collected') =>
  transact(linli.database.db, (tx) =>
    closeOrders(tx, world.regionId, orderIds, { why, by: null, at: new Date() }),
  )

const reopen = (orderIds: string[]) =>
  transact(linli.database.db, (tx) =>
    reopenOrders(tx, world.regionId, orderIds, { by: null, at: new Date() }),
  )

const reduce = (...wanted: Partial<WantedReduction>[]) =>
  transact(linli.database.db, (tx) =>
    reduceOrderLines(
      tx,
      world.regionId,
      wanted.map((one) => ({
        orderId: '',
        lineNumber: 1,
        causeId: newId(),
        kind: 'short' as const,
        quantity: 1,
        ...one,
      })),
      { reason: 'short', subjectId: newId(), by: null, at: new Date() },
    ),
  )

const escrow = (orderId: string) => escrowOfOrder(linli.database.db, world.regionId, orderId)
const revenue = () => sumOperatorAccount(linli.database.db, world.regionId, REVENUE)
const shown = async (orderId: string) =>
  (await linli.call(buyer, 'GET', `/regions/${world.regionId}/orders/${orderId}`)).body

describe('closing', () => {
  test('moves what an order holds to the revenue once, however often and at once', async () => {
    const orderId = await placed({ [PIECES]: 3 })
    const before = await revenue()
    const closed = await Promise.all(Array.from({ length: 5 }, () => close([orderId])))
    expect(closed.flat()).toHaveLength(1)
    expect(await escrow(orderId)).toBe(0)
    expect(await revenue()).toBe(before + 1500)
    expect(await shown(orderId)).toMatchObject({ state: 'collected', closedWhy: 'collected' })
  })

  test('is refused while something is to be paid, and changes nothing then', async () => {
    const paid = await placed({ [PIECES]: 1 })
    const unpaid = await placed({ [PIECES]: 1 }, [{ method: 'cash' }])
    await expect(close([paid, unpaid])).rejects.toMatchObject({ code: 'order-not-paid' })
    expect((await getOrder(linli.database.db, world.regionId, paid)).closedAt).toBeNull()
  })

  test('taken back it leaves all as it was, and can be done again', async () => {
    const orderId = await placed({ [PIECES]: 2 })
    const before = await revenue()
    await close([orderId])
    expect(await reopen([orderId])).toHaveLength(1)
    expect(await reopen([orderId])).toHaveLength(0)
    expect(await escrow(orderId)).toBe(1000)
    expect(await revenue()).toBe(before)
    expect(await close([orderId])).toHaveLength(1)
    expect(await revenue()).toBe(before + 1000)
  })

  test('an order of which nothing comes closes by itself', async () => {
    const orderId = await placed({ [PIECES]: 1 }, [{ method: 'cash' }])
    await reduce({ orderId })
    expect((await shown(orderId)).state).toBe('lacking')
    expect(await close([orderId], 'returned')).toHaveLength(0)
  })
})

describe('taking goods off lines', () => {
  test('gives back their share at once, and all of it in the end', async () => {
    const orderId = await placed({ [PIECES]: 3, [WEIGHED]: 1000 })
    const before = await balanceOf(linli, world, buyer)
    await reduce({ orderId, quantity: 1 }, { orderId, lineNumber: 2, quantity: 400 })
    expect(await balanceOf(linli, world, buyer)).toBe(before + 500 + 133)
    await reduce({ orderId, quantity: 2 }, { orderId, lineNumber: 2, quantity: 600 })
    expect(await balanceOf(linli, world, buyer)).toBe(before + 1833)
    expect((await shown(orderId)).reductions).toHaveLength(4)
  })

  test('lowers what waits in cash', async () => {
    const orderId = await placed({ [PIECES]: 3 }, [{ method: 'cash' }])
    await reduce({ orderId, quantity: 2 })
    expect(await shown(orderId)).toMatchObject({ cashDueMinor: 500, reducedMinor: 1000 })
  })

  test('one cause reduces a line once, also at the same time', async () => {
    const orderId = await placed({ [PIECES]: 3 })
    const causeId = newId()
    const done = await Promise.all(
      Array.from({ length: 8 }, () => reduce({ orderId, causeId }, { orderId, causeId })),
    )
    expect(done.flat()).toMatchObject([{ quantity: 1, amountMinor: 500 }])
  })

  test('never more than a line has, of goods or of money', async () => {
    const orderId = await placed({ [PIECES]: 2 })
    await expect(reduce({ orderId, quantity: 3 })).rejects.toMatchObject({ status: 422 })
    const money = { orderId, quantity: 0, amountMinor: 1001 }
    await expect(reduce(money)).rejects.toMatchObject({ status: 422 })
    await expect(reduce({ orderId, lineNumber: 9 })).rejects.toMatchObject({ status: 422 })
    const results = await Promise.allSettled(
      Array.from({ length: 6 }, () => reduce({ orderId, kind: 'claim' })),
    )
    expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(2)
  })

  test('of a closed order comes out of the revenue', async () => {
    const orderId = await placed({ [PIECES]: 2 })
    await close([orderId])
    const [before, wallet] = [await revenue(), await balanceOf(linli, world, buyer)]
    await reduce({ orderId, kind: 'claim', quantity: 0, amountMinor: 120 })
    expect(await revenue()).toBe(before - 120)
    expect(await escrow(orderId)).toBe(0)
    expect(await balanceOf(linli, world, buyer)).toBe(wallet + 120)
    await reopen([orderId])
    expect(await escrow(orderId)).toBe(880)
  })

  test('goodwill is given beside what a line gives back, never more than was paid', async () => {
    const orderId = await placed({ [PIECES]: 2 })
    const before = await balanceOf(linli, world, buyer)
    const goodwill = { orderId, amountMinor: 300, reason: 'bruised', isGoodwill: true }
    await transact(linli.database.db, (tx) =>
      issueRefunds(tx, { regionId: world.regionId, refunds: [goodwill], by: null, at: new Date() }),
    )
    await reduce({ orderId, quantity: 1 })
    expect(await balanceOf(linli, world, buyer)).toBe(before + 300 + 500)
    await reduce({ orderId, quantity: 1 })
    expect(await balanceOf(linli, world, buyer)).toBe(before + 1000)
  })

  test('an order that has ended loses nothing more', async () => {
    const orderId = await placed({ [PIECES]: 1 })
    const path = `/regions/${world.regionId}/orders/${orderId}/cancellation`
    await linli.call(buyer, 'POST', path, { why: 'No need.' }, { key: newId() })
    expect(await reduce({ orderId })).toEqual([])
  })
})

test('demand and lines show what is still to come, first accepted first', async () => {
  const fresh = await makeOpenWindow(linli, { offers: [{ priceMinor: 200 }] })
  const [other] = (await makeBuyers(linli, fresh)) as [Buyer]
  const { db } = linli.database
  const first = await placeOrder(linli, fresh, other, checkoutOf(fresh, [[fresh.offers[0]!, 5]]))
  const second = await placeOrder(linli, fresh, other, checkoutOf(fresh, [[fresh.offers[0]!, 2]]))
  await transact(db, (tx) =>
    reduceOrderLines(
      tx,
      fresh.regionId,
      [{ orderId: first.id, lineNumber: 1, causeId: newId(), kind: 'short', quantity: 4 }],
      { reason: 'short', subjectId: newId(), by: null, at: new Date() },
    ),
  )
  const [demand] = await sumDemand(db, fresh.regionId, [fresh.windowId])
  expect(demand).toMatchObject({ quantity: 3, lines: 2, communityId: fresh.communityIds[0] })
  const lines = await listFulfilmentLines(db, fresh.regionId, { windowIds: [fresh.windowId] })
  expect(lines).toMatchObject([
    { orderId: first.id, orderedQuantity: 5, quantity: 1, dueMinor: 200 },
    { orderId: second.id, orderedQuantity: 2, quantity: 2, dueMinor: 400 },
  ])
})
