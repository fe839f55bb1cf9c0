import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db'
import { ask, makeDayBuyers, orderOfDay, ordersToSuppliers, passCutoff } from '../support/index.ts'
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
