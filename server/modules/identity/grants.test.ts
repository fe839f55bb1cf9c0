import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Grant, ROLES } from '#platform/access'
import { type Person, startTestLinli, type TestLinli } from '#testing'
import { mayGive } from './scope-of-role.ts'

let linli: TestLinli
let admin: Person
let operations: Person

beforeAll(async () => {
  linli = await startTestLinli()
  admin = await linli.person({ role: 'admin' })
  operations = await linli.person({ role: 'operations', regionId: 'chengdu' })
})
afterAll(() => linli.close())

const give = (who: Person | null, body: object, regionId: string | null = 'chengdu') =>
  linli.call(who, 'POST', regionId === null ? '/grants' : `/regions/${regionId}/grants`, body)
const revoke = (who: Person | null, id: string) => linli.call(who, 'DELETE', `/grants/${id}`)

const region = {
  country: 'CN',
  currency: 'CNY',
  timeZone: 'Asia/Shanghai',
  taxMode: 'included',
  name: { en: 'Somewhere' },
  deliveryCalendar: { weekdays: [1], closed: [], extra: [] },
}
const openRegion = (who: Person, id: string) =>
  linli.call(who, 'POST', '/regions', { id, ...region })

test('a grant acts at the next call of a live session, and so does its end', async () => {
  const person = await linli.person()
  expect((await openRegion(person, 'aaa')).status).toBe(403)
  const given = await give(admin, { personId: person.id, role: 'admin' }, null)
  expect(given.status).toBe(201)
  expect((await openRegion(person, 'aaa')).status).toBe(201)
  expect((await revoke(admin, given.body.id)).status).toBe(204)
  expect((await openRegion(person, 'bbb')).status).toBe(403)
  expect((await revoke(admin, given.body.id)).status).toBe(404)
})

test('operations gives the roles of stations, couriers and helpers in its own region only', async () => {
  const personId = (await linli.person()).id
  const stationId = randomUUID()
  const station = { personId, role: 'station_staff', stationId }
  expect((await give(operations, station)).status).toBe(201)
  expect((await give(operations, { personId, role: 'courier' })).status).toBe(201)
  expect((await give(operations, { personId, role: 'leader_helper' })).status).toBe(201)
  expect((await give(operations, station, 'dali')).status).toBe(403)
  for (const role of ['operations', 'finance', 'support', 'leader', 'admin']) {
    expect((await give(operations, { personId, role })).body.code).toBe('grant-too-wide')
  }
  expect((await give(operations, { personId, role: 'courier' }, null)).status).toBe(403)
})

test('nobody gives a role to themselves, an administrator neither', async () => {
  const answer = await give(admin, { personId: admin.id, role: 'finance' })
  expect(answer.body.code).toBe('grant-to-self')
})

test('strangers and people without a role give and read nothing', async () => {
  const body = { personId: (await linli.person()).id, role: 'courier' }
  expect((await give(null, body)).status).toBe(401)
  const plain = await linli.person()
  expect((await give(plain, body)).status).toBe(403)
  expect((await linli.call(plain, 'GET', '/regions/chengdu/grants')).status).toBe(403)
  expect((await linli.call(operations, 'GET', '/grants')).status).toBe(403)
})

test('a place that is not of the role’s kind is refused', async () => {
  const personId = (await linli.person()).id
  const wishes = [
    [{ role: 'station_staff' }, 'stationId'],
    [{ role: 'supplier' }, 'supplierId'],
    [{ role: 'finance', stationId: randomUUID() }, 'stationId'],
    [{ role: 'leader', supplierId: randomUUID() }, 'supplierId'],
  ] as const
  for (const [wish, field] of wishes) {
    expect((await give(admin, { personId, ...wish })).body).toMatchObject({
      code: 'invalid',
      field,
    })
  }
  expect((await give(admin, { personId, role: 'courier' }, null)).body.field).toBe('regionId')
  expect((await give(admin, { personId, role: 'king' })).status).toBe(422)
  expect((await give(admin, { personId: randomUUID(), role: 'courier' })).status).toBe(404)
})

test('the same grant given twice at once is one', async () => {
  const personId = (await linli.person()).id
  const body = { personId, role: 'courier' }
  const [one, two] = await Promise.all([give(admin, body), give(operations, body)])
  expect(one.body.id).toBe(two.body.id)
  const listed = await linli.call(admin, 'GET', `/regions/chengdu/grants?personId=${personId}`)
  expect(listed.body.items).toHaveLength(1)
})

test('operations does not take back what it could not give', async () => {
  const personId = (await linli.person()).id
  const finance = await give(admin, { personId, role: 'finance' })
  expect((await revoke(operations, finance.body.id)).body.code).toBe('grant-too-wide')
  const everywhere = await give(admin, { personId, role: 'finance' }, null)
  expect((await revoke(operations, everywhere.body.id)).status).toBe(404)
  const courier = await give(admin, { personId, role: 'courier' }, 'dali')
  expect((await revoke(operations, courier.body.id)).status).toBe(404)
})

test('grants are listed page by page with the names of people', async () => {
  const people = await Promise.all([1, 2, 3].map(() => linli.person()))
  for (const { id } of people) await give(admin, { personId: id, role: 'support' }, 'paged')
  const first = await linli.call(admin, 'GET', '/regions/paged/grants?limit=2&role=support')
  const next = `/regions/paged/grants?limit=2&role=support&cursor=${first.body.nextCursor}`
  const second = await linli.call(admin, 'GET', next)
  const seen = [...first.body.items, ...second.body.items]
  expect(seen.map((grant) => grant.personId)).toEqual(people.map(({ id }) => id).reverse())
  expect(seen[0].personName).toMatch(/^Person/)
  expect(second.body.nextCursor).toBeUndefined()
})

test('who gave and took what is in the audit, for supervisors and not for couriers', async () => {
  const personId = (await linli.person()).id
  const given = await give(operations, { personId, role: 'courier' })
  await revoke(operations, given.body.id)
  const supervisor = await linli.person({ role: 'supervisor', regionId: 'chengdu' })
  const path = `/regions/chengdu/audit-entries?actorId=${operations.id}&limit=2`
  const { body } = await linli.call(supervisor, 'GET', path)
  expect(body.items).toMatchObject([
    { action: 'revokeGrant', subjectKind: 'grant', subjectId: given.body.id, address: '127.0.0.1' },
    { action: 'giveGrant', details: { grantId: given.body.id, personId, role: 'courier' } },
  ])
  const older = await linli.call(supervisor, 'GET', `${path}&cursor=${body.nextCursor}`)
  expect(older.status).toBe(200)
  expect(older.body.items.map((entry: { id: string }) => entry.id)).not.toContain(body.items[0].id)
  const courier = await linli.person({ role: 'courier', regionId: 'chengdu' })
  expect((await linli.call(courier, 'GET', path)).status).toBe(403)
  expect((await linli.call(supervisor, 'GET', '/audit-entries')).status).toBe(403)
  const all = await linli.call(admin, 'GET', '/audit-entries?action=giveOperatorGrant')
  expect(all.body.items[0]).toMatchObject({ actorId: admin.id })
})

test('of two last administrators who revoke each other at once one stays', async () => {
  const { pool } = linli.database
  const held = await pool.query(
    `update grants set revoked_at = now() where role = 'admin' and region_id is null
      and person_id <> $1 returning id`,
    [admin.id],
  )
  expect(held.rowCount).not.toBeNull()
  const other = await linli.person({ role: 'admin' })
  const { rows } = await pool.query<{ id: string; person_id: string }>(
    `select id, person_id from grants where role = 'admin' and revoked_at is null`,
  )
  const grantOf = (person: Person) => rows.find((row) => row.person_id === person.id)!.id
  const answers = await Promise.all([revoke(admin, grantOf(other)), revoke(other, grantOf(admin))])
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  const left = await pool.query(
    `select from grants where role = 'admin' and region_id is null and revoked_at is null`,
  )
  expect(left.rowCount).toBe(1)
})

test('whatever one holds, nobody gives a role that reaches past it', () => {
  const part = fc.constantFrom(null, 'a', 'b')
  const grant = fc.record({
    id: fc.constant('g'),
    role: fc.constantFrom(...ROLES),
    regionId: part,
    communityId: part,
    stationId: part,
    supplierId: part,
  })
  const covers = (held: Grant, wish: Grant) =>
    (['regionId', 'communityId', 'stationId', 'supplierId'] as const).every(
      (key) => held[key] === null || held[key] === wish[key],
    )
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 4 }), grant, (held, wish) => {
      if (!mayGive(held, wish)) return true
      const givers = held.filter((one) => covers(one, wish))
      if (givers.some((one) => one.role === 'admin')) return true
      return (
        givers.some((one) => one.role === 'operations') &&
        !['admin', 'operations', 'finance', 'leader'].includes(wish.role)
      )
    }),
  )
})

test('the audit is read for a span of time, its beginning included and its end not', async () => {
  const audited = async (span: object) => {
    const query = new URLSearchParams({ actorId: operations.id, ...span })
    const { body } = await linli.call(operations, 'GET', `/regions/chengdu/audit-entries?${query}`)
    return body.items.map(({ id }: { id: string }) => id)
  }
  const courier = { personId: (await linli.person()).id, role: 'courier' }
  expect((await give(operations, courier)).status).toBe(201)
  const { body } = await linli.call(operations, 'GET', '/regions/chengdu/audit-entries?limit=1')
  const [{ id, occurredAt }] = body.items
  const after = new Date(Date.parse(occurredAt) + 1).toISOString()
  expect(await audited({ from: occurredAt })).toContain(id)
  expect(await audited({ from: after })).not.toContain(id)
  expect(await audited({ until: occurredAt })).not.toContain(id)
  expect(await audited({ until: after })).toContain(id)
})

test('one entry of the audit is read by its id', async () => {
  await give(admin, { personId: (await linli.person()).id, role: 'courier' })
  const all = await linli.call(operations, 'GET', '/regions/chengdu/audit-entries')
  const [entry] = all.body.items
  const one = await linli.call(operations, 'GET', `/regions/chengdu/audit-entries?id=${entry.id}`)
  expect(one.body.items).toEqual([entry])
  const other = await linli.person({ role: 'operations', regionId: 'dali' })
  const elsewhere = await linli.call(other, 'GET', `/regions/dali/audit-entries?id=${entry.id}`)
  expect(elsewhere.body.items).toEqual([])
})
