import { expect, onTestFinished, test } from 'vitest'
import {
  ask,
  atPickupDay,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
} from '../support/index.ts'
import { expectSound, startBrowserDay } from './support/index.ts'

/** Suppliers whose pooled orders were sent at the cutoff: tomatoes of the first, prawns of the other. */
async function startSuppliers() {
  const { close, day, linli, visit } = await startBrowserDay()
  onTestFinished(close)
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [5, 1000])
  await passCutoff(linli, day)
  const orders = await ordersToSuppliers(linli, day)
  const of = (nth: number) =>
    orders.find(({ supplierId }) => supplierId === day.supplierIds[nth])!.id
  const see = (id: string) => ask(linli, day, day.people.buyer, 'GET', `/purchase-orders/${id}`)
  return { linli, day, visit, of, see }
}

test('an order is confirmed cut with the reason, and shipped with its lot', async () => {
  const { linli, day, visit, of, see } = await startSuppliers()
  const { page } = await visit({ as: day.people.suppliers[0]! })
  await page.goto('/work/supplier/orders')
  await page.getByRole('link', { name: /等您答复/ }).waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: /等您答复/ }).click()

  await page.getByRole('textbox', { name: '能供（件）' }).fill('4')
  const confirm = page.getByRole('button', { name: '确认，其中 1 样减量' })
  await page.getByText('减量的要说明原因').waitFor()
  expect(await confirm.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('textbox', { name: '为什么' }).fill('下雨减产')
  await expectSound(page)
  await confirm.click()
  await page.getByRole('heading', { name: '发货' }).waitFor()
  await page.getByText(/减量：下雨减产/).waitFor()
  expect(await see(of(0))).toMatchObject({
    state: 'confirmed',
    lines: [{ confirmedQuantity: 4, cutWhy: '下雨减产' }],
  })

  await atPickupDay(linli, day, '03:00')
  await page.getByRole('textbox', { name: /^批号/ }).fill('A-0722')
  await page.getByLabel('什么时候到仓').fill(`${day.pickupDate}T06:00`)
  await expectSound(page)
  await page.getByRole('button', { name: '已装车，通知仓库' }).click()
  await page.getByRole('heading', { name: '已发的货' }).waitFor()
  await page.getByText('A-0722').waitFor()
  await expectSound(page)
  expect(await see(of(0))).toMatchObject({
    state: 'shipped',
    shipments: [{ lines: [{ quantity: 4, lotCode: 'A-0722' }] }],
  })
})

test('the order of another supplier is not shown', async () => {
  const { day, visit, of } = await startSuppliers()
  const { page } = await visit({ as: day.people.suppliers[0]! })
  await page.goto(`/work/supplier/orders/${of(1)}`)
  await page.getByRole('alert').waitFor()
  await expectSound(page)
  expect(await page.getByRole('button', { name: '全部确认' }).count()).toBe(0)
})
