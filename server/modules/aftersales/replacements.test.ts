import { afterAll, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import {
  actOnClaim,
  type Buyer,
  balanceOf,
  type ClaimsWorld,
  claimGoods,
  collectOrder,
  findFaults,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  makeStock,
  runSweep,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'

let linli: TestLinli
let world: ClaimsWorld

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

/** Without a warehouse the goods lie at the community's own pickup point. */
async function makeWorld(onHand: number): Promise<ClaimsWorld> {
  world = await makeClaimsWorld(linli)
  const { regionId, pickupStationId, window } = world
  await makeStock(linli, regionId, pickupStationId, window.offers[0]!.skuId, onHand)
  return world
}

const onHand = async () => {
  const row = await linli.database.db
    .selectFrom('stock_totals')
    .select('on_hand as onHand')
    .where('station_id', '=', world.pickupStationId)
    .where('sku_id', '=', world.window.offers[0]!.skuId)
    .executeTakeFirstOrThrow()
  return row.onHand
}

async function promise(quantity: number): Promise<{ buyer: Buyer; claimId: string }> {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer, [quantity])
  const wish = { reason: 'damaged', wish: 'again', pictureIds: [] }
  const { body } = await claimGoods(linli, world, buyer, orderId, wish)
  expect(body).toMatchObject({ decision: 'again', refundedMinor: 0 })
  expect(body.replacement).toMatchObject({ state: 'promised', quantity })
  return { buyer, claimId: body.id }
}

const shown = async (claimId: string) =>
  (await linli.call(world.support, 'GET', `/regions/${world.regionId}/order-claims/${claimId}`))
    .body

const take = () => runSweep(linli, 'aftersales-take-replacements')
const giveUp = () => runSweep(linli, 'aftersales-give-up-replacements')

test('goods again leave the free stock once, and come with the next pickup', async () => {
  await makeWorld(5)
  const { buyer, claimId } = await promise(2)
  await Promise.all([take(), take()])
  expect(await onHand()).toBe(3)
  const { replacement } = await shown(claimId)
  expect(replacement.state).toBe('taken')
  const at = `/regions/${world.regionId}/stations/${world.pickupStationId}`
  const list = await linli.call(
    world.operations,
    'GET',
    `${at}/claim-replacements/${replacement.pickupDate}`,
  )
  expect(list.body).toMatchObject([{ claimId, quantity: 2, state: 'taken' }])

  const next = await makeCollectedOrder(linli, world, buyer, [1], { isCollected: false })
  await linli.database.db
    .updateTable('orders')
    .set({ pickup_date: replacement.pickupDate })
    .where('id', '=', next)
    .execute()
  await collectOrder(linli, world, next)
  await linli.settle()
  expect((await shown(claimId)).replacement.state).toBe('handed-over')
  const again = await actOnClaim(linli, world, world.leader, claimId, 'replacement-handover')
  expect(again.body).toMatchObject({ code: 'replacement-not-there', state: 'handed-over' })
  expect(await toldTo(linli, world.regionId, buyer)).toContain('claim.again')
})

test('a leader hands them over by hand; a resident cannot', async () => {
  await makeWorld(1)
  const { buyer, claimId } = await promise(1)
  const handOver = (who: typeof world.leader | Buyer) =>
    actOnClaim(linli, world, who, claimId, 'replacement-handover')
  expect((await handOver(world.leader)).body).toMatchObject({ state: 'promised' })
  await take()
  expect((await handOver(buyer)).status).toBe(404)
  const answers = await Promise.all([handOver(world.leader), handOver(world.leader)])
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
})

test('of too few goods the oldest promise gets them, and the others their money in the end', async () => {
  await makeWorld(3)
  const first = await promise(2)
  const second = await promise(2)
  await take()
  expect(await onHand()).toBe(1)
  expect((await shown(first.claimId)).replacement.state).toBe('taken')
  expect((await shown(second.claimId)).replacement.state).toBe('promised')
  await giveUp()
  expect((await shown(second.claimId)).replacement.state).toBe('promised')
  const { db } = linli.database
  try {
    await setBusinessTime(db, new Date(Date.now() + 6 * 86_400_000))
    await Promise.all([giveUp(), giveUp()])
  } finally {
    await followWorldTime(db)
  }
  const claim = await shown(second.claimId)
  expect(claim).toMatchObject({ decision: 'refund', refundedMinor: 960, refundedQuantity: 2 })
  expect(claim.replacement.state).toBe('given-up')
  expect(await balanceOf(linli, world, second.buyer)).toBe(100_000)
  expect(await balanceOf(linli, world, first.buyer)).toBe(100_000 - 960)
  await linli.settle()
  expect(await toldTo(linli, world.regionId, second.buyer)).toContain('claim.refunded')
})

test('an arbiter who refunds instead ends a promise that still waits', async () => {
  await makeWorld(0)
  const { buyer, claimId } = await promise(1)
  const why = '我想要退款。'
  expect((await actOnClaim(linli, world, buyer, claimId, 'objection', { why })).status).toBe(201)
  const wish = { decision: 'refund', why: '同意退款。' }
  const done = await actOnClaim(linli, world, world.arbiter, claimId, 'arbitration', wish)
  expect(done.body).toMatchObject({ refundedMinor: 480, replacement: { state: 'given-up' } })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000)
})

test('an arbiter who refunds ends a promise whose goods were taken, and they are in stock again', async () => {
  await makeWorld(5)
  const { buyer, claimId } = await promise(2)
  await take()
  expect(await onHand()).toBe(3)
  const { pickupDate } = (await shown(claimId)).replacement
  const why = '我想要退款。'
  expect((await actOnClaim(linli, world, buyer, claimId, 'objection', { why })).status).toBe(201)
  const refund = { decision: 'refund', why: '同意退款。' }
  const answers = await Promise.all(
    [1, 2].map(() => actOnClaim(linli, world, world.arbiter, claimId, 'arbitration', refund)),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  const done = answers.find((answer) => answer.status === 201)!
  expect(done.body).toMatchObject({ refundedMinor: 960, replacement: { state: 'given-up' } })
  expect(await onHand()).toBe(5)
  await take()
  expect(await onHand()).toBe(5)

  const next = await makeCollectedOrder(linli, world, buyer, [1], { isCollected: false })
  await linli.database.db
    .updateTable('orders')
    .set({ pickup_date: pickupDate })
    .where('id', '=', next)
    .execute()
  await collectOrder(linli, world, next)
  await linli.settle()
  expect((await shown(claimId)).replacement.state).toBe('given-up')
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 480)
})

test('goods that were handed over stay with their people, whatever an arbiter says', async () => {
  await makeWorld(2)
  const { buyer, claimId } = await promise(2)
  await take()
  expect(
    (await actOnClaim(linli, world, world.leader, claimId, 'replacement-handover')).status,
  ).toBe(201)
  const why = '又是坏的。'
  expect((await actOnClaim(linli, world, buyer, claimId, 'objection', { why })).status).toBe(201)
  const refund = { decision: 'refund', why: '同意退款。' }
  const done = await actOnClaim(linli, world, world.arbiter, claimId, 'arbitration', refund)
  expect(done.body).toMatchObject({ refundedMinor: 960, replacement: { state: 'handed-over' } })
  expect(await onHand()).toBe(0)
})
