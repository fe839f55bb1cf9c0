import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ean13CheckDigit } from '#platform/barcodes'
import {
  ask,
  atPickupDay,
  findFaults,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
  turn,
} from '../support/index.ts'
import { DESK, expectReadableAtDouble, expectSound, startBrowserDay } from './support/index.ts'

/** One morning at the warehouse: tomatoes and prawns of one supplier, milk of the other. */
let site: Awaited<ReturnType<typeof startBrowserDay>>
let page: Page

const PLU = '12345'

beforeAll(async () => {
  site = await startBrowserDay({
    offers: [
      { name: '番茄' },
      { name: '鲜奶', storage: 'chilled' },
      { name: '虾', measure: 'weighed', cap: 50_000 },
    ],
  })
  const { linli, day } = site
  const prawn = day.offers[2]!.skuId
  const { db } = linli.database
  await db.updateTable('skus').set({ scale_code: PLU }).where('id', '=', prawn).execute()
  const [first] = await makeDayBuyers(linli, day, 0, 1)
  const [second] = await makeDayBuyers(linli, day, 1, 1)
  await orderOfDay(linli, day, first!, [3, 1, 1000])
  await orderOfDay(linli, day, second!, [2, 0, 0])
  await passCutoff(linli, day)
  await atPickupDay(linli, day, '05:00')
  for (const { id, supplierId } of await ordersToSuppliers(linli, day)) {
    const supplier = day.people.suppliers[day.supplierIds.indexOf(supplierId)]!
    await ask(linli, day, supplier, 'POST', `/purchase-orders/${id}/confirmation`, {})
  }
  ;({ page } = await site.visit({ as: day.people.keeper, size: DESK }))
  page.setDefaultTimeout(9000)
}, 60_000)
afterAll(async () => {
  expect(await findFaults(site.linli)).toEqual([])
  await site.close()
})

const orderOf = async (nth: number) => {
  const orders = await ordersToSuppliers(site.linli, site.day)
  return orders.find(({ supplierId }) => supplierId === site.day.supplierIds[nth])!
}

const openOrder = async (nth: number): Promise<void> => {
  const { id } = await orderOf(nth)
  await page.goto(`/work/station/receiving?date=${site.day.pickupDate}&order=${id}`)
}

const codeOf = async (nth: number): Promise<string> => {
  const { linli, day } = site
  const ids = day.offers[nth]!.skuId
  return (await ask(linli, day, day.people.keeper, 'GET', `/sku-cards?ids=${ids}`))[0].code
}

async function scan(code: string): Promise<void> {
  const find = page.getByRole('searchbox', { name: '扫一样到的货' })
  await find.fill(code)
  await find.press('Enter')
}

/** A label as a shop's scale prints it: prefix, item, grams, check digit. */
function labelOf(grams: number): string {
  const digits = `21${PLU}${String(grams).padStart(5, '0')}`
  return `${digits}${ean13CheckDigit(digits)}`
}

const sheet = () => page.getByRole('dialog', { name: '收进来' })
const put = () => sheet().getByRole('button', { name: '记到收货单' })
const save = async () => {
  await page.getByRole('button', { name: /^保存收货单/ }).click()
  await page.getByText('已保存，库存加上了。').waitFor()
}

test('a first arrival: pieces with their grade, and a scale’s label with its weight and a picture', async () => {
  await openOrder(0)
  await scan('6900000000000')
  await page.getByRole('alert').waitFor()
  await expectSound(page)
  await scan(await codeOf(0))
  await sheet().getByRole('textbox', { name: '收多少' }).fill('2')
  await sheet().getByRole('textbox', { name: '批号' }).fill('A-1')
  await sheet().getByRole('button', { name: 'B 稍次' }).click()
  await put().click()
  await page.getByText('批号 A-1').waitFor()

  await scan(labelOf(980))
  const amount = sheet().getByRole('textbox', { name: '收多少' })
  await expect.poll(() => amount.inputValue()).toBe('0.98')
  await sheet().getByRole('textbox', { name: '批号' }).fill('P-1')
  const buffer = await sharp({
    create: { width: 640, height: 480, channels: 3, background: '#c8371e' },
  })
    .png()
    .toBuffer()
  const photo = { name: 'prawns.png', mimeType: 'image/png', buffer }
  await sheet().locator('input[type=file]').setInputFiles(photo)
  await sheet().getByRole('img', { name: /1/ }).waitFor()
  await expectSound(page)
  await put().click()
  await save()
})

test('a second arrival brings the rest, and both stand among the receipts', async () => {
  await openOrder(0)
  await scan(await codeOf(0))
  // The first key takes the place of the figure that stands there.
  const amount = sheet().getByRole('textbox', { name: '收多少' })
  for (const typed of ['1', '12']) {
    await sheet().getByRole('button', { name: /^正好/ }).click()
    for (const key of typed) await sheet().getByRole('button', { name: key, exact: true }).click()
    await expect.poll(() => amount.inputValue()).toBe(typed)
  }
  await sheet().getByRole('button', { name: /^正好/ }).click()
  await sheet().getByRole('textbox', { name: '批号' }).fill('A-2')
  await put().click()
  await save()
  await page.getByRole('link', { name: '收货单' }).click()
  const receipts = page.locator('article')
  await receipts.filter({ hasText: '收 3' }).waitFor()
  await receipts.filter({ hasText: '品相 B' }).waitFor()
  await expectSound(page)
})

test('cold goods are not taken in unmeasured or warm', async () => {
  await openOrder(1)
  await scan(await codeOf(1))
  await sheet().getByRole('textbox', { name: '收多少' }).fill('1')
  await expect.poll(() => put().getAttribute('aria-disabled')).toBe('true')
  await sheet().getByText('先量温度').waitFor()
  const warmth = sheet().getByRole('textbox', { name: '温度（°C）' })
  await warmth.fill('15')
  await sheet().getByText('超出范围，不能收。').waitFor()
  await expectSound(page)
  await sheet().getByRole('button', { name: '全部拒收' }).first().click()
  await expect.poll(() => put().getAttribute('aria-disabled')).toBe(null)
  await warmth.fill('3,5')
  await sheet().getByRole('textbox', { name: '收多少' }).fill('1')
})

test('receipt is closed though goods are under way only with the reason, and says who goes without', async () => {
  const { linli, day } = site
  const { id, lines } = await orderOf(1)
  const expectedAt = `${day.pickupDate}T06:00:00+08:00`
  await ask(linli, day, day.people.suppliers[1]!, 'POST', `/purchase-orders/${id}/shipments`, {
    expectedAt: new Date(expectedAt).toISOString(),
    lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity, lotCode: 'M-1' })),
  })
  await page.goto(`/work/station/closing?date=${day.pickupDate}`)
  await page.getByRole('listitem').filter({ hasText: '鲜奶' }).first().waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('button', { name: '收货截止' }).click()
  const asking = page.getByRole('dialog', { name: '确定不再等货了吗？' })
  const close = asking.getByRole('button', { name: '不等了，截止' })
  await expect.poll(() => close.getAttribute('aria-disabled')).toBe('true')
  await asking.getByRole('button', { name: '车坏在路上' }).click()
  await expectSound(page)
  await close.click()
  await page.getByText(/已截止收货$/).waitFor()
  await turn(linli)
  await page.getByRole('link', { name: '看分配结果' }).click()
  await page.getByText('鲜奶').first().waitFor()
  await expectSound(page)
})

test('the board leads through community by community, and a slot that lacks says so', async () => {
  await page.goto(`/work/station/sorting?date=${site.day.pickupDate}`)
  await page.getByRole('link', { name: '一个小区一个小区分' }).click()
  const round = page.getByRole('combobox', { name: '正在分' })
  await round.locator('option').filter({ hasText: '番茄' }).first().waitFor({ state: 'attached' })
  const names = await round.locator('option').allTextContents()
  const ofTomatoes = names.filter((name) => name.includes('番茄'))
  expect(ofTomatoes).toHaveLength(2)
  await round.selectOption({ label: ofTomatoes[0]! })
  const tomatoes = page.getByRole('region', { name: '番茄' })
  await tomatoes.getByText('放进 1 格').waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await tomatoes.getByRole('button', { name: /少了$/ }).click()
  const less = page.getByRole('dialog')
  await less.getByRole('textbox', { name: '实际放了几件' }).fill('99')
  await expect
    .poll(() => less.getByRole('button', { name: '记下' }).getAttribute('aria-disabled'))
    .toBe('true')
  await less.getByRole('textbox', { name: '实际放了几件' }).fill('1')
  await less.getByRole('button', { name: '记下' }).click()
  await tomatoes.getByRole('img', { name: '少了' }).waitFor()
  await expectSound(page)
})
