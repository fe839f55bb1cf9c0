import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addRegion,
  type Buyer,
  balanceOf,
  checkoutOf,
  findFaults,
  makeBuyers,
  makeCommunity,
  makeNeighbour,
  makeOpenWindow,
  makeResident,
  type Person,
  placeOrder,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let support: Person
let operations: Person

beforeAll(async () => {
  linli = await startTestLinli()
  support = await linli.person({ role: 'support', regionId: 'chengdu' })
  operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
})
afterAll(() => linli.close())

const at = (id: string, more = '') => `/regions/chengdu/residents/${id}/erasure-request${more}`
const ask = (who: Person, id: string) =>
  linli.call(who, 'POST', at(id), { why: 'Wrote to us on paper' })
const approve = (who: Person, id: string) => linli.call(who, 'POST', at(id, '/approval'))

test('a resident with a login is erased once another has looked, and the books stay whole', async () => {
  const place = await makeCommunity(linli)
  const window = await makeOpenWindow(linli, {
    regionId: 'chengdu',
    communities: [place.communityId],
    offers: [{ priceMinor: 480 }],
  })
  const [buyer] = (await makeBuyers(linli, window)) as [Buyer]
  const order = await placeOrder(linli, window, buyer, checkoutOf(window, [[window.offers[0]!, 1]]))
  const left = await balanceOf(linli, window, buyer)
  const id = buyer.residentId

  const asked = await ask(support, id)
  expect(asked).toMatchObject({ status: 201, body: { residentId: id, askedBy: support.id } })
  expect((await ask(operations, id)).body.code).toBe('erasure-asked')
  const waiting = await linli.call(operations, 'GET', '/regions/chengdu/erasure-requests')
  expect(waiting.body).toMatchObject([{ residentId: id, why: 'Wrote to us on paper' }])

  const both = await Promise.all([approve(operations, id), approve(operations, id)])
  expect(both.map(({ status }) => status).sort()).toEqual([204, 404])
  const { db } = linli.database
  const row = await db
    .selectFrom('residents')
    .select(['name', 'phone', 'person_id', 'erased_by'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ name: '', phone: null, person_id: null, erased_by: operations.id })
  expect((await linli.call(buyer, 'GET', '/me')).status).toBe(401)
  const kept = await linli.call(operations, 'GET', `/regions/chengdu/orders/${order.id}`)
  expect(kept.body).toMatchObject({ residentId: id, totalMinor: 480 })
  const account = await db
    .selectFrom('accounts')
    .select('balance_minor')
    .where('owner_id', '=', id)
    .where('kind', '=', 'wallet')
    .executeTakeFirst()
  expect(account?.balance_minor).toBe(left)
  expect(await findFaults(linli)).toEqual([])
  const after = await linli.call(operations, 'GET', '/regions/chengdu/erasure-requests')
  expect(after.body).toEqual([])
})

test('who asked does not approve; declined, it can be asked anew', async () => {
  const place = await makeCommunity(linli)
  const { id } = await makeResident(linli, place)
  await ask(operations, id)
  expect((await approve(operations, id)).body.code).toBe('second-look-needed')
  expect((await approve(support, id)).status).toBe(404)
  const declined = await linli.call(operations, 'POST', at(id, '/refusal'), { why: 'Not them' })
  expect(declined.status).toBe(204)
  expect((await linli.call(support, 'GET', at(id))).body).toEqual({ request: null })
  expect((await approve(operations, id)).body.code).toBe('no-erasure-asked')
  expect((await ask(support, id)).status).toBe(201)
})

test('a neighbour without a login needs no second look, and a stranger asks nothing', async () => {
  const place = await makeCommunity(linli)
  const { id } = await makeNeighbour(linli, place)
  expect((await ask(support, id)).body.code).toBe('no-login')
  const resident = await makeResident(linli, place)
  expect((await ask(resident.person, resident.id)).status).toBe(404)
  expect((await ask(place.leader, resident.id)).status).toBe(404)
})

test('roles held keep a login, and so does another region that nobody here stands for', async () => {
  const place = await makeCommunity(linli)
  const holder = await linli.person({ role: 'courier', regionId: 'chengdu' })
  const joined = await linli.call(holder, 'POST', '/regions/chengdu/residents', {
    name: '李师傅',
    communityId: place.communityId,
    phone: '13800009998',
  })
  await ask(support, joined.body.id)
  expect((await approve(operations, joined.body.id)).body.code).toBe('roles-held')

  await addRegion(linli, { id: 'lijiang' })
  const there = await makeCommunity(linli, { regionId: 'lijiang' })
  const { id, person } = await makeResident(linli, place)
  await linli.call(person, 'POST', '/regions/lijiang/residents', {
    name: '木子',
    communityId: there.communityId,
    phone: '13800009999',
  })
  await ask(support, id)
  const far = await approve(operations, id)
  expect(far.body).toMatchObject({ code: 'lives-elsewhere-too', regionIds: ['lijiang'] })
  expect((await approve(await linli.person({ role: 'admin' }), id)).status).toBe(204)
})
