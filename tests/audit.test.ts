import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import { newId } from '#platform/ids'
import {
  addCommunity,
  addRegion,
  addStation,
  checkoutOf,
  makeBuyers,
  makeOpenWindow,
  order,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

let linli: TestLinli
let operations: Person
let supervisor: Person
let station: { id: string; version: number }

beforeAll(async () => {
  linli = await startTestLinli()
  await addRegion(linli)
  station = await addStation(linli)
  operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
  supervisor = await linli.person({ role: 'supervisor' })
})
afterAll(() => linli.close())

const entriesOf = async (query: string, region = '/regions/chengdu') => {
  const answer = await linli.call(supervisor, 'GET', `${region}/audit-entries?${query}`)
  expect(answer.status).toBe(200)
  return answer.body.items
}

const BUILDING = { name: '5栋', householdCount: 40 }

test('a write of staff leaves one entry that says who did what to what, from where', async () => {
  const community = await addCommunity(linli)
  const path = `/regions/chengdu/communities/${community.id}/buildings`
  const made = await linli.call(operations, 'POST', path, BUILDING)
  expect(made.status).toBe(201)
  const [entry, ...others] = await entriesOf(`actorId=${operations.id}`)
  expect(others).toEqual([])
  expect(entry).toMatchObject({
    actorId: operations.id,
    actorName: expect.any(String),
    action: 'addBuilding',
    subjectKind: 'building',
    subjectId: made.body.id,
    details: { fields: ['name', 'householdCount'], within: { community: community.id } },
    address: '127.0.0.1',
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  expect(JSON.stringify(entry)).not.toContain('5栋')
  const changed = await linli.call(operations, 'PUT', `${path}/${made.body.id}`, BUILDING)
  expect(changed.status).toBe(200)
  const history = await entriesOf(`subjectId=${made.body.id}`)
  expect(history.map((one: { action: string }) => one.action)).toEqual([
    'changeBuilding',
    'addBuilding',
  ])
})

test('the request id of an entry is the one that a problem of that call would say', async () => {
  const closure = `/regions/chengdu/stations/${station.id}/closure`
  await linli.call(operations, 'POST', closure, { why: '租约到期' })
  await linli.call(operations, 'DELETE', closure)
  const entries = await entriesOf(`subjectId=${station.id}&actorId=${operations.id}`)
  expect(new Set(entries.map((one: { requestId: string }) => one.requestId)).size).toBe(2)
  expect(entries[0].requestId > entries[1].requestId).toBe(true)
})

test('what is refused or malformed leaves no entry', async () => {
  const before = await countEntries()
  const stranger = await linli.person({ role: 'courier', regionId: 'chengdu' })
  const path = '/regions/chengdu/stations'
  expect((await linli.call(stranger, 'POST', path, {})).status).toBe(403)
  expect((await linli.call(operations, 'POST', path, {})).status).toBe(422)
  expect((await linli.call(operations, 'DELETE', `${path}/${newId()}/closure`)).status).toBe(404)
  const grant = { personId: operations.id, role: 'courier' }
  const toSelf = await linli.call(operations, 'POST', '/regions/chengdu/grants', grant)
  expect(toSelf.status).toBeGreaterThanOrEqual(400)
  expect(await countEntries()).toBe(before)
})

test('what a resident does for themselves is in the events, and reading is in neither', async () => {
  const window = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer] = await makeBuyers(linli, window)
  const before = await countEntries()
  const placed = await order(linli, window, buyer!, checkoutOf(window, [[window.offers[0]!, 1]]))
  expect(placed.status).toBe(201)
  await linli.call(operations, 'GET', `/regions/chengdu/orders/${placed.body.orders[0].id}`)
  expect(await countEntries()).toBe(before)
})

test('a call that is sent twice under one key leaves one entry', async () => {
  const window = await makeOpenWindow(linli, { offers: [{}] })
  const [buyer] = await makeBuyers(linli, window)
  const finance = await linli.person({ role: 'finance', regionId: 'chengdu' })
  const path = `/regions/chengdu/residents/${buyer!.residentId}/wallet-deposits`
  const body = { amountMinor: 500, reason: 'goodwill' }
  const key = { key: newId() }
  const [first, again] = await Promise.all([
    linli.call(finance, 'POST', path, body, key),
    linli.call(finance, 'POST', path, body, key),
  ])
  expect([first.status, again.status]).toEqual([201, 201])
  expect(await entriesOf(`actorId=${finance.id}`)).toHaveLength(1)
})

test('an entry belongs to its region; what belongs to none is the operator’s', async () => {
  const admin = await linli.person({ role: 'admin' })
  await linli.call(admin, 'POST', '/staff', { name: 'Mei', email: 'mei@example.org' })
  expect(await entriesOf(`actorId=${admin.id}`)).toEqual([])
  const [entry] = await entriesOf(`actorId=${admin.id}`, '')
  expect(entry).toMatchObject({ action: 'createStaff' })
  expect(JSON.stringify(entry)).not.toContain('mei@')
  expect((await linli.call(operations, 'GET', '/audit-entries')).status).toBe(403)
})

test('entries are filtered by action and paged without a gap', async () => {
  const many = Array.from({ length: 5 }, () => addStation(linli))
  await Promise.all(many)
  const seen: string[] = []
  let cursor = ''
  for (let page = 0; page < 10; page += 1) {
    const { body } = await linli.call(
      supervisor,
      'GET',
      `/regions/chengdu/audit-entries?action=createStation&limit=2${cursor}`,
    )
    seen.push(...body.items.map((one: { id: string }) => one.id))
    if (body.nextCursor === undefined) break
    cursor = `&cursor=${body.nextCursor}`
  }
  const all = await entriesOf('action=createStation&limit=200')
  expect(seen).toEqual(all.map((one: { id: string }) => one.id))
  expect(seen.length).toBeGreaterThanOrEqual(6)
})

test('nobody, the program included, changes or takes back an entry', async () => {
  const { db } = linli.database
  for (const change of [
    sql`update audit_entries set action = 'nothing'`,
    sql`delete from audit_entries`,
    sql`truncate audit_entries`,
  ])
    await expect(change.execute(db)).rejects.toThrow('permission denied')
})

async function countEntries(): Promise<number> {
  const { rows } = await sql<{ entries: number }>`
    select count(*) as entries from audit_entries`.execute(linli.database.db)
  return rows[0]!.entries
}
