import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db'
import {
  atPickupDay,
  makeDayBuyers,
  orderOfDay,
  passCutoff,
  receiveDay,
  sortDay,
} from '../support/index.ts'
import { expectSound, startBrowserDay } from './support/index.ts'

/** A region without a warehouse: what is ordered comes to the store where it is fetched. */
async function startStore() {
  const { close, day: made, linli, visit } = await startBrowserDay()
  onTestFinished(close)
  const [storeId, otherId] = made.stationIds as [string, string]
  const { db } = linli.database
  await sql`update stations set kind = 'store',
    storages = '{ambient,chilled,frozen}' where id = ${storeId}`.execute(db)
  await sql`update stations set closed_at = now(), closed_why = '退租'
    where id = ${made.warehouseId}`.execute(db)
  const keeperAt = (stationId: string) =>
    linli.person({ role: 'station_manager', regionId: made.regionId, stationId })
  const keeper = await keeperAt(storeId)
  const day = { ...made, warehouseId: storeId, people: { ...made.people, keeper } }
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [3, 1000])
  await passCutoff(linli, day)
  await atPickupDay(linli, day, '05:00')
  return { day, linli, visit, otherId, keeperAt }
}

test('a store that is its own warehouse is led from what comes to the handover', async () => {
  const { day, linli, visit } = await startStore()
  const { page } = await visit({ as: day.people.keeper })
  await page.goto('/work')
  await page.getByRole('heading', { name: '收货', exact: true }).waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: '去收货' }).click()
  const arrivals = page.getByRole('region', { name: '今天的来货' })
  await arrivals.getByRole('button').first().waitFor()

  const steps = page.getByRole('navigation', { name: '今天的步骤' })
  await page.goto('/work/station')
  await steps.getByRole('link', { name: /^收货 / }).waitFor()
  await steps.getByRole('link', { name: /^分拣/ }).waitFor()
  expect(await steps.getByRole('link', { name: /^装车/ }).count()).toBe(0)
  await expectSound(page)

  await receiveDay(linli, day)
  await sortDay(linli, day)
  await page.reload()
  await steps.waitFor()
  const handover = page.getByRole('main').getByRole('link', { name: '交货', exact: true })
  await handover.waitFor()
  await expectSound(page)
  await page.goto('/work')
  expect(await page.getByRole('link', { name: '去收货' }).count()).toBe(0)
})

test('a pickup point to which no goods come of themselves is asked to hand over', async () => {
  const { visit, otherId, keeperAt } = await startStore()
  const { page } = await visit({ as: await keeperAt(otherId) })
  await page.goto('/work/station')
  await page.getByRole('main').getByRole('link', { name: '交货', exact: true }).waitFor()
  expect(await page.getByRole('navigation', { name: '今天的步骤' }).count()).toBe(0)
  await expectSound(page)
})
