import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids'
import {
  type Buyer,
  type Day,
  freshDatabase,
  type LiveListener,
  listenTo,
  makeDay,
  makeDayBuyers,
  orderOfDay,
  type Person,
  startTestLinliOn,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let other: TestLinli
let day: Day
let buyer: Buyer
let neighbour: Buyer
let elsewhere: Buyer
let drop: () => Promise<void>
const open: LiveListener[] = []

beforeAll(async () => {
  const fresh = await freshDatabase()
  drop = fresh.drop
  const kept = { url: fresh.url, drop: async () => undefined }
  linli = await startTestLinliOn(kept)
  other = await startTestLinliOn(kept)
  for (const one of [linli, other]) await one.app.listen({ host: '127.0.0.1', port: 0 })
  day = await makeDay(linli)
  const buyers = await makeDayBuyers(linli, day, 0, 2)
  buyer = buyers[0]!
  neighbour = buyers[1]!
  elsewhere = (await makeDayBuyers(linli, day, 1, 1))[0]!
}, 60_000)
afterEach(() => {
  for (const listener of open.splice(0)) listener.close()
})
afterAll(async () => {
  await linli.close()
  await other.close()
  await drop()
})

const liveUrl = ({ app }: TestLinli): string => {
  const { port } = app.server.address() as { port: number }
  return `http://127.0.0.1:${port}/api/v1/regions/${day.regionId}/live`
}

async function listen(who: Person, headers = {}, at = linli): Promise<LiveListener> {
  const listener = await listenTo(liveUrl(at), who, headers)
  open.push(listener)
  if (listener.status === 200) await listener.until(({ event }) => event === 'ready')
  return listener
}

const placed = (orderId: string) => (event: { data: { type?: string; subjectId?: string } }) =>
  event.data.type === 'order.placed' && event.data.subjectId === orderId

test('an order placed at one process is heard by who listens at another', async () => {
  const { headers, ...staff } = await listen(day.people.operations, {}, other)
  expect(headers.get('content-type')).toContain('text/event-stream')
  const { id } = await orderOfDay(linli, day, buyer, [1])
  const { data } = await staff.until(placed(id))
  expect(data).toMatchObject({
    subjectKind: 'order',
    body: { communityId: day.communityIds[0], residentId: buyer.residentId },
  })
})

test('each hears what is theirs: staff, a leader of the community, the resident; no other', async () => {
  const { people, communities } = day
  const [leader, otherLeader] = communities.map((community) => community.leader)
  const hearing = {
    operations: await listen(people.operations),
    support: await listen(people.support),
    leader: await listen(leader!),
    resident: await listen(buyer),
  }
  const deaf = {
    otherLeader: await listen(otherLeader!),
    neighbour: await listen(neighbour),
    supplier: await listen(people.suppliers[0]!),
    keeper: await listen(people.keeper),
    stranger: await listen(await linli.person()),
    otherRegion: await listen(await linli.person({ role: 'operations', regionId: 'berlin' })),
  }
  const { id } = await orderOfDay(linli, day, buyer, [1])
  const last = await orderOfDay(linli, day, elsewhere, [1])
  await Promise.all(Object.values(hearing).map((one) => one.until(placed(id))))
  await hearing.operations.until(placed(last.id))
  for (const [who, listener] of Object.entries(deaf)) {
    expect(listener.heard.filter(placed(id)), who).toEqual([])
  }
  expect(hearing.resident.heard.filter(placed(last.id))).toEqual([])
  expect(hearing.leader.heard.filter(placed(last.id))).toEqual([])
  const told = hearing.resident.heard.find(placed(id))!
  expect(told.data.body).toEqual({ communityId: day.communityIds[0], windowId: day.windowId })
})

test('who lost the connection is told what was missed, and all anew after too long', async () => {
  const before = newId()
  const { id } = await orderOfDay(linli, day, buyer, [1])
  const again = await listen(day.people.operations, { 'last-event-id': before })
  await again.until(placed(id))
  const longAgo = '01900000-0000-7000-8000-000000000000'
  for (const lastId of [longAgo, 'no-id-of-ours']) {
    const late = await listen(day.people.operations, { 'last-event-id': lastId })
    await late.until(({ event }) => event === 'reset')
  }
})

test('who asks for something else than a stream is told what this is', async () => {
  const path = `/regions/${day.regionId}/live`
  const answer = await linli.call(buyer, 'GET', path)
  expect([answer.status, answer.body.code]).toEqual([406, 'not-a-listener'])
  expect((await linli.call(null, 'GET', path)).status).toBe(401)
  const nowhere = { headers: { accept: 'text/event-stream' } }
  expect(
    (await linli.call(buyer, 'GET', '/regions/atlantis/live', undefined, nowhere)).status,
  ).toBe(404)
})

test('one person listens in eight places at most; a place that closes is free again', async () => {
  const person = await linli.person({ role: 'support', regionId: day.regionId })
  const eight: LiveListener[] = []
  for (let nth = 0; nth < 8; nth += 1) eight.push(await listen(person))
  const ninth = await listen(person)
  expect(ninth.status).toBe(503)
  expect(Number(ninth.headers.get('retry-after'))).toBeGreaterThan(0)
  eight[0]!.close()
  await expect.poll(async () => (await listen(person)).status, { timeout: 5000 }).toBe(200)
})

test('stopping ends what is open instead of waiting for it', async () => {
  const third = await startTestLinliOn({ url: linli.url, drop: async () => undefined })
  await third.app.listen({ host: '127.0.0.1', port: 0 })
  const listener = await listen(day.people.operations, {}, third)
  await third.close()
  await listener.ended
  // What happened moments before may be told first; that it was open is what counts.
  expect(listener.heard.map(({ event }) => event)).toContain('ready')
})
