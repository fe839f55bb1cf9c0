import pg from 'pg'
import { listRegions } from '#places'
import { businessNow, databaseKind, followWorldTime } from '#platform/clock'
import type { Config } from '#platform/config'
import { createDatabase } from '#platform/db'
import { createFiles } from '#platform/files'
import { addDays, localDate, zonedInstant } from '#platform/time'
import { type Composed, compose } from '../server/compose.ts'
import { openApi } from './api.ts'
import { openClockwork } from './clockwork.ts'
import { loadFleet } from './fleet.ts'
import { knowGoods } from './known-goods.ts'
import { liveToday } from './live-today.ts'
import { DAYS_BEFORE, liveMorning, liveWeek } from './live-week.ts'
import { drawPictures, loadAssortments, loadGoods } from './load-goods.ts'
import { loadNeighbours, startAbsence } from './load-neighbours.ts'
import { endSessions, grantOffice, grantStations, loadPeople } from './load-people.ts'
import { loadPlaces } from './load-places.ts'
import { loadPlans } from './load-plans.ts'
import { loadSuppliers } from './load-suppliers.ts'
import { type DemoState, demoState, emptyDatabase, markBegun, markLoaded } from './mark.ts'
import { REGION } from './places.ts'
import { seeded } from './seeded.ts'
import { nowOfWholeDay } from './whole-day.ts'

/** Why the demo is not loaded, as a sentence for whoever asked for it. */
export class DemoRefused extends Error {}

// Any number will do, so long as every process that loads asks for the same one.
const LOAD_LOCK = 7_245_116

/** How far the demo of a migrated database has come. */
export async function findDemoState(databaseUrl: string): Promise<DemoState> {
  const database = createDatabase(databaseUrl, 1)
  try {
    return await demoState(database.db)
  } finally {
    await database.close()
  }
}

/**
 * Loads the demo region into a migrated database that was made as a demo and holds no region yet.
 * One that is loaded stays as it is; a load that was killed halfway is begun anew.
 * @throws DemoRefused
 */
export async function loadDemo(config: Config, databaseUrl: string): Promise<'loaded' | 'there'> {
  const lock = new pg.Client({ connectionString: databaseUrl })
  await lock.connect()
  try {
    const { rows } = await lock.query('select pg_try_advisory_lock($1) as mine', [LOAD_LOCK])
    if (!rows[0].mine) throw new DemoRefused('The demo is being loaded by another process.')
    return await loadOnce(config, databaseUrl)
  } finally {
    await lock.end()
  }
}

async function loadOnce(config: Config, databaseUrl: string): Promise<'loaded' | 'there'> {
  // Nobody is mailed by a demo that plays a week in seconds, and no limit slows it down.
  const quiet = { ...config, rateLimit: false, workers: false, mail: undefined }
  const linli = await compose(quiet, databaseUrl, false)
  const { db } = linli.database
  try {
    const kind = await databaseKind(db)
    if (kind !== 'demo' && kind !== 'test') {
      throw new DemoRefused(`This database was made for ${kind}: the demo needs one of its own.`)
    }
    const state = await demoState(db)
    if (state === 'loaded') return 'there'
    if (state === 'begun') await emptyDatabase(db, databaseUrl)
    else if ((await listRegions(db)).length > 0) {
      throw new DemoRefused('This database has regions already: the demo needs an empty one.')
    }
    await markBegun(db)
    await fill(linli, quiet)
    await markLoaded(db)
    return 'loaded'
  } finally {
    await linli.close()
  }
}

const HOUR_MS = 3_600_000

/** A load near midnight is asked for by somebody who sees nothing happen. */
const sayWait = (leftMs: number) =>
  console.log(
    `It is nearly midnight in ${REGION.name.en}: the demo begins with the new day, in ${Math.ceil(leftMs / 1000)} s.`,
  )

/** Allocating and giving back: the days of the demo's week go on only after them. */
const JOBS = ['fulfilment-allocate', 'fulfilment-refund']

async function fill(linli: Composed, config: Config): Promise<void> {
  const { db } = linli.database
  const api = openApi(linli.app)
  const clockwork = openClockwork(linli, JOBS)
  // Long before any of it is asked for: drawing keeps another core busy.
  const drawing = drawPictures({ db, files: createFiles(config.files) })
  // It is awaited below; should something else fail before, that is what is told.
  drawing.catch(() => {})
  const now = await nowOfWholeDay(() => businessNow(db), REGION.timeZone, sayWait)
  const aheadMs = now.getTime() - Date.now()
  const today = localDate(now, REGION.timeZone)
  const first = addDays(today, -DAYS_BEFORE)
  await clockwork.moveTo(zonedInstant(first, '10:00', REGION.timeZone))

  await loadPeople(db, api, await businessNow(db))
  await api.call('admin', 'POST', '/regions', REGION)
  await grantOffice(api)
  const places = await loadPlaces(api)
  await grantStations(api, places.stationIds)
  const goods = await loadGoods(api, await drawing)
  await loadAssortments(api, places.communityIds, goods)
  const vehicleIds = await loadFleet(api, places.stationIds)
  const supplierIds = await loadSuppliers(api, goods.skuIds, { today, first: addDays(first, -30) })
  const neighbours = await loadNeighbours(api, { ...places, skuIds: goods.skuIds })
  await loadPlans(api, places, goods)
  await clockwork.turn()

  const living = {
    ...places,
    ...neighbours,
    api,
    clockwork,
    supplierIds,
    vehicleIds,
    goods: knowGoods(goods.skuIds),
    luck: seeded(11),
  }
  await liveWeek(living, now)
  // A database whose time was set off when it was made, as in a test, stays where it was.
  if (Math.abs(aheadMs) < HOUR_MS) await followWorldTime(db)
  else await clockwork.moveTo(new Date(Date.now() + aheadMs))
  await clockwork.turn()
  await liveMorning(living, await businessNow(db))
  await startAbsence(api, neighbours, today)
  await liveToday(living, await businessNow(db))
  await clockwork.turn()
  await sendNotices(linli)
  await endSessions(api)
}

/** What the week had to tell by mail was told: it must not all go out at the first minute. */
async function sendNotices({ tasks, database }: Composed): Promise<void> {
  const task = tasks.find(({ name }) => name === 'send_notices')
  await task?.work({}, database.db)
}
