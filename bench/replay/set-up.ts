import { createPeople, giveGrant } from '#identity'
import { businessNow, setBusinessTime } from '#platform/clock'
import { batched, type Db, transact } from '#platform/db'
import { zonedInstant } from '#platform/time'
import { createResidents } from '#residents'
import { inParallel } from '../calls/in-parallel.ts'
import { importTable, sheetOf } from '../calls/sheets.ts'
import { setUpGoods } from './goods.ts'
import { hubNames, pickupPoints, setUpHubs, stationsSheet, warehouseCode } from './set-up-hubs.ts'
import type { SetUp } from './set-up-means.ts'
import { setUpPayees } from './set-up-payees.ts'
import { setUpSettings } from './set-up-settings.ts'
import { clerkName, leaderName, openWorld, regionIdOf, STAFF, type World } from './world.ts'
// Residents are bound to the leaders of their community as they join: leaders say who those are.
import '#leaders'

export const ZONE = 'Europe/London'
const CALLS_AT_ONCE = 4
const DEPOSITS_A_CALL = 1000

/** Makes the first of the operator's staff, who let everyone else in, on the day before the log. */
export async function setUpStaff(db: Db, firstDate: string): Promise<void> {
  const dayBefore = Temporal.PlainDate.from(firstDate).subtract({ days: 1 }).toString()
  await setBusinessTime(db, zonedInstant(dayBefore, '06:00', ZONE))
  const staff = Object.values(STAFF)
  await transact(db, async (tx) => {
    const people = await createPeople(
      tx,
      staff.map(({ name }) => ({ name, locale: 'en' })),
    )
    const at = await businessNow(tx)
    for (const [index, { id }] of people.entries()) {
      await giveGrant(tx, { personId: id, role: staff[index]!.role, givenBy: null, at })
    }
  })
}

/**
 * Makes everything that is there before the first day: places, goods, leaders and money over the
 * public API, people and residents in bulk through the modules' faces.
 * @param stop leaves off between two steps when aborted
 */
export async function setUp(means: SetUp, stop: AbortSignal): Promise<void> {
  const steps = [
    setUpPlaces,
    setUpGoods,
    setUpPeople,
    setUpLeaders,
    setUpHubs,
    setUpPayees,
    setUpResidents,
    setUpSettings,
    setUpMoney,
  ]
  for (const step of steps) {
    if (stop.aborted) return
    await step(means, await openWorld(means.db))
  }
}

async function setUpPlaces({ api, survey }: SetUp, { staff }: World): Promise<void> {
  await inParallel(CALLS_AT_ONCE, survey.regions, async (region) => {
    const id = regionIdOf(region)
    await api.ask({
      method: 'POST',
      path: '/regions',
      token: staff.admin.token,
      body: {
        id,
        country: 'GB',
        currency: 'GBP',
        timeZone: ZONE,
        taxMode: 'included',
        name: { 'zh-CN': region, en: region },
        deliveryCalendar: { weekdays: [1, 2, 3, 4, 5, 6, 7], closed: [], extra: [] },
      },
    })
    const { token } = staff.operations
    const stores = [...survey.stores].filter(([, store]) => store.region === region)
    const codes = stores.map(([code]) => code)
    const points = pickupPoints(codes)
    const stations = stationsSheet(region, new Set(points.values()))
    await importTable(api, token, `/regions/${id}/stations/imports`, stations)
    const communities = sheetOf(
      ['code', 'name', 'address', 'stations', 'pickup point'],
      codes.map((code) => {
        const point = points.get(code)!
        return [code, code, region, `${point};${warehouseCode(region)}`, point]
      }),
    )
    await importTable(api, token, `/regions/${id}/communities/imports`, communities)
  })
}

async function setUpPeople({ db, survey }: SetUp): Promise<void> {
  const stores = [...survey.stores.keys()]
  const names = [
    ...survey.customers.keys(),
    ...stores.flatMap((store) => [leaderName(store), clerkName(store)]),
    ...survey.regions.flatMap(hubNames),
  ]
  await transact(db, async (tx) => {
    for (const batch of batched(names, 2000)) {
      await createPeople(
        tx,
        batch.map((name) => ({ name, locale: 'en' })),
      )
    }
  })
}

/** Each store's leader applies and is let in; its counter gets a clerk. */
async function setUpLeaders({ api }: SetUp, { stores, people, staff }: World): Promise<void> {
  const { token } = staff.operations
  await inParallel(CALLS_AT_ONCE, [...stores], async ([code, store], index) => {
    const { regionId, communityId, stationId } = store
    const path = `/regions/${regionId}/leaders`
    const leader = people.get(leaderName(code))!
    const applied = await api.ask<{ id: string }>({
      method: 'POST',
      path,
      token: leader.token,
      body: {
        name: code,
        // Numbers that are kept for drama and belong to nobody.
        phone: `+447700900${String(index % 1000).padStart(3, '0')}`,
        hours: [],
        communityIds: [communityId],
        pickupStationId: stationId,
        message: '',
      },
    })
    await api.ask({ method: 'POST', path: `${path}/${applied.id}/approval`, token, body: {} })
    const clerk = people.get(clerkName(code))!
    await api.ask({
      method: 'POST',
      path: `/regions/${regionId}/grants`,
      token,
      body: { personId: clerk.id, role: 'station_staff', stationId },
    })
  })
}

async function setUpResidents({ db, survey }: SetUp, world: World): Promise<void> {
  for (const [region, residents] of Map.groupBy(survey.residents, (one) => one.region)) {
    await transact(db, async (tx) => {
      const at = await businessNow(tx)
      const joining = residents.map(({ customer, homeStore }) => ({
        personId: world.people.get(customer)!.id,
        name: customer,
        communityId: world.stores.get(homeStore)!.communityId,
      }))
      await createResidents(tx, regionIdOf(region), joining, { by: null, at })
    })
  }
}

/** Every wallet gets what the log will make its resident spend, so that it ends at zero. */
async function setUpMoney({ api, survey }: SetUp, world: World): Promise<void> {
  const { token } = world.staff.finance
  const ofRegions = Map.groupBy(survey.residents, (one) => one.region)
  await inParallel(CALLS_AT_ONCE, [...ofRegions], async ([region, residents]) => {
    const ids = world.residentIds.get(regionIdOf(region))!
    for (const [index, batch] of batched(residents, DEPOSITS_A_CALL).entries()) {
      const deposits = batch.map(({ customer, spentMinor }) => ({
        residentId: ids.get(customer)!,
        amountMinor: spentMinor,
      }))
      await api.ask({
        method: 'POST',
        path: `/regions/${regionIdOf(region)}/wallet-deposits`,
        token,
        key: `replay-deposits-${region}-${index}`,
        body: { deposits, reason: 'What the log will make them spend.' },
      })
    }
  })
}
