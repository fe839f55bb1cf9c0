import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readSettings, type SettingWish, setSetting } from '#platform/settings'
import { type Person, startTestLinli, type TestLinli } from '#testing'
import { SETTING_SCOPES } from './declare.ts'
import { SETTINGS } from './declared.ts'
import { nearestOf } from './in-force.ts'

let linli: TestLinli
let operations: Person
let finance: Person
let admin: Person
let region: string
let regions = 0

beforeAll(async () => {
  linli = await startTestLinli()
  admin = await linli.person({ role: 'admin' })
})
beforeEach(async () => {
  region = `region${++regions}`
  operations = await linli.person({ role: 'operations', regionId: region })
  finance = await linli.person({ role: 'finance', regionId: region })
})
afterAll(() => linli.close())

const put = (who: Person | null, name: string, body: object) =>
  linli.call(who, 'PUT', `/regions/${region}/settings/${name}`, body)

const set = (wish: SettingWish, at: Date, regionId = region) =>
  linli.database.db
    .transaction()
    .execute((tx) => setSetting(tx, regionId, wish, { personId: null, at }))

const holdAt = async (at: Date, place = {}) =>
  (await readSettings(linli.database.db, region, place, at))['order.holdMinutes']

const ceilingAt = async (at: Date, place = {}) =>
  (await readSettings(linli.database.db, region, place, at))['cash.ceilingMinor']

const soon = new Date('2026-12-01T00:00:00Z')
const later = new Date('2026-12-02T00:00:00Z')

test('without anyone saying otherwise the declared default is in force', async () => {
  const settings = await readSettings(linli.database.db, region, {}, soon)
  expect(Object.keys(settings).sort()).toEqual(Object.keys(SETTINGS).sort())
  expect(settings).toMatchObject({
    'order.holdMinutes': 15,
    'order.deliveryFeeMinor': 500,
    'order.freeDeliveryFromMinor': 3900,
    'cash.ceilingMinor': 500_000,
    'leader.defaultCommissionBasisPoints': 1000,
    'notice.unpaidReminderMinutes': 5,
    'pricing.minimumMarginBasisPoints': 500,
    'campaign.planAheadDays': 2,
    'handover.collectTime': '21:00',
    'handover.refundFresh': false,
  })
})

test('the nearest scope wins, and taken away the wider one holds again', async () => {
  const [communityId, stationId] = [randomUUID(), randomUUID()]
  const name = 'cash.ceilingMinor' as const
  await set({ name, value: 1, scopeKind: 'operator' }, soon, 'operator')
  await set({ name, value: 2, scopeKind: 'region' }, soon)
  await set({ name, value: 3, scopeKind: 'community', scopeId: communityId }, soon)
  await set({ name, value: 4, scopeKind: 'station', scopeId: stationId }, soon)
  expect(await ceilingAt(soon)).toBe(2)
  expect(await ceilingAt(soon, { communityId })).toBe(3)
  expect(await ceilingAt(soon, { communityId, stationId })).toBe(4)
  expect(await ceilingAt(soon, { stationId: randomUUID() })).toBe(2)
  await set({ name, value: null, scopeKind: 'community', scopeId: communityId }, later)
  await set({ name, value: null, scopeKind: 'region' }, later)
  expect(await ceilingAt(later, { communityId })).toBe(1)
  expect(await ceilingAt(soon, { communityId })).toBe(3)
})

test('a change for later holds from its very instant, and what held before stays known', async () => {
  await set({ name: 'order.holdMinutes', value: 20, scopeKind: 'region' }, soon)
  const change = { name: 'order.holdMinutes', value: 30, scopeKind: 'region' } as const
  await set({ ...change, inForceFrom: later }, soon)
  expect(await holdAt(new Date(later.getTime() - 1))).toBe(20)
  expect(await holdAt(later)).toBe(30)
  await set({ ...change, value: 25, inForceFrom: later }, soon)
  expect(await holdAt(later)).toBe(25)
  expect(await holdAt(new Date(soon.getTime() - 1))).toBe(15)
})

test('the past cannot be changed, nor may the program itself update or delete', async () => {
  const name = 'order.holdMinutes' as const
  const past = { name, value: 20, scopeKind: 'region', inForceFrom: soon } as const
  await expect(set(past, later)).rejects.toMatchObject({ code: 'invalid' })
  const { pool } = linli.database
  await expect(pool.query('update settings set value = $1', ['1'])).rejects.toThrow(/permission/)
  await expect(pool.query('delete from settings')).rejects.toThrow(/permission/)
})

test('values of another kind, other scopes and unknown names are refused', async () => {
  const at = { scopeKind: 'region' }
  for (const value of ['20', 0, 1.5, -1, 2 ** 53, {}, true]) {
    expect((await put(operations, 'order.holdMinutes', { ...at, value })).status).toBe(422)
  }
  const scope = { scopeKind: 'station', scopeId: randomUUID(), value: 20 }
  expect((await put(operations, 'order.holdMinutes', scope)).body.field).toBe('scopeKind')
  const nowhere = { scopeKind: 'community', value: 20 }
  expect((await put(finance, 'cash.ceilingMinor', nowhere)).body.field).toBe('scopeId')
  expect((await put(operations, 'order.noSuch', { ...at, value: 1 })).status).toBe(404)
  expect((await put(operations, 'constructor', { ...at, value: 1 })).status).toBe(404)
})

test('money is finance’s to set and the rest is operations’, each in its own region', async () => {
  const minutes = { scopeKind: 'region', value: 20 }
  const cents = { scopeKind: 'region', value: 100 }
  expect((await put(operations, 'order.holdMinutes', minutes)).status).toBe(204)
  expect((await put(finance, 'order.holdMinutes', minutes)).status).toBe(403)
  expect((await put(finance, 'order.deliveryFeeMinor', cents)).status).toBe(204)
  expect((await put(operations, 'order.deliveryFeeMinor', cents)).status).toBe(403)
  expect((await put(admin, 'order.deliveryFeeMinor', cents)).status).toBe(204)
  const foreign = await linli.person({ role: 'operations', regionId: 'elsewhere' })
  expect((await put(foreign, 'order.holdMinutes', minutes)).status).toBe(403)
  expect((await put(null, 'order.holdMinutes', minutes)).status).toBe(401)
  const everywhere = await linli.call(operations, 'PUT', '/settings/order.holdMinutes', {
    value: 9,
  })
  expect(everywhere.status).toBe(403)
})

test('what is in force is read with where it comes from and who set it', async () => {
  await put(operations, 'order.holdMinutes', { scopeKind: 'region', value: 20 })
  const read = await linli.call(operations, 'GET', `/regions/${region}/settings`)
  const hold = read.body.find((setting: { name: string }) => setting.name === 'order.holdMinutes')
  expect(hold).toMatchObject({ value: 20, default: 15, source: 'region', isMoney: false })
  const path = `/regions/${region}/settings/order.holdMinutes/writings`
  const writings = await linli.call(operations, 'GET', path)
  expect(writings.body).toMatchObject([
    { value: 20, setBy: operations.id, setByName: expect.any(String), scopeKind: 'region' },
  ])
  const stranger = await linli.person()
  expect((await linli.call(stranger, 'GET', `/regions/${region}/settings`)).status).toBe(403)
})

test('an administrator sets what holds in every region that does not say otherwise', async () => {
  const path = '/settings/campaign.planAheadDays'
  expect((await linli.call(admin, 'PUT', path, { value: 4 })).status).toBe(204)
  const read = await linli.call(operations, 'GET', `/regions/${region}/settings`)
  const ahead = read.body.find((one: { name: string }) => one.name === 'campaign.planAheadDays')
  expect(ahead).toMatchObject({ value: 4, source: 'operator' })
  await linli.call(admin, 'PUT', path, { value: null })
})

test('whatever order the writings come in, the nearest that says something is chosen', () => {
  const writing = fc.record({
    scopeKind: fc.constantFrom(...SETTING_SCOPES),
    value: fc.option(fc.nat(), { nil: null }),
  })
  const perScope = fc.uniqueArray(writing, { selector: (row) => row.scopeKind })
  fc.assert(
    fc.property(perScope, (rows) => {
      const nearest = nearestOf(rows)
      const said = rows.filter((row) => row.value !== null)
      if (said.length === 0) return nearest === undefined
      const rank = (row: { scopeKind: (typeof SETTING_SCOPES)[number] }) =>
        SETTING_SCOPES.indexOf(row.scopeKind)
      return said.every((row) => rank(row) <= rank(nearest!)) && nearest!.value !== null
    }),
  )
})
