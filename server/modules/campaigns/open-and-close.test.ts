import { afterAll, beforeAll, expect, test } from 'vitest'
import { businessNow, setBusinessTime } from '#platform/clock'
import { sql, transact } from '#platform/db'
import { quote } from '#pricing'
import { makeOpenWindow, startTestLinli, type TestLinli, type WindowWorld } from '#testing'
import { currentWindows, loadPriceBook } from './index.ts'
import { closeWindows, openWindows } from './open-and-close.ts'

const HOUR_MS = 3_600_000

let linli: TestLinli

beforeAll(async () => {
  linli = await startTestLinli()
})
afterAll(() => linli.close())

const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms)

async function isOpenAt(world: WindowWorld, at: Date): Promise<[boolean, boolean]> {
  const { db } = linli.database
  const communityId = world.communityIds[0]!
  const current = await currentWindows(db, world.regionId, communityId, at)
  const book = (await loadPriceBook(db, world.regionId, world.windowId))!
  const lines = [{ offerId: world.offers[0]!.offerId, quantity: 1 }]
  const { faults } = quote(book, { communityId, fulfilment: 'pickup', lines, at })
  return [
    current.some((window) => window.id === world.windowId),
    !faults.some((fault) => ['window-closed', 'past-cutoff'].includes(fault.code)),
  ]
}

test('a window is open from its opening on and closed from its cutoff on, to the millisecond', async () => {
  const world = await makeOpenWindow(linli)
  expect(await isOpenAt(world, after(world.opensAt, -1))).toEqual([false, false])
  expect(await isOpenAt(world, world.opensAt)).toEqual([true, true])
  expect(await isOpenAt(world, after(world.closesAt, -1))).toEqual([true, true])
  expect(await isOpenAt(world, world.closesAt)).toEqual([false, false])
  expect(await isOpenAt(world, after(world.closesAt, 1))).toEqual([false, false])
})

test('the database’s clock decides, whatever the process’s clock says', async () => {
  const { db } = linli.database
  const opensAt = new Date('2031-05-01T00:00:00.000Z')
  const closesAt = new Date('2031-05-01T15:00:00.000Z')
  const world = await makeOpenWindow(linli, { opensAt, closesAt })
  const shown = async () => {
    const { windowId, communityIds } = world
    const { body } = await linli.call(
      null,
      'GET',
      `/regions/chengdu/communities/${communityIds[0]}/windows/${windowId}`,
    )
    return body.state
  }
  const turn = async (instant: Date) => {
    await setBusinessTime(db, instant)
    await transact(db, openWindows)
    await transact(db, closeWindows)
    const row = await db
      .selectFrom('windows')
      .select(['opened_at', 'closed_at'])
      .where('id', '=', world.windowId)
      .executeTakeFirstOrThrow()
    return [await shown(), row.opened_at !== null, row.closed_at !== null]
  }
  expect(await turn(after(opensAt, -60_000))).toEqual(['upcoming', false, false])
  expect(await turn(opensAt)).toEqual(['open', true, false])
  expect(await turn(after(closesAt, -60_000))).toEqual(['open', true, false])
  expect(await turn(closesAt)).toEqual(['closed', true, true])
  const row = await db
    .selectFrom('windows')
    .select(['opened_at', 'closed_at'])
    .where('id', '=', world.windowId)
    .executeTakeFirstOrThrow()
  expect([row.opened_at, row.closed_at]).toEqual([opensAt, closesAt])
  await setBusinessTime(db, new Date())
})

test('a window published after its opening opened when it was published', async () => {
  const { db } = linli.database
  const world = await makeOpenWindow(linli)
  const publishedAt = after(world.opensAt, 60_000)
  await db
    .updateTable('windows')
    .set({ published_at: publishedAt, opened_at: null })
    .where('id', '=', world.windowId)
    .execute()
  await transact(db, openWindows)
  const event = await db
    .selectFrom('events')
    .select('occurred_at')
    .where('subject_id', '=', world.windowId)
    .executeTakeFirstOrThrow()
  expect(event.occurred_at).toEqual(publishedAt)
})

test('closing waits for a batch of orders that holds the window', async () => {
  const { db } = linli.database
  const world = await makeOpenWindow(linli)
  await setBusinessTime(db, world.closesAt)
  let isReleased = false
  let closing: Promise<boolean> | undefined
  await db.transaction().execute(async (tx) => {
    await sql`select from windows where id = ${world.windowId} for share`.execute(tx)
    closing = transact(db, closeWindows).then(() => isReleased)
    await waitFor(async () => {
      const { rows } = await sql<{ waiting: number }>`
        select count(*) as waiting from pg_locks
        join pg_stat_activity using (pid)
        where not granted and datname = current_database()`.execute(db)
      return rows[0]!.waiting > 0
    })
    isReleased = true
  })
  expect(await closing).toBe(true)
  const row = await db
    .selectFrom('windows')
    .select('closed_at')
    .where('id', '=', world.windowId)
    .executeTakeFirstOrThrow()
  expect(row.closed_at).toEqual(world.closesAt)
  await setBusinessTime(db, new Date())
})

test('sweeps of two processes tell an opening and a closing once', async () => {
  const { db } = linli.database
  const world = await makeOpenWindow(linli)
  await db
    .updateTable('windows')
    .set({ opened_at: null })
    .where('id', '=', world.windowId)
    .execute()
  await setBusinessTime(db, after(world.closesAt, HOUR_MS))
  await Promise.all([transact(db, openWindows), transact(db, openWindows)])
  await Promise.all([transact(db, closeWindows), transact(db, closeWindows)])
  const told = await db
    .selectFrom('events')
    .select('type')
    .where('subject_id', '=', world.windowId)
    .orderBy('id')
    .execute()
  expect(told.map((event) => event.type)).toEqual(['window.opened', 'window.closed'])
  expect((await businessNow(db)) > world.closesAt).toBe(true)
  await setBusinessTime(db, new Date())
})

async function waitFor(isSo: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('waited in vain')
}
