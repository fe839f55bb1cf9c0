import { afterAll, beforeAll, expect, test } from 'vitest'
import { followWorldTime, setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import {
  balanceOf,
  type ClaimsWorld,
  claimGoods,
  collectOrder,
  findFaults,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  readyOrder,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'

let linli: TestLinli
let world: ClaimsWorld

beforeAll(async () => {
  linli = await startTestLinli()
  world = await makeClaimsWorld(linli, {
    offers: [
      {},
      { measure: 'weighed', priceMinor: 1000 },
      { priceMinor: 9000 },
      { storage: 'chilled' },
    ],
  })
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

test('a small claim is granted at once, refunded, announced and told', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer)
  const answer = await claimGoods(linli, world, buyer, orderId, { quantity: 1, reason: 'spoiled' })
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({
    state: 'decided',
    decision: 'refund',
    isByRule: true,
    askedMinor: 480,
    refundedMinor: 480,
    refundedQuantity: 1,
    bearerKind: 'supplier',
    bearerId: world.supplierId,
    why: null,
  })
  const { body: shown } = await linli.call(
    world.support,
    'GET',
    `/regions/${world.regionId}/order-claims/${answer.body.id}/details`,
  )
  expect(shown.decisions).toMatchObject([{ kind: 'rule', why: null, decidedBy: null }])
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 960)
  await linli.settle()
  expect(await toldTo(linli, world.regionId, buyer)).toContain('claim.refunded')
  const { db } = linli.database
  const events = await db
    .selectFrom('events')
    .select(['type', 'body'])
    .where('subject_id', '=', answer.body.id)
    .orderBy('id')
    .execute()
  expect(events.map((event) => event.type)).toEqual(['claim.raised', 'claim.decided'])
  expect(events[1]!.body).toMatchObject({
    orderId,
    lineNumber: 1,
    supplierId: world.supplierId,
    communityId: world.communityId,
    decision: 'refund',
    amountMinor: 480,
    bearerKind: 'supplier',
    bearerId: world.supplierId,
    stage: 'supplier',
  })
})

test('the whole line is claimed where no quantity is said, and grams of weighed goods', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer, [2, 700])
  const whole = await claimGoods(linli, world, buyer, orderId)
  expect(whole.body).toMatchObject({ quantity: 2, refundedMinor: 960 })
  const grams = { quantity: 250, reason: 'short-weight' }
  const weighed = await claimGoods(linli, world, buyer, orderId, grams, { line: 2 })
  expect(weighed.body).toMatchObject({ quantity: 250, refundedMinor: 250 })
  expect((await claimGoods(linli, world, buyer, orderId)).body).toMatchObject({
    code: 'too-much-claimed',
    leftQuantity: 0,
  })
})

test('several claims on a line never reach past what it has, also at once', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer, [3])
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => claimGoods(linli, world, buyer, orderId, { quantity: 1 })),
  )
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(3)
  const refused = answers.filter((answer) => answer.status !== 201)
  expect(new Set(refused.map((answer) => answer.body.code))).toEqual(new Set(['too-much-claimed']))
  // The first was granted by rule; the others wait, since the line was claimed before.
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 960)
})

test('the same claim sent twice is one claim', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer)
  const key = newId()
  const send = () => claimGoods(linli, world, buyer, orderId, { quantity: 1 }, { key })
  const answers = await Promise.all([send(), send(), send()])
  expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
  expect(await balanceOf(linli, world, buyer)).toBe(100_000 - 960)
})

test('goods that have not come cannot be claimed; those that are ready can', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer, [1], { isCollected: false })
  const early = await claimGoods(linli, world, buyer, orderId)
  expect(early.body).toMatchObject({ status: 409, code: 'order-not-claimable', state: 'placed' })
  await readyOrder(linli, world, orderId)
  expect((await claimGoods(linli, world, buyer, orderId)).status).toBe(201)
})

test('what nobody fetched cannot be claimed', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer, [1], { isCollected: false })
  await collectOrder(linli, world, orderId, 'returned')
  const answer = await claimGoods(linli, world, buyer, orderId)
  expect(answer.body).toMatchObject({ code: 'order-not-claimable', state: 'returned' })
})

test('the window is shorter for chilled goods; support may still raise a late claim', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer, [1, 100, 1, 1])
  const { db } = linli.database
  const inHours = (hours: number) => setBusinessTime(db, new Date(Date.now() + hours * 3_600_000))
  try {
    await inHours(25)
    const chilled = await claimGoods(linli, world, buyer, orderId, {}, { line: 4 })
    expect(chilled.body.code).toBe('claim-window-over')
    expect((await claimGoods(linli, world, buyer, orderId)).status).toBe(201)
    await inHours(49)
    const late = await claimGoods(linli, world, buyer, orderId, {}, { line: 2 })
    expect(late.body.code).toBe('claim-window-over')
    const asked = await claimGoods(linli, world, world.support, orderId, {}, { line: 2 })
    expect(asked.body).toMatchObject({ state: 'waiting', waitsFor: 'late', raisedAs: 'support' })
  } finally {
    await followWorldTime(db)
  }
})

test('a large claim and some reasons need a picture of one’s own', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer, [1, 100, 1])
  const large = await claimGoods(linli, world, buyer, orderId, {}, { line: 3 })
  expect(large.body).toMatchObject({ status: 422, code: 'pictures-needed', why: 'amount' })
  const quality = await claimGoods(linli, world, buyer, orderId, { reason: 'quality' })
  expect(quality.body).toMatchObject({ code: 'pictures-needed', why: 'reason' })
  const addPicture = async (ownerId: string) => {
    const id = newId()
    const sized = { width_px: 1, height_px: 1, size_bytes: 1, sha256: Buffer.alloc(32) }
    const row = { region_id: world.regionId, id, purpose: 'claim', owner_id: ownerId, ...sized }
    await linli.database.db.insertInto('pictures').values(row).execute()
    return id
  }
  const foreign = { reason: 'quality', pictureIds: [await addPicture(newId())] }
  const others = await claimGoods(linli, world, buyer, orderId, foreign)
  expect(others.body).toMatchObject({ code: 'invalid', field: 'pictureIds/0' })
  const pictureIds = [await addPicture(buyer.id)]
  const shown = await claimGoods(linli, world, buyer, orderId, { reason: 'quality', pictureIds })
  expect(shown.body).toMatchObject({ state: 'decided', pictureIds })
  const granted = await claimGoods(linli, world, buyer, orderId, { pictureIds }, { line: 3 })
  expect(granted.body).toMatchObject({ state: 'waiting', waitsFor: 'amount', refundedMinor: 0 })
})

test('rules grant a resident only so many claims in a month, also at once', async () => {
  const buyer = await makeClaimant(linli, world)
  const orders: string[] = []
  for (let made = 0; made < 5; made += 1) {
    orders.push(await makeCollectedOrder(linli, world, buyer, [1]))
  }
  const answers = await Promise.all(orders.map((id) => claimGoods(linli, world, buyer, id)))
  expect(answers.filter((answer) => answer.body.state === 'decided')).toHaveLength(3)
  const waiting = answers.filter((answer) => answer.body.state === 'waiting')
  expect(waiting.map((answer) => answer.body.waitsFor)).toEqual(['count', 'count'])
})

test('a reason that says nothing waits for a person', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer)
  const answer = await claimGoods(linli, world, buyer, orderId, { reason: 'other' })
  expect(answer.body).toMatchObject({ state: 'waiting', waitsFor: 'reason', decision: null })
})

test('the leader claims for a neighbour; strangers and other leaders find no such order', async () => {
  const buyer = await makeClaimant(linli, world)
  const stranger = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer)
  const beside = await makeClaimsWorld(linli)
  for (const who of [stranger, beside.leader, beside.supplierUser, world.supplierUser]) {
    expect((await claimGoods(linli, world, who, orderId)).status).toBe(404)
  }
  expect((await claimGoods(linli, world, null, orderId)).status).toBe(401)
  const byLeader = await claimGoods(linli, world, world.leader, orderId, { quantity: 1 })
  expect(byLeader.body).toMatchObject({ raisedAs: 'leader', state: 'decided' })
})

test('what is no line, quantity or reason is refused', async () => {
  const buyer = await makeClaimant(linli, world)
  const orderId = await makeCollectedOrder(linli, world, buyer)
  for (const line of ['2', '0', '1.5', 'x', '99999']) {
    expect((await claimGoods(linli, world, buyer, orderId, {}, { line })).status).toBe(404)
  }
  for (const wrong of [
    { quantity: 0 },
    { quantity: -1 },
    { quantity: 1.5 },
    { quantity: '1' },
    { quantity: 2 ** 53 },
    { reason: 'mood' },
    { wish: 'all' },
    { amountMinor: 5 },
  ]) {
    expect((await claimGoods(linli, world, buyer, orderId, wrong)).status).toBe(422)
  }
  expect((await claimGoods(linli, world, buyer, orderId, { quantity: 4 })).body).toMatchObject({
    code: 'too-much-claimed',
    leftQuantity: 3,
    leftMinor: 1440,
  })
  const keyless = await linli.call(
    buyer,
    'POST',
    `/regions/${world.regionId}/orders/${orderId}/lines/1/claims`,
    { reason: 'missing', wish: 'refund' },
  )
  expect(keyless.body.code).toBe('idempotency-key-missing')
})
