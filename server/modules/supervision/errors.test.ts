import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import {
  addCommunity,
  addStation,
  addSupplier,
  makeGoods,
  makeRegion,
  makeStockWorld,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { countErrors } from './count-errors.ts'

let linli: TestLinli
let supervisor: Person
let communityId: string
let stationId: string
let supplierId: string
let skuId: string
let leader: Person

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  supervisor = await linli.person({ role: 'supervisor', regionId: 'chengdu' })
  stationId = (await addStation(linli)).id
  communityId = (await addCommunity(linli, { pickupStationId: stationId })).id
  supplierId = (await addSupplier(linli)).id
  skuId = (await makeGoods(linli, 'chengdu')).skuId
  leader = await linli.person({ role: 'leader', regionId: 'chengdu', communityId })
})

const see = (who: Person | null, path: string) => linli.call(who, 'GET', `/regions/chengdu${path}`)

interface Loss {
  stage?: string
  amountMinor?: number
  at?: string
  personId?: string
}

const tell = (losses: readonly Loss[]) =>
  transact(linli.database.db, (tx) =>
    announceAll(
      tx,
      losses.map(({ stage = 'supplier', amountMinor = 480, at, personId }) => ({
        type: 'shortfall.found',
        regionId: 'chengdu',
        subjectKind: 'shortfall',
        subjectId: newId(),
        body: {
          orderId: newId(),
          lineNumber: 1,
          skuId,
          supplierId,
          stage,
          bearerKind: stage === 'sorting' ? 'station' : 'supplier',
          bearerId: stage === 'sorting' ? stationId : supplierId,
          quantity: 1,
          amountMinor,
          communityId,
          personId: personId ?? null,
        },
        occurredAt: at === undefined ? new Date() : new Date(at),
      })),
    ),
  )

test('errors are summed by whatever is asked, with names, and what is behind them is listed', async () => {
  const sorter = await linli.person()
  await tell([
    { amountMinor: 300 },
    { amountMinor: 500 },
    { stage: 'sorting', amountMinor: 100, personId: sorter.id },
  ])
  await linli.settle()
  const mine = `communityId=${communityId}`
  const byStage = await see(supervisor, `/errors?${mine}`)
  expect(byStage.body).toMatchObject({
    by: 'stage',
    errors: 3,
    costMinor: 900,
    groups: [
      { key: 'supplier', errors: 2, costMinor: 800, label: null },
      { key: 'sorting', errors: 1, costMinor: 100 },
    ],
  })
  const grouped = async (by: string) =>
    (await see(supervisor, `/errors?by=${by}&${mine}`)).body.groups
  expect(await grouped('community')).toMatchObject([{ key: communityId, label: '锦绣花园' }])
  expect(await grouped('supplier')).toMatchObject([
    { key: supplierId, errors: 2, label: expect.stringContaining('供应商') },
    { key: null, errors: 1 },
  ])
  expect(await grouped('person')).toMatchObject([
    { key: null, errors: 2, label: null },
    { key: sorter.id, label: expect.stringContaining('Person') },
  ])
  expect(await grouped('sku')).toMatchObject([{ key: skuId, errors: 3 }])
  expect(await grouped('station')).toMatchObject([
    { key: null, errors: 2 },
    { key: stationId, label: '锦绣网格站' },
  ])
  const path = `/errors/entries?${mine}&stage=supplier&limit=1`
  const first = await see(supervisor, path)
  const second = await see(supervisor, `${path}&cursor=${first.body.nextCursor}`)
  expect([...first.body.items, ...second.body.items].map((one) => one.costMinor).sort()).toEqual([
    300, 500,
  ])
  expect(second.body.nextCursor).toBeUndefined()
})

test('the day is that of the region’s zone', async () => {
  await tell([{ at: '2026-03-01T15:59:59.000Z' }, { at: '2026-03-01T16:00:00.000Z' }])
  await linli.settle()
  const query = `communityId=${communityId}&from=2026-03-01&to=2026-03-02`
  const { body } = await see(supervisor, `/errors?by=day&${query}`)
  expect(body.groups).toMatchObject([
    { key: '2026-03-01', errors: 1 },
    { key: '2026-03-02', errors: 1 },
  ])
  const one = await see(supervisor, `/errors?${query.replace('03-02', '03-01')}`)
  expect(one.body.errors).toBe(1)
})

test('an event delivered again, also at once, counts once', async () => {
  await tell([{}, {}])
  await linli.settle()
  const { db } = linli.database
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .where('type', '=', 'shortfall.found')
    .execute()
  const events = rows.map((row) => ({
    regionId: row.region_id,
    id: row.id,
    type: row.type,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    body: row.body as Record<string, unknown>,
    actorId: row.actor_id,
    occurredAt: row.occurred_at,
  }))
  await Promise.all([1, 2, 3].map(() => transact(db, (tx) => countErrors(tx, events))))
  const { body } = await see(supervisor, `/errors?communityId=${communityId}`)
  expect(body).toMatchObject({ errors: 2, costMinor: 960 })
})

test('a claim laid on another bearer is theirs, not the first one’s', async () => {
  const subjectId = newId()
  const claim = (type: string, body: Record<string, unknown>) =>
    transact(linli.database.db, (tx) =>
      announceAll(tx, [
        {
          type,
          regionId: 'chengdu',
          subjectKind: 'claim',
          subjectId,
          body: { communityId, skuId, supplierId, amountMinor: 700, ...body },
          occurredAt: new Date(),
        },
      ]),
    )
  await claim('claim.decided', { bearerKind: 'supplier', bearerId: supplierId, decision: 'refund' })
  await linli.settle()
  await claim('claim.bearer-changed', { toKind: 'station', toId: stationId })
  await linli.settle()
  const { items } = (await see(supervisor, `/errors/entries?communityId=${communityId}`)).body
  expect(items).toMatchObject([
    { stage: 'sorting', kind: 'claim', supplierId: null, stationId, costMinor: 700 },
  ])
})

test('a write-off at a station is counted there with what it cost', async () => {
  const world = await makeStockWorld(linli, 'chengdu')
  await world.receive(10)
  await world.send(world.staff, `/stations/${world.stationId}/stock-corrections`, {
    kind: 'written-off',
    reason: 'spoiled',
    lines: [{ skuId: world.skuId, quantity: 3 }],
  })
  await linli.settle()
  const here = `/stations/${world.stationId}/errors`
  expect((await see(world.manager, `${here}?by=person`)).body).toMatchObject({
    errors: 1,
    costMinor: 1440,
    groups: [{ key: world.staff.id }],
  })
  expect((await see(world.manager, `${here}/entries`)).body.items).toMatchObject([
    { stage: 'stock', kind: 'written-off', quantity: 3, subjectKind: 'stock-correction' },
  ])
  expect((await see(world.staff, here)).status).toBe(403)
})

test('a leader sees their own community’s errors and no other’s, without people’s names', async () => {
  const sorter = await linli.person()
  await tell([{ stage: 'sorting', personId: sorter.id }])
  await linli.settle()
  const own = `/communities/${communityId}/errors`
  expect((await see(leader, `${own}?by=person`)).body.groups).toMatchObject([
    { key: sorter.id, label: null },
  ])
  expect((await see(leader, `${own}/entries`)).body.items).toHaveLength(1)
  const other = (await addCommunity(linli)).id
  expect((await see(leader, `/communities/${other}/errors`)).status).toBe(403)
  expect((await see(leader, `/communities/${other}/errors/entries`)).status).toBe(403)
  expect((await see(leader, '/errors')).status).toBe(403)
})

test('strangers see nothing, and who reads the region may', async () => {
  for (const path of ['/errors', '/errors/entries', '/errors/sheet']) {
    expect((await see(await linli.person(), path)).status).toBe(403)
    expect((await see(null, path)).status).toBe(401)
    for (const role of ['operations', 'finance', 'buyer'] as const) {
      expect((await see(await linli.person({ role, regionId: 'chengdu' }), path)).status).toBe(200)
    }
  }
})

test('the sheet holds the same errors as the list', async () => {
  await tell([{ amountMinor: 300 }, { amountMinor: 500 }])
  await linli.settle()
  const sheet = await see(supervisor, `/errors/sheet?communityId=${communityId}`)
  expect(sheet.headers['content-type']).toBe('text/csv; charset=utf-8')
  const lines = String(sheet.body).trim().split('\r\n')
  expect(lines).toHaveLength(3)
  expect(lines[0]).toContain('day,stage,kind')
  expect(lines[1]).toContain(communityId)
})

test('days that end before they begin, too many, and a foreign cursor are refused', async () => {
  expect((await see(supervisor, '/errors?from=2026-03-02&to=2026-03-01')).body.field).toBe('from')
  expect((await see(supervisor, '/errors?from=2020-03-02&to=2026-03-01')).body.field).toBe('from')
  const cursor = Buffer.from('["x","y",1]').toString('base64url')
  expect((await see(supervisor, `/errors/entries?cursor=${cursor}`)).body.field).toBe('cursor')
})
