import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashOfLeader, cashOfStation, findBalance } from '#ledger'
import { newId } from '#platform/ids'
import {
  codeOf,
  findFaults,
  goodsArrive,
  handOverAs,
  makePickup,
  orderFor,
  type PickupWorld,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const stateOf = async (world: PickupWorld, orderId: string): Promise<string> => {
  const path = `/regions/${world.regionId}/orders/${orderId}`
  return (await linli.call(world.buyer, 'GET', path)).body.state
}

/** An order whose goods wait at the pickup point. */
async function readyOrder(world: PickupWorld, wish: Parameters<typeof orderFor>[2] = {}) {
  const order = await orderFor(linli, world, wish)
  await goodsArrive(linli, world)
  return order
}

test('digits open all that is ready for their holder, and the orders close', async () => {
  const world = await makePickup(linli)
  const first = await readyOrder(world)
  const second = await readyOrder(world)
  const { digits } = await codeOf(linli, world, first.id)
  const answer = await handOverAs(linli, world, world.leader, { proof: { digits } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  const given = answer.body.handovers.map((one: { orderId: string }) => one.orderId)
  expect(given.sort()).toEqual([first.id, second.id].sort())
  expect(await stateOf(world, second.id)).toBe('collected')
})

test('a token, a slip and the end of a phone with the name open the same', async () => {
  const world = await makePickup(linli)
  const { id, number } = await readyOrder(world)
  await linli.database.db
    .updateTable('residents')
    .set({ phone: '+8613812345678' })
    .where('id', '=', world.buyer.residentId)
    .execute()
  const { token } = await codeOf(linli, world, id)
  const proofs = [
    { token },
    { slip: number.toLowerCase() },
    { phoneLastFour: '5678', name: ' 王芳' },
  ]
  for (const proof of proofs) {
    const order = await readyOrder(world)
    const body = { proof, orderIds: [order.id] }
    const answer = await handOverAs(linli, world, world.staff, body)
    expect(answer.status, JSON.stringify([proof, answer.body])).toBe(201)
  }
})

test('cash that is due is taken just so, by whoever hands over', async () => {
  const world = await makePickup(linli)
  const { id } = await readyOrder(world, { method: 'cash' })
  const { digits } = await codeOf(linli, world, id)
  const body = { proof: { digits } }
  const none = await handOverAs(linli, world, world.leader, body)
  expect(none.body).toMatchObject({ code: 'cash-not-exact', dueMinor: 480, takenMinor: 0 })
  const much = await handOverAs(linli, world, world.leader, { ...body, cashTakenMinor: 481 })
  expect(much.body.code).toBe('cash-not-exact')
  const done = await handOverAs(linli, world, world.leader, { ...body, cashTakenMinor: 480 })
  expect(done.body).toMatchObject({ cashTakenMinor: 480 })
  const account = cashOfLeader(world.leader.leaderId)
  expect(await findBalance(linli.database.db, world.regionId, account)).toBe(-480)

  const other = await readyOrder(world, { method: 'cash' })
  await handOverAs(linli, world, world.staff, { ...body, cashTakenMinor: 480 })
  const station = cashOfStation(world.stationId)
  expect(await findBalance(linli.database.db, world.regionId, station)).toBe(-480)
  expect(await stateOf(world, other.id)).toBe('collected')
})

test('one code at two stations at once makes one handover', async () => {
  const world = await makePickup(linli)
  const { id } = await readyOrder(world)
  const { digits, token } = await codeOf(linli, world, id)
  const answers = await Promise.all([
    handOverAs(linli, world, world.leader, { proof: { digits } }),
    handOverAs(linli, world, world.staff, { proof: { token } }),
    handOverAs(linli, world, world.leader, { proof: { token } }),
  ])
  expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409])
  const refused = answers.filter((answer) => answer.status === 409)
  expect(refused.map((answer) => answer.body.code)).toEqual(Array(2).fill('already-handed-over'))
})

test('a handover is told again to whoever sends its key again', async () => {
  const world = await makePickup(linli)
  const { id } = await readyOrder(world)
  const { digits } = await codeOf(linli, world, id)
  const key = newId()
  const first = await handOverAs(linli, world, world.leader, { proof: { digits } }, key)
  const again = await handOverAs(linli, world, world.leader, { proof: { digits } }, key)
  expect(again.status).toBe(201)
  expect(again.body).toEqual(first.body)
})

test('what was handed over says when and by whom', async () => {
  const world = await makePickup(linli)
  const { id } = await readyOrder(world)
  const { digits } = await codeOf(linli, world, id)
  await handOverAs(linli, world, world.leader, { proof: { digits } })
  const again = await handOverAs(linli, world, world.staff, { proof: { digits } })
  expect(again.body).toMatchObject({ code: 'already-handed-over', orderId: id })
  expect(again.body.handedBy).toMatch(/^Person /)
  expect(Date.parse(again.body.handedAt)).toBeGreaterThan(Date.now() - 60_000)
})

test('nothing is handed over before it has arrived', async () => {
  const world = await makePickup(linli)
  const { id } = await orderFor(linli, world)
  const { digits } = await codeOf(linli, world, id)
  const early = await handOverAs(linli, world, world.leader, { proof: { digits } })
  expect(early.body.code).toBe('not-arrived')
  await goodsArrive(linli, world)
  expect((await handOverAs(linli, world, world.leader, { proof: { digits } })).status).toBe(201)
})

test('what was cancelled or refunded is not handed over, and says so', async () => {
  const world = await makePickup(linli)
  const cancelled = await readyOrder(world)
  const { digits } = await codeOf(linli, world, cancelled.id)
  const path = `/regions/${world.regionId}/orders/${cancelled.id}/cancellation`
  await linli.call(world.buyer, 'POST', path, { why: 'x' }, { key: newId() })
  const answer = await handOverAs(linli, world, world.leader, { proof: { digits } })
  expect(answer.body).toMatchObject({ code: 'order-ended', state: 'cancelled' })
})

test('a code of another community is refused with the place where its goods wait', async () => {
  const world = await makePickup(linli)
  const beside = await makePickup(linli)
  const { id, number } = await readyOrder(beside)
  const { digits, token } = await codeOf(linli, beside, id)
  for (const proof of [{ token }, { slip: number }]) {
    const answer = await handOverAs(linli, world, world.leader, { proof })
    expect(answer.body.code).toBe('code-of-another-place')
    expect(answer.body.stationName).toBe('锦绣自提点')
  }
  const byDigits = await handOverAs(linli, world, world.leader, { proof: { digits } })
  expect(byDigits.body.code).toBe('wrong-code')
  expect(await stateOf(beside, id)).toBe('placed')
})

test('leaders and staff from elsewhere, residents and strangers hand nothing over', async () => {
  const world = await makePickup(linli)
  const beside = await makePickup(linli)
  const { id } = await readyOrder(world)
  const { digits } = await codeOf(linli, world, id)
  for (const who of [beside.leader, beside.staff, world.buyer, await linli.person()]) {
    const answer = await handOverAs(linli, world, who, { proof: { digits } })
    expect(answer.body.code).toBe('not-found')
  }
  const path = `/regions/${world.regionId}/orders/${id}/pickup-code`
  for (const who of [world.leader, beside.buyer, await linli.person()]) {
    expect((await linli.call(who, 'GET', path)).status).toBe(404)
  }
})

test('guesses are counted for the community and day, whoever makes them', async () => {
  const world = await makePickup(linli)
  const { id, number } = await readyOrder(world)
  const { digits } = await codeOf(linli, world, id)
  const wrong = digits === '00000000' ? '00000001' : '00000000'
  const guess = (who: typeof world.staff, tried: string) =>
    handOverAs(linli, world, who, { proof: { digits: tried } })
  const answers = await Promise.all(
    Array.from({ length: 14 }, (_, index) => guess(index % 2 ? world.leader : world.staff, wrong)),
  )
  const codes = answers.map((answer) => answer.body.code)
  expect(codes.filter((code) => code === 'wrong-code')).toHaveLength(10)
  expect(codes.filter((code) => code === 'too-many-guesses')).toHaveLength(4)
  // The right one does not open either while it is locked, from wherever it comes.
  const right = await guess(world.leader, digits)
  expect(right.body.code).toBe('too-many-guesses')
  expect(right.status).toBe(429)
  // Another way is open: it is guarded by a count of its own.
  const slip = await handOverAs(linli, world, world.leader, { proof: { slip: number } })
  expect(slip.status).toBe(201)
})
