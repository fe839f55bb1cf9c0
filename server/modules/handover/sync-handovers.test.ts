import { afterAll, beforeAll, expect, test } from 'vitest'
import { cashOfLeader, findBalance } from '#ledger'
import { newId } from '#platform/ids'
import {
  balanceOf,
  codeOf,
  findFaults,
  goodsArrive,
  handOverAs,
  makeBuyers,
  makePickup,
  orderFor,
  type Person,
  type PickupWorld,
  startTestLinli,
  type TestLinli,
  toldTo,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

const item = (orderIds: string[], more: object = {}) => ({
  itemId: newId(),
  orderIds,
  handedOverAt: new Date().toISOString(),
  ...more,
})

const sync = async (world: PickupWorld, who: Person, deviceId: string, items: object[]) => {
  const answer = await linli.call(who, 'POST', `${world.at}/handover-syncs`, { deviceId, items })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.items as { outcome: string; was: string | null; code: string | null }[]
}

async function readyOrder(world: PickupWorld, wish: Parameters<typeof orderFor>[2] = {}) {
  const order = await orderFor(linli, world, wish)
  await goodsArrive(linli, world)
  return order
}

const stateOf = async (world: PickupWorld, orderId: string): Promise<string> =>
  (await linli.call(world.buyer, 'GET', `/regions/${world.regionId}/orders/${orderId}`)).body.state

test('a queue sent twice, and twice at once, is done once', async () => {
  const world = await makePickup(linli)
  const first = await orderFor(linli, world)
  const second = await readyOrder(world)
  const { token } = await codeOf(linli, world, first.id)
  const items = [item([first.id], { token }), item([second.id], { slip: second.number })]
  const [one, two] = await Promise.all([
    sync(world, world.leader, 'phone-1', items),
    sync(world, world.leader, 'phone-1', items),
  ])
  const outcomes = [one, two].map((answer) => answer.map(({ outcome }) => outcome).join())
  expect(outcomes.sort()).toEqual(['done,done', 'repeated,repeated'])
  const again = await sync(world, world.leader, 'phone-1', [...items].reverse())
  expect(again.map(({ outcome, was }) => `${outcome} ${was}`)).toEqual(
    Array(2).fill('repeated done'),
  )
  expect(await stateOf(world, second.id)).toBe('collected')
})

test('of two phones the first stays, the other is a conflict shown to both and to operations', async () => {
  const world = await makePickup(linli)
  const { id } = await readyOrder(world, { method: 'cash' })
  const { token } = await codeOf(linli, world, id)
  const done = { token, cashTakenMinor: 480 }
  const [first] = await sync(world, world.leader, 'phone-1', [item([id], done)])
  expect(first!.outcome).toBe('done')
  const [second] = await sync(world, world.staff, 'phone-2', [item([id], done)])
  expect(second).toMatchObject({ outcome: 'conflict', code: 'handed-over-twice' })
  for (const who of [world.leader, world.staff]) {
    const seen = await linli.call(who, 'GET', `${world.at}/handover-conflicts`)
    expect(seen.body.items).toMatchObject([{ orderId: id, cashMinor: 480, resolvedAt: null }])
    expect(await toldTo(linli, world.regionId, who)).toContain('handover.conflict')
  }
  const path = `/regions/${world.regionId}/handover-conflicts`
  const listed = await linli.call(world.place.operations, 'GET', `${path}?isOpen=true`)
  const conflict = listed.body.items.find((one: { orderId: string }) => one.orderId === id)
  const account = cashOfLeader(world.leader.leaderId)
  expect(await findBalance(linli.database.db, world.regionId, account)).toBe(-480)

  const body = { resolution: 'cash-credited', why: '重复收款' }
  const settle = () =>
    linli.call(world.place.operations, 'POST', `${path}/${conflict.id}/resolution`, body, {
      key: newId(),
    })
  const answers = await Promise.all([settle(), settle()])
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  expect(await balanceOf(linli, world, world.buyer)).toBe(100_000 + 480)
  const stranger = await linli.call(
    world.leader,
    'POST',
    `${path}/${conflict.id}/resolution`,
    body,
    {
      key: newId(),
    },
  )
  expect(stranger.status).toBe(404)
})

test.each([
  ['en', 'Somebody else handed this over first. Cash taken again is owed back.', 'These goods'],
  ['es', 'Otra persona lo entregó antes.', 'Estos productos'],
  ['zh-CN', '别人先交了这单。', '这些货在别处等候。'],
])('what does not fit is told in the reader’s language: %s', async (language, twice, elsewhere) => {
  const world = await makePickup(linli)
  const { id, number } = await readyOrder(world)
  const there = await makePickup(linli)
  const away = await readyOrder(there)
  const headers = { 'accept-language': language }
  const items = [item([id], { slip: number }), item([away.id], { slip: away.number })]
  await sync(world, world.leader, 'phone-1', [item([id], { slip: number })])
  const send = () =>
    linli.call(
      world.staff,
      'POST',
      `${world.at}/handover-syncs`,
      { deviceId: 'phone-2', items },
      { headers },
    )
  const told = (await send()).body.items
  expect(told[0]).toMatchObject({ outcome: 'conflict', code: 'handed-over-twice' })
  expect(told[0].reason).toContain(twice)
  expect(told[1]).toMatchObject({ outcome: 'refused', code: 'code-of-another-place' })
  expect(told[1].reason).toContain(elsewhere)
  const again = (await send()).body.items
  expect(again[0]).toMatchObject({ outcome: 'repeated', was: 'conflict', reason: told[0].reason })
})

test('within one sync the earlier of two handovers stays', async () => {
  const world = await makePickup(linli)
  const { id, number } = await readyOrder(world)
  const at = (minutesAgo: number) => new Date(Date.now() - minutesAgo * 60_000).toISOString()
  const late = { ...item([id], { slip: number }), handedOverAt: at(5) }
  const early = { ...item([id], { slip: number }), handedOverAt: at(9) }
  const outcomes = await sync(world, world.leader, 'phone-1', [late, early])
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['conflict', 'done'])
})

test('an order that was called off meanwhile is a conflict, with the cash owed back', async () => {
  const world = await makePickup(linli)
  const { id } = await readyOrder(world, { method: 'cash' })
  const { token } = await codeOf(linli, world, id)
  const path = `/regions/${world.regionId}/orders/${id}/cancellation`
  await linli.call(world.buyer, 'POST', path, { why: 'x' }, { key: newId() })
  const [one] = await sync(world, world.leader, 'p', [item([id], { token, cashTakenMinor: 480 })])
  expect(one).toMatchObject({ outcome: 'conflict', code: 'cancelled' })
  const seen = await linli.call(world.leader, 'GET', `${world.at}/handover-conflicts`)
  expect(seen.body.items).toMatchObject([{ kind: 'cancelled', cashMinor: 480 }])
})

test('codes are judged as of when they were shown', async () => {
  const world = await makePickup(linli)
  const { id } = await readyOrder(world)
  const old = await codeOf(linli, world, id)
  const shownAt = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 5))
  const renewing = `/regions/${world.regionId}/orders/${id}/pickup-codes`
  const renewed = await linli.call(world.buyer, 'POST', renewing, {})
  expect(renewed.body).toMatchObject({ codeId: old.codeId, version: 2 })
  expect(renewed.body.digits).not.toBe(old.digits)

  const online = await handOverAs(linli, world, world.leader, { proof: { token: old.token } })
  expect(online.body).toMatchObject({ code: 'code-expired', why: 'renewed' })
  const later = item([id], { token: old.token })
  const earlier = { ...item([id], { token: old.token }), handedOverAt: shownAt }
  const outcomes = await sync(world, world.leader, 'phone-1', [later, earlier])
  expect(outcomes.map(({ outcome, code }) => [outcome, code])).toEqual([
    ['refused', 'code-renewed'],
    ['done', null],
  ])
})

test('what is altered, another’s, without proof or from a fast clock is refused and not kept', async () => {
  const world = await makePickup(linli)
  const [other] = await makeBuyers(linli, world.window)
  const theirs = await orderFor(linli, world, { buyer: other! })
  const { id, number } = await readyOrder(world)
  const { token } = await codeOf(linli, world, id)
  const flipped = `${token.slice(0, 10)}${token[10] === 'A' ? 'B' : 'A'}${token.slice(11)}`
  const ahead = new Date(Date.now() + 3_600_000).toISOString()
  const items = [
    item([id], { token: flipped }),
    item([theirs.id], { token }),
    item([id]),
    { ...item([id], { token }), handedOverAt: ahead },
    item([newId()], { slip: number }),
  ]
  const outcomes = await sync(world, world.leader, 'phone-1', items)
  expect(outcomes.map(({ code }) => code)).toEqual([
    'code-altered',
    'not-the-holders',
    'no-proof',
    'clock-ahead',
    'not-the-holders',
  ])
  expect(await stateOf(world, id)).toBe('placed')
  const online = await handOverAs(linli, world, world.leader, { proof: { token: flipped } })
  expect(online.body.code).toBe('code-altered')
})

test('cash beyond what was due, or short of it, is kept as what it was', async () => {
  const world = await makePickup(linli)
  const first = await orderFor(linli, world, { method: 'cash' })
  const second = await readyOrder(world, { method: 'cash' })
  const { token } = await codeOf(linli, world, first.id)
  const [over] = await sync(world, world.leader, 'p', [
    item([first.id], { token, cashTakenMinor: 500 }),
  ])
  expect(over).toMatchObject({ outcome: 'conflict', code: 'cash-over' })
  expect(await stateOf(world, first.id)).toBe('collected')
  const [short] = await sync(world, world.leader, 'p', [
    item([second.id], { token, cashTakenMinor: 300 }),
  ])
  expect(short).toMatchObject({ outcome: 'conflict', code: 'cash-short' })
  expect(await stateOf(world, second.id)).toBe('placed')
  const seen = await linli.call(world.leader, 'GET', `${world.at}/handover-conflicts`)
  expect(seen.body.items.map((one: { cashMinor: number }) => one.cashMinor)).toEqual([300, 20])
  const account = cashOfLeader(world.leader.leaderId)
  expect(await findBalance(linli.database.db, world.regionId, account)).toBe(-480)
})

test('a phone finds in the list all that it needs, and no whole phone number', async () => {
  const world = await makePickup(linli)
  await linli.database.db
    .updateTable('residents')
    .set({ phone: '+8613812345678' })
    .where('id', '=', world.buyer.residentId)
    .execute()
  const { id, number } = await readyOrder(world, { method: 'cash' })
  await codeOf(linli, world, id)
  const path = `${world.at}/handover-list/${world.window.pickupDate}`
  const list = await linli.call(world.leader, 'GET', path)
  expect(list.status, JSON.stringify(list.body)).toBe(200)
  expect(list.body).toMatchObject({ isArrived: true })
  expect(list.body.orders).toMatchObject([
    { orderId: id, number, name: '王芳', phoneLastFour: '5678', cashDueMinor: 480, state: 'ready' },
  ])
  const [listed] = list.body.orders
  expect(listed).toMatchObject({ reminders: 0, isByLeader: false, bagCount: listed.bags.length })
  expect(listed.lines).toMatchObject([{ name: { 'zh-CN': expect.any(String) } }])
  expect(listed.lines[0].quantity).toBeGreaterThan(0)
  expect(JSON.stringify(list.body)).not.toContain('12345678')
  const keys = await linli.call(null, 'GET', `/regions/${world.regionId}/signing-keys`)
  expect(list.body.keys).toEqual(keys.body.keys)
  expect(keys.body.keys[0].pem).toMatch(/^-----BEGIN PUBLIC KEY/)
  const stranger = await linli.call(await linli.person(), 'GET', path)
  expect(stranger.status).toBe(404)
  const bad = await linli.call(world.leader, 'GET', `${world.at}/handover-list/tomorrow`)
  expect(bad.body).toMatchObject({ code: 'invalid', field: 'date' })
})
