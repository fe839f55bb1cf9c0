import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import {
  type CommunityWorld,
  findFaults,
  makeCommunity,
  makeLeader,
  makeNeighbour,
  makeOpenWindow,
  makeResident,
  type Person,
  startTestLinli,
  type TestLinli,
  toldTo,
  type WindowWorld,
} from '#testing'

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
beforeEach(() => setBusinessTime(linli.database.db, new Date()))
afterAll(async () => {
  expect(await findFaults(linli)).toEqual([])
  await linli.close()
})

interface Chain {
  place: CommunityWorld
  world: WindowWorld
}

async function makeChain(offers = [{ name: '沙瓤番茄' }, { name: '奶油生菜' }]): Promise<Chain> {
  const place = await makeCommunity(linli)
  const world = await makeOpenWindow(linli, { communities: [place.communityId], offers })
  return { place, world }
}

const read = ({ place, world }: Chain, text: string, who: Person = place.leader) => {
  const path = `/regions/${place.regionId}/communities/${place.communityId}/chains`
  return linli.call(who, 'POST', path, { windowId: world.windowId, text })
}

const draftsOf = async ({ place }: Chain) => {
  const path = `/regions/${place.regionId}/communities/${place.communityId}/drafts`
  return (await linli.call(place.leader, 'GET', path)).body
}

const draftCall = (who: Person, { place }: Chain, method: string, tail: string, body?: object) =>
  linli.call(who, method, `/regions/${place.regionId}/drafts/${tail}`, body)

const confirm = (who: Person, chain: Chain, draftId: string, method = 'cash', more = {}) =>
  draftCall(who, chain, 'POST', `${draftId}/order`, { method, ...more })

async function onlyDraft(chain: Chain, text = '1. 李奶奶 沙瓤番茄2') {
  expect((await read(chain, text)).status).toBe(201)
  const [draft] = await draftsOf(chain)
  return draft
}

const ordersIn = async ({ place, world }: Chain): Promise<unknown[]> => {
  const path = `/regions/${place.regionId}/communities/${place.communityId}/orders`
  const query = `?windowId=${world.windowId}`
  return (await linli.call(place.leader, 'GET', path + query)).body.items
}

test('a chain becomes drafts, is settled, and is ordered for a neighbour without a phone', async () => {
  const chain = await makeChain()
  const { place, world } = chain
  const [tomato, lettuce] = world.offers
  const neighbour = await makeNeighbour(linli, place)
  const resident = await makeResident(linli, place)
  const reading = await read(
    chain,
    '#接龙\n1. 李奶奶 3栋 沙瓤番茄2\n2. 王芳 生菜1 西瓜1\n3. 陈姨 番茄',
  )
  expect(reading.body.drafts).toBe(3)
  const [first, second, third] = await draftsOf(chain)
  expect(first).toMatchObject({
    residentId: neighbour.id,
    items: [{ offerId: tomato!.offerId, quantity: 2 }],
    problems: [],
  })
  expect(second).toMatchObject({ residentId: resident.id, problems: [{ code: 'unknown-goods' }] })
  expect(third).toMatchObject({ residentId: null, problems: [] })

  expect((await confirm(place.leader, chain, second.id)).body.code).toBe('invalid')
  expect((await confirm(place.leader, chain, third.id)).body.field).toBe('residentId')
  const items = [{ offerId: lettuce!.offerId, quantity: 1 }]
  const settled = await draftCall(place.leader, chain, 'PATCH', second.id, { items })
  expect(settled.body).toMatchObject({ problems: [], items: [{ quantity: 1 }] })
  expect((await confirm(place.leader, chain, second.id)).status).toBe(201)

  const placed = await confirm(place.leader, chain, first.id, 'cash', { isCashTaken: true })
  expect(placed.body).toMatchObject({
    channel: 'leader',
    totalMinor: 960,
    payments: [{ method: 'cash', state: 'captured' }],
  })
  expect((await draftsOf(chain)).map((draft: { id: string }) => draft.id)).toEqual([third.id])
  expect(await ordersIn(chain)).toMatchObject([
    { residentName: '李奶奶', leaderId: place.leader.leaderId, paidAt: expect.any(String) },
    { residentName: '王芳', cashDueMinor: 480 },
  ])
  await linli.settle()
  expect(await toldTo(linli, place.regionId, resident.person)).toContain('order.placed-for-you')
})

test('settling one thing not understood leaves the others to be settled', async () => {
  const chain = await makeChain()
  const { leader } = chain.place
  await makeNeighbour(linli, chain.place)
  const [tomato, lettuce] = chain.world.offers
  const draft = await onlyDraft(chain, '1. 李奶奶 沙瓤番茄2 西瓜1 榴莲1 白菜1')
  const change = async (body: object) =>
    (await draftCall(leader, chain, 'PATCH', draft.id, body)).body
  const items = [
    { offerId: tomato!.offerId, quantity: 2 },
    { offerId: lettuce!.offerId, quantity: 1 },
  ]
  const chosen = await change({ items, settles: ['西瓜1'] })
  expect(chosen.items).toMatchObject(items)
  expect(chosen.problems.map(({ text }: { text: string }) => text)).toEqual(['榴莲1', '白菜1'])
  expect((await change({ settles: ['榴莲1'] })).problems).toMatchObject([{ text: '白菜1' }])
  const dropped = await change({ items: [items[1]], settles: [] })
  expect(dropped).toMatchObject({ items: [items[1]], problems: [{ text: '白菜1' }] })
  expect((await confirm(leader, chain, draft.id)).body.code).toBe('invalid')
  expect((await change({ settles: ['白菜1'] })).problems).toEqual([])
  expect((await confirm(leader, chain, draft.id)).status).toBe(201)
})

test('who a draft is for settles that no name was read, and goods that there were none', async () => {
  const chain = await makeChain()
  const { leader } = chain.place
  const neighbour = await makeNeighbour(linli, chain.place)
  const nameless = await onlyDraft(chain, '1. 沙瓤番茄2')
  expect(nameless.problems).toMatchObject([{ code: 'no-name' }])
  const named = await draftCall(leader, chain, 'PATCH', nameless.id, { residentId: neighbour.id })
  expect(named.body.problems).toEqual([])
  const empty = await onlyDraft(chain, '1. 李奶奶')
  const items = [{ offerId: chain.world.offers[0]!.offerId, quantity: 1 }]
  const filled = await draftCall(leader, chain, 'PATCH', empty.id, { items, settles: [] })
  expect(filled.body.problems).toEqual([])
})

test('the newest reading stands first, its lines as they stood', async () => {
  const chain = await makeChain()
  await read(chain, '1. 甲 沙瓤番茄1\n2. 乙 沙瓤番茄1')
  await read(chain, '1. 丙 沙瓤番茄1\n2. 丁 沙瓤番茄1')
  const drafts = await draftsOf(chain)
  const names = drafts.map(({ neighbourName }: { neighbourName: string }) => neighbourName)
  expect(names).toEqual(['丙', '丁', '甲', '乙'])
})

test('a draft is ordered once, whoever confirms, at once or later, in whatever way', async () => {
  const chain = await makeChain()
  await makeNeighbour(linli, chain.place)
  const draft = await onlyDraft(chain)
  const other = await makeLeader(linli, chain.place, '李强')
  const answers = await Promise.all([
    confirm(chain.place.leader, chain, draft.id),
    confirm(chain.place.leader, chain, draft.id, 'cash', { isCashTaken: true }),
    confirm(other, chain, draft.id, 'sandbox'),
    confirm(other, chain, draft.id, 'sandbox'),
  ])
  const later = await confirm(other, chain, draft.id)
  for (const answer of [...answers, later]) {
    expect(answer.status).toBe(201)
    expect(answer.body).toEqual(later.body)
  }
  expect(await ordersIn(chain)).toHaveLength(1)
})

test('a draft that is ordered or discarded is neither changed nor ordered any more', async () => {
  const chain = await makeChain()
  await makeNeighbour(linli, chain.place)
  const { leader } = chain.place
  const [tomato] = chain.world.offers
  const items = [{ offerId: tomato!.offerId, quantity: 9 }]
  const ordered = await onlyDraft(chain)
  await confirm(leader, chain, ordered.id)
  for (const method of ['PATCH', 'DELETE']) {
    const body = method === 'PATCH' ? { items } : undefined
    const refused = await draftCall(leader, chain, method, ordered.id, body)
    expect(refused.body).toMatchObject({ status: 409, code: 'draft-ended' })
  }
  const discarded = await onlyDraft(chain)
  expect((await draftCall(leader, chain, 'DELETE', discarded.id)).status).toBe(204)
  expect((await confirm(leader, chain, discarded.id)).body.code).toBe('draft-ended')
  expect(await draftsOf(chain)).toEqual([])
  expect(await ordersIn(chain)).toHaveLength(1)
})

test('confirming and discarding at once leaves one of the two', async () => {
  const chain = await makeChain()
  await makeNeighbour(linli, chain.place)
  const { leader } = chain.place
  for (let round = 0; round < 6; round += 1) {
    const before = (await ordersIn(chain)).length
    const draft = await onlyDraft(chain)
    const [ordered, discarded] = await Promise.all([
      confirm(leader, chain, draft.id),
      draftCall(leader, chain, 'DELETE', draft.id),
    ])
    const after = (await ordersIn(chain)).length
    expect([ordered.status, discarded.status, after - before]).toEqual(
      discarded.status === 204 ? [409, 204, 0] : [201, 409, 1],
    )
  }
})

test('a refused draft is open again', async () => {
  const chain = await makeChain([{ name: '沙瓤番茄', cap: 1 }] as never)
  await makeNeighbour(linli, chain.place)
  const { leader } = chain.place
  const draft = await onlyDraft(chain)
  expect((await confirm(leader, chain, draft.id)).body.code).toBe('sold-out')
  const items = [{ offerId: chain.world.offers[0]!.offerId, quantity: 1 }]
  expect((await draftCall(leader, chain, 'PATCH', draft.id, { items })).status).toBe(200)
  expect((await confirm(leader, chain, draft.id)).body.totalMinor).toBe(480)
})

test('what is put into a draft is an offer of its window that can still be had, for someone there', async () => {
  const chain = await makeChain()
  const { leader } = chain.place
  const draft = await onlyDraft(chain)
  const foreign = await makeOpenWindow(linli, { communities: [chain.place.communityId] })
  const change = (body: object) => draftCall(leader, chain, 'PATCH', draft.id, body)
  const items = (offerId: string) => ({ items: [{ offerId, quantity: 1 }] })
  expect((await change(items(foreign.offers[0]!.offerId))).body.code).toBe('invalid')
  const elsewhere = await makeCommunity(linli)
  const stranger = await makeNeighbour(linli, elsewhere)
  expect((await change({ residentId: stranger.id })).body.field).toBe('residentId')
  const here = await makeNeighbour(linli, chain.place)
  expect((await change({ residentId: here.id })).body.residentId).toBe(here.id)
  await setBusinessTime(linli.database.db, chain.world.closesAt)
  expect((await change(items(chain.world.offers[1]!.offerId))).body.code).toBe('invalid')
  expect((await confirm(leader, chain, draft.id)).body.code).toBe('window-closed')
})

test('a leader of another community reads, sees and orders nothing here', async () => {
  const chain = await makeChain()
  const { leader: foreign } = await makeCommunity(linli)
  const draft = await onlyDraft(chain)
  expect((await read(chain, '1. 王芳 番茄1', foreign)).status).toBe(403)
  expect((await confirm(foreign, chain, draft.id)).status).toBe(404)
  expect((await draftCall(foreign, chain, 'DELETE', draft.id)).status).toBe(404)
  const resident = await makeResident(linli, chain.place)
  expect((await confirm(resident.person, chain, draft.id)).status).toBe(404)
})

test('a text without a chain and a window that does not come here are refused', async () => {
  const chain = await makeChain()
  expect((await read(chain, '大家好')).body).toMatchObject({ code: 'invalid', field: 'text' })
  const elsewhere = await makeOpenWindow(linli)
  const wrong = await read({ ...chain, world: elsewhere }, '1. 王芳 番茄1')
  expect(wrong.status).toBe(404)
})

test('a draft ordered days ago is not ordered again once its key is gone', async () => {
  const chain = await makeChain()
  await makeNeighbour(linli, chain.place)
  const draft = await onlyDraft(chain)
  await confirm(chain.place.leader, chain, draft.id)
  const { db } = linli.database
  await sql`update draft_orders set created_at = now() - interval '8 days'
    where id = ${draft.id}`.execute(db)
  await sql`delete from idempotency_keys where actor_id = ${draft.id}`.execute(db)
  expect((await confirm(chain.place.leader, chain, draft.id)).body.code).toBe('draft-ended')
  expect(await ordersIn(chain)).toHaveLength(1)
})
