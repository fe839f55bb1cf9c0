import { afterAll, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import {
  actOnClaim,
  type Buyer,
  balanceOf,
  type ClaimsWorld,
  claimGoods,
  findFaults,
  grantTo,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  type Person,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'

let linli: TestLinli
let world: ClaimsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeClaimsWorld(linli)
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

interface Waiting {
  buyer: Buyer
  orderId: string
  claimId: string
}

/** A claim on three pieces at 4.80 that waits for a person. */
async function makeWaiting(wish: Record<string, unknown> = {}): Promise<Waiting> {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer, [3])
  const { body } = await claimGoods(linli, world, buyer, orderId, { reason: 'other', ...wish })
  expect(body.state).toBe('waiting')
  return { buyer, orderId, claimId: body.id }
}

const decide = (who: Person, claimId: string, body: Record<string, unknown>, key?: string) =>
  actOnClaim(linli, world, who, claimId, 'decision', { why: '照片清楚。', ...body }, key)
const object = (who: Person, claimId: string, body: Record<string, unknown> = {}) =>
  actOnClaim(linli, world, who, claimId, 'objection', { why: '到货时完好。', ...body })
const arbitrate = (who: Person, claimId: string, body: Record<string, unknown>) =>
  actOnClaim(linli, world, who, claimId, 'arbitration', { why: '双方材料已核对。', ...body })

const eventsOf = async (claimId: string, type: string) => {
  const rows = await linli.database.db
    .selectFrom('events')
    .select('body')
    .where('subject_id', '=', claimId)
    .where('type', '=', type)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.body as Record<string, unknown>)
}

test('a whole claim, a quantity of it, or money alone is refunded', async () => {
  const whole = await makeWaiting()
  const done = await decide(world.support, whole.claimId, { decision: 'refund' })
  expect(done.status).toBe(201)
  expect(done.body).toMatchObject({ state: 'decided', refundedMinor: 1440, refundedQuantity: 3 })
  expect(await balanceOf(linli, world, whole.buyer)).toBe(100_000)

  const some = await makeWaiting()
  const part = await decide(world.support, some.claimId, { decision: 'refund', quantity: 2 })
  expect(part.body).toMatchObject({ refundedMinor: 960, refundedQuantity: 2 })

  const money = await makeWaiting()
  const amount = await decide(world.support, money.claimId, {
    decision: 'refund',
    amountMinor: 100,
    bearerKind: 'supplier',
  })
  expect(amount.body).toMatchObject({
    refundedMinor: 100,
    refundedQuantity: 0,
    bearerKind: 'supplier',
    bearerId: world.supplierId,
  })
  expect(await balanceOf(linli, world, money.buyer)).toBe(100_000 - 1340)
  await linli.settle()
  expect(await toldTo(linli, world.regionId, money.buyer)).toContain('claim.refunded')
})

test('a claim decided twice, at once or one after the other, is refunded once', async () => {
  const { buyer, claimId } = await makeWaiting()
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => decide(world.support, claimId, { decision: 'refund' })),
  )
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409, 409])
  const again = await decide(world.support, claimId, { decision: 'reject' })
  expect(again.body).toMatchObject({ code: 'claim-decided', decision: 'refund' })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000)
  expect(await eventsOf(claimId, 'claim.decided')).toHaveLength(1)
})

test('a rejected claim gives nothing back, says why, and leaves the goods to be claimed', async () => {
  const { buyer, orderId, claimId } = await makeWaiting()
  const { body } = await decide(world.support, claimId, { decision: 'reject', why: '照片看不清。' })
  expect(body).toMatchObject({ decision: 'reject', bearerKind: null, why: '照片看不清。' })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 1440)
  await linli.settle()
  expect(await toldTo(linli, world.regionId, buyer)).toContain('claim.rejected')
  const anew = await claimGoods(linli, world, buyer, orderId)
  expect(anew.body).toMatchObject({ state: 'waiting', waitsFor: 'claimed-before', quantity: 3 })
})

test('more than the line still costs is never given', async () => {
  const { claimId } = await makeWaiting()
  const much = await decide(world.support, claimId, { decision: 'refund', amountMinor: 1441 })
  expect(much.body).toMatchObject({ code: 'invalid', field: 'amountMinor', most: 1440 })
  const many = await decide(world.support, claimId, { decision: 'refund', quantity: 4 })
  expect(many.body).toMatchObject({ code: 'invalid', field: 'quantity' })
  const both = { decision: 'refund', amountMinor: 1, quantity: 1 }
  expect((await decide(world.support, claimId, both)).body.code).toBe('invalid')
  for (const amountMinor of [0, -1, 1.5]) {
    const wrong = await decide(world.support, claimId, { decision: 'refund', amountMinor })
    expect(wrong.status).toBe(422)
  }
})

test('nobody decides their own claim, and strangers find none', async () => {
  const { buyer, orderId, claimId } = await makeWaiting({ quantity: 1 })
  await grantTo(linli, buyer, { role: 'support', regionId: world.regionId })
  const own = await decide(buyer, claimId, { decision: 'refund' })
  expect(own.body).toMatchObject({ status: 403, code: 'own-claim' })
  const raised = await claimGoods(linli, world, world.support, orderId, { quantity: 1 })
  const raiser = await decide(world.support, raised.body.id, { decision: 'refund' })
  expect(raiser.body.code).toBe('own-claim')
  for (const who of [world.leader, world.supplierUser, await makeClaimant(linli, world)]) {
    expect((await decide(who, claimId, { decision: 'refund' })).status).toBe(404)
  }
  const elsewhere = await linli.person({ role: 'support', regionId: 'beijing' })
  expect((await decide(elsewhere, claimId, { decision: 'refund' })).status).toBe(404)
})

test('who bears it must be there, and the operator has no id', async () => {
  const { claimId } = await makeWaiting()
  const wish = { decision: 'refund' }
  const named = (bearer: object) => decide(world.support, claimId, { ...wish, ...bearer })
  expect((await named({ bearerKind: 'supplier', bearerId: newId() })).status).toBe(404)
  expect((await named({ bearerKind: 'leader', bearerId: newId() })).status).toBe(404)
  expect((await named({ bearerKind: 'operator', bearerId: newId() })).status).toBe(422)
  const done = await named({ bearerKind: 'leader', bearerId: world.leader.leaderId })
  expect(done.body).toMatchObject({ bearerKind: 'leader', bearerId: world.leader.leaderId })
  await linli.settle()
  expect(await toldTo(linli, world.regionId, world.leader)).toContain('claim.borne')
  const [event] = await eventsOf(claimId, 'claim.decided')
  expect(event).toMatchObject({ bearerKind: 'leader', personId: world.leader.id })
})

test('the bearer objects, an arbiter shifts it, and the resident keeps what they have', async () => {
  const { buyer, claimId } = await makeWaiting()
  const supplierBears = { decision: 'refund', bearerKind: 'supplier' }
  await decide(world.support, claimId, supplierBears)
  expect((await object(world.supplierUser, claimId)).status).toBe(201)
  expect((await object(world.supplierUser, claimId)).body.code).toBe('already-objected')

  expect((await arbitrate(world.support, claimId, { decision: 'reject' })).status).toBe(404)
  const wish = { decision: 'reject', bearerKind: 'operator' }
  const done = await arbitrate(world.arbiter, claimId, wish)
  expect(done.body).toMatchObject({ state: 'final', refundedMinor: 1440, bearerKind: 'operator' })
  expect(await balanceOf(linli, world, buyer)).toBe(100_000)
  expect(await eventsOf(claimId, 'claim.bearer-changed')).toMatchObject([
    {
      fromKind: 'supplier',
      fromId: world.supplierId,
      toKind: 'operator',
      toId: null,
      amountMinor: 1440,
    },
  ])
  expect((await arbitrate(world.arbiter, claimId, wish)).body.code).toBe('claim-final')
  // It bears nothing of it any more, so there is nothing for it to find.
  expect((await object(world.supplierUser, claimId)).status).toBe(404)
})

test('the resident objects to too little, and the rest is refunded', async () => {
  const { buyer, claimId } = await makeWaiting()
  await decide(world.support, claimId, { decision: 'refund', amountMinor: 100 })
  expect((await object(buyer, claimId)).status).toBe(201)
  const less = { decision: 'refund', amountMinor: 1441 }
  expect((await arbitrate(world.arbiter, claimId, less)).body).toMatchObject({ most: 1440 })
  const wish = { decision: 'refund', amountMinor: 700 }
  const answers = await Promise.all([
    arbitrate(world.arbiter, claimId, wish),
    arbitrate(world.arbiter, claimId, wish),
  ])
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409])
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 740)
  const decided = await eventsOf(claimId, 'claim.decided')
  expect(decided.map((body) => body.amountMinor)).toEqual([100, 600])
  await linli.settle()
  expect(await toldTo(linli, world.regionId, buyer)).toContain('claim.final')
})

test('a rejected claim is granted whole in the end', async () => {
  const { buyer, claimId } = await makeWaiting({ quantity: 2 })
  await decide(world.support, claimId, { decision: 'reject' })
  await object(buyer, claimId)
  const done = await arbitrate(world.arbiter, claimId, { decision: 'refund' })
  expect(done.body).toMatchObject({ refundedMinor: 960, refundedQuantity: 2 })
  expect(done.body.bearerKind).not.toBeNull()
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 480)
})

test('an arbiter has no part in the claim', async () => {
  const { buyer, claimId } = await makeWaiting()
  const first = await linli.person({ role: 'operations', regionId: world.regionId })
  await decide(first, claimId, { decision: 'refund', amountMinor: 10, bearerKind: 'supplier' })
  expect((await arbitrate(world.arbiter, claimId, { decision: 'refund' })).body.code).toBe(
    'not-objected',
  )
  await object(buyer, claimId)
  const mine = await arbitrate(first, claimId, { decision: 'refund' })
  expect(mine.body).toMatchObject({ status: 403, code: 'not-impartial', why: 'decided-first' })
  const operations = { role: 'operations', regionId: world.regionId } as const
  await grantTo(linli, buyer, operations)
  expect((await arbitrate(buyer, claimId, { decision: 'refund' })).body.code).toBe('own-claim')
  await grantTo(linli, world.supplierUser, operations)
  const bearer = await arbitrate(world.supplierUser, claimId, { decision: 'reject' })
  expect(bearer.body).toMatchObject({ code: 'not-impartial', why: 'bears-it' })
})

test('an objection comes from a side of the claim, after the decision and in time', async () => {
  const { buyer, claimId } = await makeWaiting()
  expect((await object(buyer, claimId)).body.code).toBe('claim-not-decided')
  await decide(world.support, claimId, { decision: 'refund', bearerKind: 'operator' })
  expect((await object(buyer, claimId)).body.code).toBe('nothing-to-object-to')
  expect((await object(world.leader, claimId)).body.code).toBe('nothing-to-object-to')
  const stranger = await makeClaimant(linli, world)
  const otherSupplier = await linli.person({
    role: 'supplier',
    regionId: world.regionId,
    supplierId: newId(),
  })
  for (const who of [stranger, otherSupplier]) {
    expect((await object(who, claimId)).status).toBe(404)
  }
  const late = await makeWaiting()
  await decide(world.support, late.claimId, { decision: 'reject' })
  const { db } = linli.database
  try {
    await setBusinessTime(db, new Date(Date.now() + 73 * 3_600_000))
    expect((await object(late.buyer, late.claimId)).body.code).toBe('objection-too-late')
  } finally {
    await followWorldTime(db)
  }
})
