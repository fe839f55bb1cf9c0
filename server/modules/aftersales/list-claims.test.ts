import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { announce } from '#platform/events'
import {
  actOnClaim,
  type Buyer,
  type ClaimsWorld,
  claimGoods,
  findFaults,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { claimsOf, hasOpenClaims } from './index.ts'

let linli: TestLinli
let world: ClaimsWorld
let beside: ClaimsWorld
let buyer: Buyer
let spoiled: string
let waiting: string
let orderId: string

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeClaimsWorld(linli)
  beside = await makeClaimsWorld(linli)
  buyer = await makeClaimant(linli, world)
  orderId = await makeCollectedOrder(linli, world, buyer, [3])
  const note = '王芳家的，电话 13812345678'
  const small = { quantity: 1, reason: 'spoiled', note }
  spoiled = (await claimGoods(linli, world, buyer, orderId, small)).body.id
  waiting = (await claimGoods(linli, world, buyer, orderId, { reason: 'other' })).body.id
  const other = await makeClaimant(linli, beside)
  await claimGoods(linli, beside, other, await makeCollectedOrder(linli, beside, other))
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const read = async (who: Person, path: string) =>
  linli.call(who, 'GET', `/regions/${world.regionId}${path}`)
const idsOf = async (who: Person, path: string): Promise<string[]> =>
  (await read(who, path)).body.items.map((claim: { id: string }) => claim.id)

test('residents see their own claims and leaders those of their community', async () => {
  expect(await idsOf(buyer, '/my-claims')).toEqual([waiting, spoiled])
  expect(await idsOf(buyer, '/my-claims?state=waiting')).toEqual([waiting])
  expect(await idsOf(await linli.person(), '/my-claims')).toEqual([])
  const path = `/communities/${world.communityId}/order-claims`
  expect(await idsOf(world.leader, path)).toEqual([waiting, spoiled])
  expect((await read(beside.leader, path)).status).toBe(404)
  expect((await read(buyer, `/order-claims/${spoiled}`)).body.residentName).toBe('王芳')
  expect((await read(beside.leader, `/order-claims/${spoiled}`)).status).toBe(404)
  expect((await read(world.supplierUser, `/order-claims/${spoiled}`)).status).toBe(404)
})

test('support finds what waits, page by page and narrowed', async () => {
  const list = (query: string) => idsOf(world.support, `/order-claims?${query}`)
  expect(await list('state=waiting')).toEqual([waiting])
  expect(await list(`communityId=${world.communityId}&reason=spoiled`)).toEqual([spoiled])
  expect(await list(`supplierId=${beside.supplierId}`)).toHaveLength(1)
  expect(
    await list(`residentId=${buyer.residentId}&pickupDate=${world.window.pickupDate}`),
  ).toEqual([waiting, spoiled])
  const first = (await read(world.support, '/order-claims?limit=2')).body
  expect(first.items).toHaveLength(2)
  expect(await list(`limit=2&cursor=${first.nextCursor}`)).toEqual([spoiled])
  expect((await read(buyer, '/order-claims')).status).toBe(403)
})

test('a supplier sees what it bears and nothing of who claims', async () => {
  const path = `/suppliers/${world.supplierId}/order-claims`
  const { body } = await read(world.supplierUser, path)
  expect(body.items).toHaveLength(1)
  expect(body.items[0]).toMatchObject({ id: spoiled, refundedMinor: 480, pictureCount: 0 })
  const said = JSON.stringify(body)
  for (const personal of ['王芳', '13812345678', buyer.id, buyer.residentId]) {
    expect(said).not.toContain(personal)
  }
  expect((await read(beside.supplierUser, path)).status).toBe(403)
})

test('the details say what happened to the line and to the goods that day', async () => {
  const { body } = await read(world.support, `/order-claims/${waiting}/details`)
  expect(body.claim).toMatchObject({ id: waiting, waitsFor: 'claimed-before', quantity: 2 })
  expect(body.line).toEqual({
    orderedQuantity: 3,
    quantity: 2,
    totalMinor: 1440,
    dueMinor: 960,
    claimableQuantity: 0,
  })
  expect(body.timeline.map((event: { type: string }) => event.type)).toContain('order.closed')
  expect(body.day.claims).toMatchObject([
    { reason: 'other', claims: 1, quantity: 2 },
    { reason: 'spoiled', claims: 1, refundedMinor: 480 },
  ])
  expect(body.suggestedBearer).toEqual({
    bearerKind: 'operator',
    bearerId: null,
    stage: 'unknown',
  })
  expect((await read(world.leader, `/order-claims/${waiting}/details`)).status).toBe(404)
})

test('others learn which orders have claims that are not settled', async () => {
  const { db } = linli.database
  const { regionId } = world
  expect(await hasOpenClaims(db, regionId, [orderId])).toEqual(new Set([orderId]))
  const wish = { decision: 'reject', why: '证据不足。' }
  expect((await actOnClaim(linli, world, world.support, waiting, 'decision', wish)).status).toBe(
    201,
  )
  expect(await hasOpenClaims(db, regionId, [orderId])).toEqual(new Set())
  expect(await claimsOf(db, regionId, [orderId])).toMatchObject([
    { id: spoiled, state: 'decided', refundedMinor: 480, bearerKind: 'supplier' },
    { id: waiting, state: 'decided', decision: 'reject', refundedMinor: 0 },
  ])
  await actOnClaim(linli, world, buyer, waiting, 'objection', { why: '我有照片。' })
  expect(await hasOpenClaims(db, regionId, [orderId])).toEqual(new Set([orderId]))
})

test('what a person wrote goes with them; the figures stay', async () => {
  const { db } = linli.database
  await transact(db, (tx) =>
    announce(tx, {
      type: 'person.erased',
      regionId: 'operator',
      subjectKind: 'person',
      subjectId: buyer.id,
      occurredAt: new Date(),
    }),
  )
  const { body } = await read(world.support, `/order-claims/${spoiled}`)
  expect(body).toMatchObject({ note: '', refundedMinor: 480 })
})
