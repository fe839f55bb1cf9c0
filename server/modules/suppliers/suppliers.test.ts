import { afterAll, beforeAll, expect, test } from 'vitest'
import { revokeGrant } from '#identity'
import { setBusinessTime } from '#platform/clock'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import { listStandings } from '#suppliers'
import { addRegion, addSupplier, type Person, startTestLinli, type TestLinli } from '#testing'

let linli: TestLinli
let buyer: Person

beforeAll(async () => {
  linli = await startTestLinli()
  await addRegion(linli)
  await addRegion(linli, { id: 'mianyang' })
  buyer = await linli.person({ role: 'buyer', regionId: 'chengdu' })
  await setBusinessTime(linli.database.db, new Date('2026-11-20T17:00:00Z'))
})
afterAll(() => linli.close())

const call = (who: Person | null, method: string, path: string, body?: object) =>
  linli.call(who, method, `/regions/chengdu${path}`, body)
const userOf = (supplierId: string) =>
  linli.person({ role: 'supplier', regionId: 'chengdu', supplierId })

const profile = { kind: 'farm', taxNumber: null, termsKind: 'half_month', termsDays: 10 }
const contact = { contactName: '李', contactPhone: '+8613900000001', address: '崇州' }

test('a buyer adds a supplier; its code is unique in the region and its phone a phone', async () => {
  const wished = { code: 'GREEN', name: '绿源', ...profile, ...contact }
  const added = await call(buyer, 'POST', '/suppliers', wished)
  expect([added.status, added.body]).toMatchObject([
    201,
    { ...wished, suspendedAt: null, version: 1 },
  ])
  const twice = await call(buyer, 'POST', '/suppliers', wished)
  expect(twice.body).toMatchObject({ code: 'already-exists', supplierCode: 'GREEN' })
  const odd = await call(buyer, 'POST', '/suppliers', {
    ...wished,
    code: 'X',
    contactPhone: '12345',
  })
  expect(odd.body).toMatchObject({ code: 'invalid', field: 'contactPhone' })
})

test('a stranger, a resident and a foreign region’s buyer neither see nor change suppliers', async () => {
  const { id } = await addSupplier(linli)
  const foreign = await linli.person({ role: 'buyer', regionId: 'mianyang' })
  const resident = await linli.person()
  for (const [method, path, body] of [
    ['GET', '/suppliers', undefined],
    ['GET', `/suppliers/${id}`, undefined],
    ['POST', '/suppliers', { code: 'N', name: 'n', ...profile, ...contact }],
    ['PUT', `/suppliers/${id}`, { version: 1, name: 'n', ...profile, ...contact }],
    ['POST', `/suppliers/${id}/suspension`, { why: 'x' }],
    ['GET', '/expiring-licences', undefined],
    ['GET', `/suppliers/${id}/offers`, undefined],
    ['POST', `/suppliers/${id}/users`, { personId: resident.id }],
  ] as const) {
    expect((await call(null, method, path, body)).status).toBe(401)
    for (const who of [foreign, resident]) {
      expect((await call(who, method, path, body)).status).toBe(403)
    }
  }
})

test('a supplier sees itself alone and changes how it is reached, not what was agreed', async () => {
  const [mine, theirs] = [await addSupplier(linli), await addSupplier(linli)]
  const user = await userOf(mine.id)
  expect((await call(user, 'GET', `/suppliers/${mine.id}`)).body.contactPhone).toBe(
    '+8613812345678',
  )
  for (const path of ['', '/licences', '/offers', '/users']) {
    expect((await call(user, 'GET', `/suppliers/${mine.id}${path}`)).status).toBe(200)
    expect((await call(user, 'GET', `/suppliers/${theirs.id}${path}`)).status).toBe(403)
  }
  expect((await call(user, 'GET', '/suppliers')).status).toBe(403)
  const path = `/suppliers/${mine.id}`
  const agreed = { version: 1, name: 'n', ...profile, ...contact }
  expect((await call(user, 'PUT', path, agreed)).status).toBe(403)
  const smuggled = { version: 1, ...contact, termsDays: 0 }
  expect((await call(user, 'PUT', `${path}/contact`, smuggled)).status).toBe(422)
  const changed = await call(user, 'PUT', `${path}/contact`, { version: 1, ...contact })
  expect(changed.body).toMatchObject({ ...contact, termsKind: 't_plus', version: 2 })
  const stale = await call(buyer, 'PUT', path, agreed)
  expect(stale.body).toMatchObject({ code: 'stale', version: 2 })
})

test('who does not order sees the phone masked', async () => {
  const { id } = await addSupplier(linli)
  const finance = await linli.person({ role: 'finance', regionId: 'chengdu' })
  expect((await call(finance, 'GET', `/suppliers/${id}`)).body.contactPhone).toBe('+86138****5678')
  const listed = await call(finance, 'GET', '/suppliers?limit=200')
  expect(JSON.stringify(listed.body)).not.toContain('13812345678')
  expect((await call(buyer, 'GET', `/suppliers/${id}`)).body.contactPhone).toBe('+8613812345678')
})

test('suppliers are found by a part of name or code, page after page', async () => {
  for (const name of ['青城山茶', '青城山泉', '都江堰']) await addSupplier(linli, { name })
  const first = await call(buyer, 'GET', `/suppliers?limit=1&search=${encodeURIComponent('青城')}`)
  const second = await call(
    buyer,
    'GET',
    `/suppliers?limit=1&search=${encodeURIComponent('青城')}&cursor=${first.body.nextCursor}`,
  )
  const names = [first, second].map(({ body }) => body.items[0].name)
  expect(names.sort()).toEqual(['青城山泉', '青城山茶'].sort())
  expect(second.body.nextCursor).toBeUndefined()
  expect((await call(buyer, 'GET', '/suppliers?search=%25')).body.items).toEqual([])
})

test('a supplier is suspended with a reason, once, and resumed', async () => {
  const { id } = await addSupplier(linli)
  const suspend = () => call(buyer, 'POST', `/suppliers/${id}/suspension`, { why: '农残超标' })
  const both = await Promise.all([suspend(), suspend()])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)!.body.code).toBe('supplier-suspended')
  expect((await call(buyer, 'GET', `/suppliers/${id}`)).body.suspendedWhy).toBe('农残超标')
  const resumed = await call(buyer, 'DELETE', `/suppliers/${id}/suspension`)
  expect(resumed.body).toMatchObject({ suspendedAt: null, suspendedWhy: null })
  const again = await call(buyer, 'DELETE', `/suppliers/${id}/suspension`)
  expect(again.body.code).toBe('supplier-not-suspended')
})

const licence = (expiresOn: string, kind = '食品经营许可证') => ({ kind, number: 'JY1', expiresOn })

test('what runs out soon is listed, also what did, but not what was renewed', async () => {
  // Business time is 2026-11-21 01:00 in Chengdu.
  const [a, b, suspended] = [
    await addSupplier(linli),
    await addSupplier(linli),
    await addSupplier(linli),
  ]
  const add = (id: string, body: object) => call(buyer, 'POST', `/suppliers/${id}/licences`, body)
  await add(a.id, licence('2026-12-21'))
  await add(a.id, licence('2026-11-01', '动物防疫'))
  await add(b.id, licence('2026-11-25'))
  await add(b.id, licence('2028-01-01'))
  await add(b.id, licence('2026-12-22', '动物防疫'))
  await add(suspended.id, licence('2026-11-25'))
  await call(buyer, 'POST', `/suppliers/${suspended.id}/suspension`, { why: 'x' })
  const soon = await call(buyer, 'GET', '/expiring-licences')
  expect(soon.body).toMatchObject([
    { supplierId: a.id, kind: '动物防疫', expiresOn: '2026-11-01' },
    { supplierId: a.id, expiresOn: '2026-12-21' },
  ])
  expect((await call(buyer, 'GET', '/expiring-licences?withinDays=31')).body).toHaveLength(3)

  const standings = await listStandings(
    linli.database.db,
    'chengdu',
    [a.id, b.id, suspended.id, newId()],
    '2026-11-21',
  )
  expect(new Map(standings.map(({ id, ...rest }) => [id, rest]))).toEqual(
    new Map([
      [a.id, { isSuspended: false, expiredLicences: ['动物防疫'] }],
      [b.id, { isSuspended: false, expiredLicences: [] }],
      [suspended.id, { isSuspended: true, expiredLicences: [] }],
    ]),
  )
})

test('a supplier adds its licences with its own picture only; buyers take a wrong one away', async () => {
  const [mine, theirs] = [await addSupplier(linli), await addSupplier(linli)]
  const user = await userOf(mine.id)
  const picture = (ownerId: string | null, purpose: string) => ({
    region_id: 'chengdu',
    id: newId(),
    purpose,
    owner_id: ownerId,
    width_px: 1,
    height_px: 1,
    size_bytes: 1,
    sha256: Buffer.alloc(32),
  })
  const pictures = [
    picture(mine.id, 'licence'),
    picture(theirs.id, 'licence'),
    picture(null, 'product'),
  ]
  await transact(linli.database.db, (tx) => tx.insertInto('pictures').values(pictures).execute())
  const path = `/suppliers/${mine.id}/licences`
  const [good, foreign, goods] = await Promise.all(
    pictures.map(({ id }) => call(user, 'POST', path, { ...licence('2027-01-01'), pictureId: id })),
  )
  expect(good!.status).toBe(201)
  expect([foreign!.body.code, goods!.body.code]).toEqual(['picture-unfit', 'picture-unfit'])
  const at = `${path}/${good!.body.id}`
  expect((await call(user, 'DELETE', at)).status).toBe(403)
  const astray = `/suppliers/${theirs.id}/licences/${good!.body.id}`
  expect((await call(buyer, 'DELETE', astray)).status).toBe(404)
  expect((await call(buyer, 'DELETE', at)).status).toBe(204)
  expect((await call(buyer, 'DELETE', at)).status).toBe(404)
  expect((await call(user, 'GET', path)).body).toEqual([])
})

test('a person is given a supplier’s access, uses it, and loses it at once', async () => {
  const { id } = await addSupplier(linli)
  const person = await linli.person()
  const see = async () => (await call(person, 'GET', `/suppliers/${id}`)).status
  expect(await see()).toBe(403)
  const add = () => call(buyer, 'POST', `/suppliers/${id}/users`, { personId: person.id })
  const both = await Promise.all([add(), add()])
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
  expect(await see()).toBe(200)
  const [user] = (await call(buyer, 'GET', `/suppliers/${id}/users`)).body
  expect(user).toMatchObject({ personId: person.id, name: expect.stringContaining('Person') })
  expect((await call(person, 'DELETE', `/suppliers/${id}/users/${user.id}`)).status).toBe(403)
  expect((await call(buyer, 'DELETE', `/suppliers/${id}/users/${user.id}`)).status).toBe(204)
  expect(await see()).toBe(403)
  expect((await call(buyer, 'GET', `/suppliers/${id}/users`)).body).toEqual([])
  expect((await call(buyer, 'DELETE', `/suppliers/${id}/users/${user.id}`)).status).toBe(404)
  expect((await add()).status).toBe(201)
  const unknown = await call(buyer, 'POST', `/suppliers/${id}/users`, { personId: newId() })
  expect(unknown.status).toBe(404)
})

test('a grant taken back elsewhere also ends the user', async () => {
  const { id } = await addSupplier(linli)
  const person = await linli.person()
  await call(buyer, 'POST', `/suppliers/${id}/users`, { personId: person.id })
  const { db } = linli.database
  const { grant_id: grantId } = await db
    .selectFrom('supplier_users')
    .select('grant_id')
    .where('person_id', '=', person.id)
    .executeTakeFirstOrThrow()
  await transact(db, (tx) => revokeGrant(tx, grantId, { personId: null, at: new Date() }))
  expect((await call(buyer, 'GET', `/suppliers/${id}/users`)).body).toEqual([])
})

test('a station’s people find suppliers by name, and see no more of them than that', async () => {
  const stationId = newId()
  const keeper = await linli.person({ role: 'station_staff', regionId: 'chengdu', stationId })
  const { id, code } = await addSupplier(linli, { name: '岷江豆腐坊' })
  await addSupplier(linli, { name: '岷江酱园' })
  const path = `/stations/${stationId}/suppliers`
  const found = await call(keeper, 'GET', `${path}?search=${encodeURIComponent('豆腐')}`)
  expect(found.body.items).toEqual([{ id, code, name: '岷江豆腐坊' }])
  const first = await call(keeper, 'GET', `${path}?search=${encodeURIComponent('岷江')}&limit=1`)
  const cursor = `&cursor=${first.body.nextCursor}`
  const second = await call(
    keeper,
    'GET',
    `${path}?search=${encodeURIComponent('岷江')}&limit=1${cursor}`,
  )
  const names = [...first.body.items, ...second.body.items].map(({ name }) => name)
  expect(names.sort()).toEqual(['岷江豆腐坊', '岷江酱园'].sort())
  expect(second.body.nextCursor).toBeUndefined()
  const elsewhere = await linli.person({ role: 'station_staff', regionId: 'mianyang', stationId })
  expect((await call(elsewhere, 'GET', path)).status).toBe(403)
  expect((await call(keeper, 'GET', '/suppliers')).status).toBe(403)
})
