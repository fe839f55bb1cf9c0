import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addStation,
  addSupplier,
  makeCommunity,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'

const regionId = 'chengdu'
let linli: TestLinli
let keeper: Person
let operations: Person
let stationId: string

beforeAll(async () => {
  linli = await startTestLinli()
  await makeCommunity(linli, { regionId })
  stationId = (await addStation(linli, { regionId, kind: 'warehouse' })).id
  keeper = await linli.person({ role: 'station_staff', regionId, stationId })
  operations = await linli.person({ role: 'operations', regionId })
})
afterAll(() => linli.close())

const path = () => `/regions/${regionId}/stations/${stationId}/prints`
const sortingList = { kind: 'sorting-list', subject: '2026-11-22', copies: 4 }

test('a paper printed again says how often it was before, and why', async () => {
  const first = await linli.call(keeper, 'POST', path(), sortingList)
  expect(first.status).toBe(201)
  expect(first.body).toMatchObject({ stationId, copies: 4, earlier: 0, why: '' })
  const again = await linli.call(keeper, 'POST', path(), { ...sortingList, why: '卡纸' })
  expect(again.body).toMatchObject({ earlier: 1, why: '卡纸', printedBy: keeper.id })
  const other = { ...sortingList, subject: '2026-11-23' }
  expect((await linli.call(keeper, 'POST', path(), other)).body.earlier).toBe(0)
})

test('the region reads every print page by page, the newest first; a station its own', async () => {
  const supplier = await addSupplier(linli, { regionId })
  const labels = { kind: 'lot-label', subject: 'L-1', copies: 60 }
  const prints = `/regions/${regionId}/suppliers/${supplier.id}/prints`
  expect((await linli.call(operations, 'POST', prints, labels)).status).toBe(201)
  const read = async (cursor?: string) => {
    const query = cursor === undefined ? '' : `&cursor=${cursor}`
    return (await linli.call(operations, 'GET', `/regions/${regionId}/prints?limit=2${query}`)).body
  }
  const newest = await read()
  expect(newest.items).toMatchObject([{ kind: 'lot-label' }, { subject: '2026-11-23' }])
  const older = await read(newest.nextCursor)
  expect(older.items).toMatchObject([{ earlier: 1 }, { earlier: 0 }])
  expect(older).not.toHaveProperty('nextCursor')
  const own = await linli.call(keeper, 'GET', `${path()}?subject=2026-11-22`)
  expect(own.body.items).toHaveLength(2)
})

test('who works elsewhere is refused, and a station of nowhere is not found', async () => {
  const elsewhere = await addStation(linli, { regionId, kind: 'grid' })
  const stranger = await linli.person({
    role: 'station_staff',
    regionId,
    stationId: elsewhere.id,
  })
  expect((await linli.call(stranger, 'POST', path(), sortingList)).status).toBe(403)
  expect((await linli.call(stranger, 'GET', path())).status).toBe(403)
  const nowhere = `/regions/${regionId}/stations/${keeper.id}/prints`
  expect((await linli.call(operations, 'POST', nowhere, sortingList)).status).toBe(404)
  expect((await linli.call(operations, 'POST', path(), { ...sortingList, copies: 0 })).status).toBe(
    422,
  )
})

test('a cursor that is not ours is refused', async () => {
  const answer = await linli.call(operations, 'GET', `/regions/${regionId}/prints?cursor=WzEsMl0`)
  expect(answer.status).toBe(422)
})
