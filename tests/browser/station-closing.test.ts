import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  atPickupDay,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
} from '../support/index.ts'
import { expectSound, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

/** A day whose suppliers have confirmed and not shipped. */
beforeAll(async () => {
  site = await startBrowserDay()
  const { linli, day } = site
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [3, 1000])
  await passCutoff(linli, day)
  await atPickupDay(linli, day, '05:00')
  for (const { id, supplierId } of await ordersToSuppliers(linli, day)) {
    const supplier = day.people.suppliers[day.supplierIds.indexOf(supplierId)]!
    await ask(linli, day, supplier, 'POST', `/purchase-orders/${id}/confirmation`, {})
  }
}, 60_000)
afterAll(() => site.close())

const dayOf = async () => {
  const { linli, day } = site
  const path = `/stations/${day.warehouseId}/receiving-days/${day.pickupDate}`
  return ask(linli, day, day.people.keeper, 'GET', path)
}

/** What somebody else does while this page's word is on its way to the server, once. */
async function meanwhile(page: Page, deed: () => Promise<unknown>): Promise<void> {
  let isDone = false
  await page.route('**/receiving-days/**', async (route) => {
    if (route.request().method() === 'POST' && !isDone) {
      isDone = true
      await deed()
    }
    await route.continue()
  })
}

async function asking(locale: 'en' | 'es', open: string): Promise<Page> {
  const { day } = site
  const { page } = await site.visit({ as: day.people.keeper, locale })
  await page.goto(`/work/station/closing?date=${day.pickupDate}`)
  await page.getByRole('button', { name: open }).click()
  await page.getByRole('dialog').waitFor()
  return page
}

test('goods that set out while somebody closes receipt are told, and left behind only with the reason', async () => {
  const { linli, day } = site
  const page = await asking('en', 'Close the receipt')
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.getByRole('textbox').count()).toBe(0)
  await meanwhile(page, async () => {
    const [order] = await ordersToSuppliers(linli, day)
    const supplier = day.people.suppliers[day.supplierIds.indexOf(order!.supplierId)]!
    await ask(linli, day, supplier, 'POST', `/purchase-orders/${order!.id}/shipments`, {
      expectedAt: new Date(`${day.pickupDate}T06:00:00+08:00`).toISOString(),
      lines: order!.lines.map(({ skuId, quantity }) => ({ skuId, quantity, lotCode: 'M-1' })),
    })
  })
  await dialog.getByRole('button', { name: 'Close the receipt' }).click()
  await dialog
    .getByRole('alert')
    .filter({ hasText: /under way/ })
    .waitFor()
  await expectSound(page)
  expect((await dayOf()).closedAt).toBeNull()
  const forced = dialog.getByRole('button', { name: 'Close without waiting' })
  await expect.poll(() => forced.getAttribute('aria-disabled')).toBe('true')
  await dialog.getByRole('button', { name: 'The van broke down' }).click()

  const late = await asking('es', 'Cerrar la recepción')
  await meanwhile(late, async () => {
    await forced.click()
    await page.getByRole('link', { name: 'See who gets what' }).waitFor()
  })
  await late.getByRole('dialog').getByRole('textbox').fill('Nada más')
  const answered = late.waitForResponse('**/closing')
  await late.getByRole('dialog').getByRole('button', { name: 'Cerrar sin esperar' }).click()
  expect((await answered).status()).toBe(409)
  expect(await dayOf()).toMatchObject({ forcedWhy: 'The van broke down' })
  await expectSound(page)
  await late.reload()
  await late.getByText(/^Cerrada a las/).waitFor()
  await expectSound(late)
})
