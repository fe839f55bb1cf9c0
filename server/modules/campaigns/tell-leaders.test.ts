import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { transact } from '#platform/db'
import { newId } from '#platform/ids'
import {
  inHours,
  type MarketingDesk,
  makeMarketingDesk,
  makeRegion,
  type Person,
  startTestLinli,
  type TestLinli,
} from '#testing'
import { openWindows } from './open-and-close.ts'

let linli: TestLinli
let desk: MarketingDesk
let leader: Person

beforeAll(async () => {
  linli = await startTestLinli()
  await makeRegion(linli, 'chengdu')
})
afterAll(() => linli.close())
beforeEach(async () => {
  desk = await makeMarketingDesk(linli)
  leader = await linli.person()
  const { db } = linli.database
  const id = newId()
  await db
    .insertInto('leaders')
    .values({
      region_id: 'chengdu',
      id,
      person_id: leader.id,
      name: '王姐',
      applied_at: new Date(),
      approved_at: new Date(),
    })
    .execute()
  // One leader of both communities is told once.
  await db
    .insertInto('leader_communities')
    .values(
      desk.communityIds.map((communityId) => ({
        region_id: 'chengdu',
        leader_id: id,
        community_id: communityId,
        is_main: true,
      })),
    )
    .execute()
})

async function told(): Promise<string[]> {
  await transact(linli.database.db, openWindows)
  await linli.settle()
  const notices = await linli.database.db
    .selectFrom('notices')
    .select('template')
    .where('person_id', '=', leader.id)
    .orderBy('id')
    .execute()
  return notices.map((notice) => notice.template)
}

test('a leader is told once that a window opened, that it ends otherwise, and that it is gone', async () => {
  const id = await desk.open()
  expect(await told()).toEqual(['window.opened'])
  const path = `/regions/chengdu/windows/${id}`
  const change = (version: number, fields: object) =>
    linli.call(desk.marketing, 'PATCH', path, { version, acceptWarnings: true, ...fields })
  expect((await change(2, { name: { en: 'Other' } })).status).toBe(200)
  expect(await told()).toEqual(['window.opened'])
  expect((await change(3, { closesAt: inHours(6) })).status).toBe(200)
  expect(await told()).toEqual(['window.opened', 'window.changed'])
  await linli.call(
    desk.marketing,
    'POST',
    `${path}/withdrawal`,
    { why: 'x', orders: 'cancel' },
    { key: newId() },
  )
  expect(await told()).toEqual(['window.opened', 'window.changed', 'window.withdrawn'])
})

test('nobody is told of a draft, nor that kept orders are cancelled', async () => {
  const { body } = await desk.create()
  const path = `/regions/chengdu/windows/${body.id}`
  await linli.call(desk.marketing, 'PATCH', path, { version: 1, closesAt: inHours(6) })
  await linli.call(
    desk.marketing,
    'POST',
    `${path}/withdrawal`,
    { why: 'x', orders: 'cancel' },
    { key: newId() },
  )
  const id = await desk.open()
  await linli.call(
    desk.marketing,
    'POST',
    `/regions/chengdu/windows/${id}/withdrawal`,
    {
      why: 'x',
      orders: 'keep',
    },
    { key: newId() },
  )
  expect(await told()).toEqual([])
})
