import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db'
import {
  addStation,
  ask,
  makeDayBuyers,
  makeOpenWindow,
  makeStock,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

test('what waits beside procurement is what its link opens, of whatever day it is', async () => {
  const { close, day, linli, visit } = await startBrowserDay()
  onTestFinished(close)
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [5, 1000])
  await passCutoff(linli, day)
  const { id } = (await ordersToSuppliers(linli, day))[0]!
  await sql`update purchase_orders set escalated_at = linli_now(),
    pickup_date = pickup_date - 3 where id = ${id}`.execute(linli.database.db)
  const { number } = await ask(linli, day, day.people.buyer, 'GET', `/purchase-orders/${id}`)

  const { page } = await visit({ as: day.people.buyer, size: DESK, locale: 'en' })
  await page.goto('/console')
  await page.getByRole('link', { name: /^Procurement.*1/ }).click()
  await page.getByRole('link', { name: number }).waitFor()
  await expect
    .poll(() => page.getByRole('radio', { name: 'Silent (all days)' }).isChecked())
    .toBe(true)
  await expectSound(page)
})

test('what keeps a day or a station from being closed is named, and a window is one tap away', async () => {
  const { close, day, linli, visit } = await startBrowserDay({ offers: [{ name: '番茄' }] })
  onTestFinished(close)
  const { regionId, pickupDate, communityIds } = day
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [2])
  const later = new Date(day.closesAt.getTime() + 3_600_000)
  const other = await makeOpenWindow(linli, {
    ...{ regionId, pickupDate, communities: communityIds, closesAt: later },
  })
  await passCutoff(linli, day)
  const { page } = await visit({ as: day.people.operations, size: DESK, locale: 'en' })
  const sheet = page.getByRole('dialog')
  const alert = sheet.getByRole('alert')
  const say = async (what: string) => {
    await page.getByRole('button', { name: what }).click()
    if (what === 'Close down') await sheet.getByLabel('Reason').fill('搬走了')
    await sheet.getByRole('button', { name: what }).click()
  }

  await page.goto(`/console/procurement?date=${pickupDate}&tab=receiving`)
  await say('Close receipt')
  const window = alert.getByRole('link', { name: pickupDate })
  await window.waitFor()
  await expectSound(page)
  await window.click()
  await page.waitForURL(`**/windows/${other.windowId}*`)

  await page.goto(`/console/stations/${day.warehouseId}`)
  await say('Close down')
  await alert
    .getByRole('listitem')
    .filter({ hasText: pickupDate.slice(0, 4) })
    .waitFor()
  await expectSound(page)

  const [community] = day.communities
  await page.goto(`/console/stations/${community!.pickupStationId}`)
  await say('Close down')
  await alert.getByRole('listitem').getByRole('link').waitFor()
  await expectSound(page)

  const store = await addStation(linli, { regionId, kind: 'store' })
  await makeStock(linli, regionId, store.id, day.offers[0]!.skuId, 3)
  await page.goto(`/console/stations/${store.id}`)
  await say('Close down')
  await alert.getByRole('listitem').filter({ hasText: '番茄' }).waitFor()
  await expectSound(page)
})
