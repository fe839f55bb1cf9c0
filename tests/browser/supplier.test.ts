import { expect, onTestFinished, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import { sql } from '#platform/db'
import {
  ask,
  atPickupDay,
  makeDayBuyers,
  makeSettlementWorld,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
} from '../support/index.ts'
import { expectSound, startBrowserDay, startSite } from './support/index.ts'

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

  const can = page.getByRole('textbox', { name: '能供（件）' })
  const selected = () =>
    can.evaluate((field: HTMLInputElement) =>
      field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0),
    )
  await can.click()
  await expect.poll(selected).toBe(await can.inputValue())
  await page.keyboard.type('4')
  const confirm = page.getByRole('button', { name: '确认，其中 1 样减量' })
  await page.getByText('减量的要说明原因').waitFor()
  await expect.poll(() => confirm.getAttribute('aria-disabled')).toBe('true')
  await page.getByRole('textbox', { name: '为什么' }).fill('下雨减产')
  await expectSound(page)
  await confirm.click()
  await page.getByRole('heading', { name: '发货' }).waitFor()
  await page.getByText(/减量：下雨减产/).waitFor()
  const { amountMinor, expectedMinor } = await see(of(0))
  expect(expectedMinor).toBe((amountMinor / 5) * 4)
  await page.getByText(`¥${(expectedMinor / 100).toFixed(2)}`, { exact: true }).waitFor()
  await page.getByText(`原订 ¥${(amountMinor / 100).toFixed(2)}`).waitFor()
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
  await expect.poll(() => page.getByRole('button', { name: '全部确认' }).count()).toBe(0)
})

test('an order that cannot be supplied is declined with the reason, and stays declined', async () => {
  const { visit, day, of, see } = await startSuppliers()
  const { page } = await visit({ as: day.people.suppliers[0]! })
  await page.goto(`/work/supplier/orders/${of(0)}`)
  await page.getByRole('textbox', { name: '能供（件）' }).fill('99')
  await page.getByText('不能比要的多').first().waitFor()
  const confirm = page.getByRole('button', { name: '全部确认' })
  await expect.poll(() => confirm.getAttribute('aria-disabled')).toBe('true')
  await expectSound(page)
  await page.getByRole('button', { name: '整单供不了' }).click()
  const asking = page.getByRole('dialog', { name: '整单都供不了？' })
  const decline = asking.getByRole('button', { name: '整单供不了' })
  await expect.poll(() => decline.getAttribute('aria-disabled')).toBe('true')
  await asking.getByRole('button', { name: '天气减产' }).click()
  await expectSound(page)
  await decline.click()
  await page.getByText('您说供不了：天气减产').waitFor()
  expect(await see(of(0))).toMatchObject({ state: 'declined', declinedWhy: '天气减产' })
})

test('goods are shipped in two lots that are printed, never more than was confirmed', async () => {
  const { linli, visit, day, of, see } = await startSuppliers()
  const supplier = day.people.suppliers[0]!
  await ask(linli, day, supplier, 'POST', `/purchase-orders/${of(0)}/confirmation`, {})
  await atPickupDay(linli, day, '03:00')
  await sql`update products set shelf_life_days = 5`.execute(linli.database.db)
  const { page } = await visit({ as: supplier })
  await page.goto(`/work/supplier/orders/${of(0)}`)
  const usual = page.getByRole('button', { name: /^按保质期填好空着的日期/ })
  await usual.click()
  await usual.waitFor({ state: 'detached' })
  await expect.poll(() => page.getByLabel('保质到').inputValue()).toMatch(/^\d{4}-/)
  const ship = page.getByRole('button', { name: '已装车，通知仓库' })
  await page.getByText('填什么时候到').waitFor()
  await expect.poll(() => ship.getAttribute('aria-disabled')).toBe('true')
  const amounts = page.getByRole('textbox', { name: '发（件）' })
  await page.getByLabel('什么时候到仓').fill(`${day.pickupDate}T06:00`)
  await amounts.first().fill('')
  await ship.click()
  await page.getByText('填这样货发多少；不发就填 0').waitFor()
  await expect
    .poll(() => amounts.first().evaluate((one) => one === document.activeElement))
    .toBe(true)
  await expectSound(page)
  const lots = page.getByRole('textbox', { name: /^批号/ })
  // A good takes two rows of a finger's height, the names of its fields beside them once.
  await amounts.first().fill('99')
  const good = await page.locator('.ship-lines > li').first().boundingBox()
  expect(good!.height).toBeLessThan(150)
  await lots.first().fill('A-1')
  await page.getByLabel('什么时候到仓').fill(`${day.pickupDate}T06:00`)
  await ship.click()
  await page.getByRole('alert').waitFor()
  await expectSound(page)
  await amounts.first().fill('3')
  await page.getByRole('button', { name: '再加一个批次' }).click()
  await amounts.nth(1).fill('2')
  await lots.nth(1).fill('A-2')
  await ship.click()
  await page.getByText('A-1 · A-2').waitFor()
  expect(await see(of(0))).toMatchObject({
    shipments: [{ lines: [{ quantity: 3 }, { quantity: 2 }] }],
  })
  const [labels] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: '打印批次签' }).click(),
  ])
  const preview = labels.getByRole('region', { name: '打印预览' })
  await preview.getByText(/A-2/).first().waitFor()
  await expectSound(labels)
})

test('an offer is made with all its figures, and withdrawn before it is accepted', async () => {
  const { linli, visit, day } = await startSuppliers()
  const { skuId } = day.offers[1]!
  const [card] = await ask(linli, day, day.people.keeper, 'GET', `/sku-cards?ids=${skuId}`)
  const { page } = await visit({ as: day.people.suppliers[0]! })
  await page.goto('/work/supplier/offers')
  await page.getByText('生效中').waitFor()
  await page.getByRole('button', { name: '新报价' }).click()
  const form = page.getByRole('dialog', { name: '新报价' })
  const make = form.getByRole('button', { name: '提交报价' })
  await form.getByText('先选一样货').waitFor()
  await expect.poll(() => make.getAttribute('aria-disabled')).toBe('true')
  const find = form.getByRole('searchbox', { name: '哪样货' })
  await find.fill(card.code)
  await find.press('Enter')
  await form.getByText('价格、每箱、起订和提前天数都要填').waitFor()
  await form.getByRole('textbox', { name: '每公斤价格' }).fill('28.5')
  await form.getByLabel('到哪天（可不填）').fill('2020-01-01')
  await make.click()
  await form.getByRole('alert').waitFor()
  await expectSound(page)
  await form.getByLabel('到哪天（可不填）').fill('')
  await make.click()
  await page.getByText('等采购答复').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await page.getByText('已撤回').waitFor()
})

test('a price is changed from its row: the buyer is asked, and the present one holds meanwhile', async () => {
  const { linli, visit, day } = await startSuppliers()
  const [supplierId] = day.supplierIds
  const { page } = await visit({ as: day.people.suppliers[0]! })
  await page.goto('/work/supplier/offers')
  const held = page.getByRole('listitem').filter({ hasText: '生效中' })
  await held.getByRole('button', { name: '改价' }).click()
  const form = page.getByRole('dialog', { name: '改价' })
  const propose = form.getByRole('button', { name: '提交报价' })
  await form.getByText('还没有改动').waitFor()
  expect(await propose.getAttribute('aria-disabled')).toBe('true')
  await form.getByRole('textbox', { name: /价格$/ }).fill('9.9')
  await expectSound(page)
  await propose.click()
  const waiting = page.getByRole('listitem').filter({ hasText: '等采购答复' })
  await waiting.getByText('¥9.90').waitFor()
  await held.waitFor()

  await held.getByRole('button', { name: '改价' }).click()
  await form.getByRole('textbox', { name: /价格$/ }).fill('9.8')
  await propose.click()
  await form
    .getByRole('alert')
    .getByText(/还在等采购答复/)
    .waitFor()
  await form.getByRole('button', { name: '关闭' }).click()
  // The refusal stands in the row of the other until its sheet is gone.
  await page.getByText(/还在等采购答复/).waitFor({ state: 'detached' })
  await waiting.getByRole('button', { name: '改价' }).click()
  await form.getByRole('textbox', { name: /价格$/ }).fill('9.7')
  await propose.click()
  await waiting.getByText('¥9.70').waitFor()
  await page.getByText('已撤回').waitFor()

  const path = `/suppliers/${supplierId}/offers`
  const { items } = await ask(linli, day, day.people.buyer, 'GET', path)
  const rank = { sourceRank: 1 }
  await ask(linli, day, day.people.buyer, 'POST', `${path}/${items[0].id}/acceptance`, rank)
  await page.reload()
  await held.getByText('¥9.70').waitFor()
  await page.getByText('已由新价代替').waitFor()
  await expectSound(page)
})

test('who has not answered in time reads that it is past, and is still asked', async () => {
  const { linli, day, visit } = await startSuppliers()
  const { page } = await visit({ as: day.people.suppliers[0]! })
  await page.goto('/work/supplier')
  await page.getByText(/前答复，明天要货$/).waitFor()
  await atPickupDay(linli, day, '05:00')
  await page.reload()
  await page.getByText(/已经过了答复的时间/).waitFor()
  await page.getByRole('link', { name: '看看并确认' }).waitFor()
  await expectSound(page)
})

test('a statement is disputed with the amount and why, and no more is asked than is due', async () => {
  const site = await startSite()
  onTestFinished(site.close)
  const world = await makeSettlementWorld(site.linli)
  await world.receive(50_000)
  await world.rest()
  await world.wait(1)
  await world.rest()
  const { page } = await site.visit({ as: world.supplierUser })
  await page.goto('/work/supplier/statements')
  await page.getByText('现在没有可提的钱').waitFor()
  const payout = page.getByRole('button', { name: '申请提款' })
  await expect.poll(() => payout.getAttribute('aria-disabled')).toBe('true')
  await expectSound(page)
  await page.getByRole('link', { name: /¥500\.00/ }).click()
  await page.getByRole('button', { name: /^对这一行有异议/ }).click()
  const sheet = page.getByRole('dialog', { name: '这一行哪里不对' })
  const dispute = sheet.getByRole('button', { name: '有异议' })
  await expect.poll(() => dispute.getAttribute('aria-disabled')).toBe('true')
  await sheet.getByRole('textbox', { name: '应该是多少' }).fill('520')
  await sheet.getByRole('textbox', { name: '说明理由' }).fill('少算了一箱')
  await expectSound(page)
  await dispute.click()
  await page.getByText('异议已提交，财务会答复。').waitFor()
  await page.reload()
  await page.getByText('您说应该是 ¥520.00，财务还没答复').waitFor()
  await expect.poll(() => page.getByRole('button', { name: /^对这一行有异议/ }).count()).toBe(0)
  await expectSound(page)
})

test('what is taken off is disputed without a sign, to the last day, and the answer is shown', async () => {
  const site = await startSite()
  onTestFinished(site.close)
  const world = await makeSettlementWorld(site.linli)
  await world.receive(50_000)
  const fine = { amountMinor: -3000, why: '冷链超温' }
  await world.send(world.finance, 'POST', `/suppliers/${world.supplierId}/adjustments`, fine)
  await world.rest()
  await world.wait(1)
  await world.rest()
  const at = `/suppliers/${world.supplierId}/statements`
  const { items } = await world.send(world.supplierUser, 'GET', at)
  await setBusinessTime(
    site.linli.database.db,
    new Date(`${items[0].disputableUntil}T21:00:00+08:00`),
  )
  const { page } = await site.visit({ as: world.supplierUser })
  await page.goto(`/work/supplier/statements/${items[0].id}`)
  await page.getByText(/^有不对的，最晚/).waitFor()
  await page.getByRole('listitem').filter({ hasText: '冷链超温' }).getByRole('button').click()
  const sheet = page.getByRole('dialog', { name: '这一行哪里不对' })
  await sheet.getByRole('textbox', { name: '应该扣多少' }).fill('10')
  await sheet.getByRole('textbox', { name: '说明理由' }).fill('只有一箱超温')
  await sheet.getByRole('button', { name: '有异议' }).click()
  await page.getByText(/您说应该是 -¥10\.00/).waitFor()
  const disputes = await world.send(world.finance, 'GET', '/supplier-disputes')
  expect(disputes.items).toMatchObject([{ claimedMinor: -1000 }])
  const granted = { resolution: 'granted', why: '查过温度记录' }
  const path = `/supplier-disputes/${disputes.items[0].id}/resolution`
  expect((await world.send(world.finance, 'POST', path, granted)).adjustmentMinor).toBe(2000)
  await page.reload()
  await page.getByText('异议通过，下期账单 ¥20.00：查过温度记录').waitFor()
  await expectSound(page)
})

test('a statement longer than a page is read to its end, and its oldest line disputed', async () => {
  const site = await startSite()
  onTestFinished(site.close)
  const world = await makeSettlementWorld(site.linli)
  await world.receive(50_000)
  for (let day = 1; day <= 110; day += 1) {
    const body = { amountMinor: -100, why: `第${day}箱压坏` }
    await world.send(world.finance, 'POST', `/suppliers/${world.supplierId}/adjustments`, body)
  }
  await world.rest()
  await world.wait(1)
  await world.rest()
  const { page } = await site.visit({ as: world.supplierUser })
  await page.goto('/work/supplier/statements')
  await page.getByRole('link', { name: /¥390\.00/ }).click()
  const lines = page.getByRole('button', { name: /^对这一行有异议/ })
  await expect.poll(() => lines.count()).toBe(100)
  await page.getByRole('button', { name: '再看一些' }).click()
  await expect.poll(() => lines.count()).toBe(111)
  await expect.poll(() => page.getByRole('button', { name: '再看一些' }).count()).toBe(0)
  await lines.last().click()
  const sheet = page.getByRole('dialog', { name: '这一行哪里不对' })
  await sheet.getByRole('textbox', { name: /应该(是|扣)多少/ }).fill('1')
  await sheet.getByRole('textbox', { name: '说明理由' }).fill('对不上')
  await sheet.getByRole('button', { name: '有异议' }).click()
  await page.getByText('异议已提交，财务会答复。').waitFor()
  await expect.poll(() => lines.count()).toBe(110)
  await expectSound(page)
})
