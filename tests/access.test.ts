import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROLES, type Role } from '#platform/access'
import type { RouteRecord } from '#platform/http'
import { newId } from '#platform/ids'
import {
  type Answer,
  exampleBody,
  idIn,
  makeWholeWorld,
  namesIn,
  ownerIn,
  type Person,
  pathIn,
  pathWith,
  startTestLinli,
  type TestLinli,
  undoEveryWrite,
  type WholeWorld,
} from '#testing'
import { accessMatrix } from '../scripts/access-matrix.ts'

/** Where a caller stands, seen from the thing that is asked for. */
type Standing = 'here' | 'beside' | 'elsewhere' | 'everywhere'

interface RoleCaller {
  role: Role
  standing: Standing
  who: Person
}

const OF_REGIONS = [
  'admin',
  'operations',
  'buyer',
  'finance',
  'support',
  'marketing',
  'supervisor',
] as const satisfies readonly Role[]

/** Of things that lie in no region: staff of any region count. */
const OF_NO_REGION = new Set([
  'createCategory',
  'listProducts',
  'readProduct',
  'createProduct',
  'changeProduct',
  'archiveProduct',
  'restoreProduct',
  'createSku',
  'changeSku',
  'archiveSku',
  'restoreSku',
  'endSessionsOf',
])

/** Of things that all stations of a region share. */
const OF_ALL_STATIONS = new Set(['listVehicles', 'getVehicle'])

/** What a path names that no community, station or supplier has for itself. */
const OF_THE_REGION = new Set(['sku', 'product', 'window'])

/** Whose products are the catalogue's, of every region: a favourite may be any of them. */
const OF_THE_CATALOGUE = new Set(['markFavourite', 'unmarkFavourite'])

/** What may well not be there for one who may ask. */
const MAY_BE_ABSENT = new Set([
  'readDemoCode',
  'resolveCode',
  'getMyResident',
  'getMyLeadership',
  'getMyLeader',
  'takeOutOfCart',
])

let home: string
let linli: TestLinli
let here: WholeWorld
let elsewhere: WholeWorld
let roleCallers: RoleCaller[]
let stranger: Person

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'linli-access-'))
  linli = await startTestLinli({ LINLI_HOME: home })
  // Payments ask the sandbox, which lives in this process, over HTTP.
  await linli.app.listen({ host: '127.0.0.1', port: 0 })
  here = await makeWholeWorld(linli, 'chengdu')
  elsewhere = await makeWholeWorld(linli, 'berlin')
  stranger = await linli.person()
  roleCallers = await makeRoleCallers()
  undoEveryWrite(linli.database.db)
}, 120_000)
afterAll(async () => {
  await linli.close()
  rmSync(home, { recursive: true, force: true })
})

async function makeRoleCallers(): Promise<RoleCaller[]> {
  const callers: RoleCaller[] = []
  const add = async (role: Role, standing: Standing, who: Person | Promise<Person>) =>
    void callers.push({ role, standing, who: await who })
  for (const role of OF_REGIONS) {
    await add(role, 'here', linli.person({ role, regionId: here.regionId }))
    await add(role, 'elsewhere', linli.person({ role, regionId: elsewhere.regionId }))
    await add(role, 'everywhere', linli.person({ role }))
  }
  await add('leader', 'here', here.leader)
  await add('leader', 'beside', here.beside.leader)
  await add('leader', 'elsewhere', elsewhere.leader)
  const scopesAt = (world: WholeWorld, ids: Record<string, string>) => {
    const { regionId } = world
    return [
      { role: 'leader_helper', regionId, communityId: ids.community! },
      { role: 'station_manager', regionId, stationId: ids.station! },
      { role: 'station_staff', regionId, stationId: ids.station! },
      { role: 'courier', regionId, stationId: ids.station! },
      { role: 'supplier', regionId, supplierId: ids.supplier! },
    ] as const
  }
  const { communityId: community, stationId: station, supplierId: supplier } = here.beside
  for (const [standing, grants] of [
    ['here', scopesAt(here, here.ids)],
    ['beside', scopesAt(here, { community, station, supplier })],
    ['elsewhere', scopesAt(elsewhere, elsewhere.ids)],
  ] as const) {
    for (const grant of grants) await add(grant.role, standing, linli.person(grant))
  }
  return callers
}

const WITH_BODY = new Set(['POST', 'PUT', 'PATCH'])

/** Calls a route on what is here, and where one may have one's own, on that of the owner. */
const callHere = (
  who: Person | null,
  record: RouteRecord,
  owner: Person | null = who,
): Promise<Answer> => {
  return linli.call(
    who,
    record.method,
    pathIn(here, record, owner),
    WITH_BODY.has(record.method) ? {} : undefined,
  )
}

const REFUSALS = new Set(['sign-in-needed', 'not-allowed', 'not-found'])

function isRefused(record: RouteRecord, answer: Answer): boolean {
  if (!REFUSALS.has(answer.body?.code)) return false
  return !(answer.status === 404 && MAY_BE_ABSENT.has(record.name))
}

function mayByRole(record: RouteRecord, { role, standing, who }: RoleCaller): boolean {
  const { access, name } = record
  const scope = access.roles[role]
  if (access.anyone || access.signedIn) return true
  if (access.own && who === ownerIn(here, record)) return true
  if (scope === undefined) return false
  if (standing === 'everywhere') return true
  if (scope === 'operator') return false
  // The couriers here are those of a station: what is the whole region's is not theirs.
  if (scope === 'region' && role === 'courier') return false
  if (scope === 'station' && OF_ALL_STATIONS.has(name)) return standing !== 'elsewhere'
  return standing === 'here' || (standing === 'elsewhere' && OF_NO_REGION.has(name))
}

const rowOf = ({ method, path }: RouteRecord): string => `${method} ${path}`

test('the committed matrix is what the routes declare', () => {
  const file = resolve(import.meta.dirname, '../docs/access-matrix.gen.md')
  expect(accessMatrix(linli.records, linli.app.swagger())).toBe(readFileSync(file, 'utf8'))
})

test('each role is let in as far as the matrix says and no further', async () => {
  const wrong: string[] = []
  for (const record of linli.records) {
    await Promise.all(
      roleCallers.map(async (caller) => {
        const answer = await callHere(caller.who, record)
        const may = mayByRole(record, caller)
        if (answer.status < 500 && may !== isRefused(record, answer)) return
        const seen = `${answer.status} ${answer.body?.code ?? ''}`
        wrong.push(`${rowOf(record)}: ${caller.role} ${caller.standing}, may ${may}: ${seen}`)
      }),
    )
  }
  expect(wrong).toEqual([])
}, 240_000)

test('nobody is let in where no one else is, and a stranger only to what is for all', async () => {
  const wrong: string[] = []
  for (const record of linli.records) {
    const { anyone, signedIn } = record.access
    const nobody = await callHere(null, record)
    if (anyone ? isRefused(record, nobody) : nobody.body?.code !== 'sign-in-needed')
      wrong.push(`${rowOf(record)}: nobody ${nobody.status}`)
    const answer = await callHere(stranger, record)
    if ((anyone || signedIn) === isRefused(record, answer) || answer.status >= 500)
      wrong.push(`${rowOf(record)}: stranger ${answer.status} ${answer.body?.code}`)
  }
  expect(wrong).toEqual([])
}, 60_000)

test('what is someone’s own is theirs, and no other’s of the same kind', async () => {
  const wrong: string[] = []
  for (const record of linli.records.filter(({ access }) => access.own)) {
    const owner = await callHere(ownerIn(here, record), record)
    if (isRefused(record, owner) || owner.status >= 500)
      wrong.push(`${rowOf(record)}: owner ${owner.status} ${owner.body?.code}`)
    const other = await callHere(ownerIn(elsewhere, record), record, ownerIn(here, record))
    if (!isRefused(record, other)) wrong.push(`${rowOf(record)}: another’s ${other.status}`)
  }
  expect(wrong).toEqual([])
})

test('to one who may not see it, a thing that is there looks like one that is not', async () => {
  const foreign = roleCallers.filter(({ standing }) => standing === 'elsewhere')
  const callers = [stranger, ...foreign.map(({ who }) => who)]
  const wrong: string[] = []
  for (const record of linli.records) {
    const names = namesIn(record.path).filter((name) => name !== 'region')
    if (record.access.anyone || !names.some((name) => isUuid(idIn(here, record, name)))) continue
    await Promise.all(
      callers.map(async (who) => {
        const there = await callHere(who, record)
        if (!isRefused(record, there)) return
        const absent = pathWith(record, (name) => idOrNew(idIn(here, record, name)))
        const body = WITH_BODY.has(record.method) ? {} : undefined
        const notThere = await linli.call(who, record.method, absent, body)
        if (shapeOf(there) !== shapeOf(notThere))
          wrong.push(`${rowOf(record)}: ${shapeOf(there)} / ${shapeOf(notThere)}`)
      }),
    )
  }
  expect(wrong).toEqual([])
}, 120_000)

test('under one’s own region, ids of another lead nowhere', async () => {
  const wrong: string[] = []
  const document = linli.app.swagger()
  for (const record of linli.records.filter(({ path }) => path.includes(':region'))) {
    const { who } = callerFor(record)
    const body = exampleBody(document, record.name)
    const key = { key: newId() }
    for (const name of namesIn(record.path).filter((one) => isUuid(idIn(here, record, one)))) {
      const withId = (id: string) =>
        linli.call(
          who,
          record.method,
          pathWith(record, (one) => (one === name ? id : idIn(here, record, one))),
          body,
          key,
        )
      if (name === 'product' && OF_THE_CATALOGUE.has(record.name)) continue
      const foreign = await withId(idIn(elsewhere, record, name))
      const absent = await withId(newId())
      const isWritten =
        record.method !== 'GET' && foreign.status < 300 && !MAY_BE_ABSENT.has(record.name)
      if (shapeOf(foreign) !== shapeOf(absent) || isWritten || foreign.status >= 500)
        wrong.push(`${rowOf(record)} ${name}: ${shapeOf(foreign)} / ${shapeOf(absent)}`)
    }
  }
  expect(wrong).toEqual([])
}, 120_000)

test('under one’s own community, station or supplier, ids of another’s lead nowhere', async () => {
  const wrong: string[] = []
  let tried = 0
  const document = linli.app.swagger()
  const { communityId: community, stationId: station, supplierId: supplier } = here.beside
  const own: Record<string, string> = { community, station, supplier }
  for (const record of linli.records) {
    const names = namesIn(record.path)
    const scope = names.find((name) => name in own)
    const within = names.slice(names.indexOf(scope ?? '') + 1)
    if (scope === undefined || !within.some((name) => isUuid(idIn(here, record, name)))) continue
    if (record.access.anyone || within.some((name) => OF_THE_REGION.has(name))) continue
    // The transfer of here is on its way to the station beside.
    if (record.name === 'receiveStockTransfer') continue
    const path = pathWith(record, (name) => own[name] ?? idIn(here, record, name))
    const body = exampleBody(document, record.name)
    for (const { role, who } of roleCallers.filter(({ standing }) => standing === 'beside')) {
      if (record.access.roles[role] !== scope) continue
      tried += 1
      const answer = await linli.call(who, record.method, path, body, { key: newId() })
      const seen = `${answer.status} ${answer.body?.code ?? ''}`
      if (answer.status !== 404) wrong.push(`${rowOf(record)}: ${role}: ${seen}`)
    }
  }
  expect(wrong).toEqual([])
  expect(tried).toBeGreaterThan(20)
})

/** Whoever may call a route here, by the widest declared role, else the owner. */
function callerFor(record: RouteRecord): { who: Person } {
  const may = roleCallers.filter(
    (caller) => caller.standing === 'here' && mayByRole(record, caller),
  )
  const admin = may.find(({ role }) => role === 'admin')
  if (admin !== undefined && Object.keys(record.access.roles).length > 0) return admin
  return record.access.own || record.access.signedIn
    ? { who: ownerIn(here, record) }
    : (may[0] ?? roleCallers.find((one) => one.role === 'admin' && one.standing === 'everywhere')!)
}

test('a door of sign-in that is for one’s own account stays shut for nobody', async () => {
  const document = linli.app.swagger()
  const doors = Object.entries(document.paths ?? {}).filter(([path]) =>
    path.startsWith('/api/auth/'),
  )
  const wrong: string[] = []
  for (const [url, methods] of doors) {
    for (const [method, said] of Object.entries(methods as Record<string, Door>)) {
      const payload = exampleBody(document, said.operationId)
      const response = await linli.app.inject({
        method: method.toUpperCase() as 'GET' | 'POST',
        url,
        headers: { origin: 'http://127.0.0.1:3000' },
        ...(payload === undefined ? {} : { payload }),
      })
      const isClosed = said.security.length > 0
      const isShut = response.json()?.code === 'sign-in-needed'
      if ((isClosed && !isShut) || response.statusCode >= 500)
        wrong.push(`${method} ${url}: ${response.statusCode} ${response.body.slice(0, 120)}`)
    }
  }
  expect(wrong).toEqual([])
})

interface Door {
  operationId: string
  security: object[]
}

test('every role of the program is tried from where it may stand', () => {
  expect(new Set(roleCallers.map(({ role }) => role))).toEqual(new Set(ROLES))
})

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const isUuid = (id: string): boolean => UUID.test(id)
const idOrNew = (id: string): string => (isUuid(id) ? newId() : id)

const shapeOf = ({ status, body }: Answer): string =>
  `${status} ${body?.code ?? ''} ${body?.title ?? ''}`.trim()
