import { expect, onTestFinished, test } from 'vitest'
import {
  checkoutOf,
  goodsArrive,
  handOverAs,
  makeNeighbour,
  makePickup,
  type Person,
} from '../support/index.ts'
import { DESK, expectSound, startSite } from './support/index.ts'

/** Somebody took 4.80 in cash from a neighbour without a login, and 2.00 of it goes back. */
async function cashGoesBack(who: 'staff' | 'helper') {
  const site = await startSite()
  onTestFinished(site.close)
  const { linli } = site
  const world = await makePickup(linli)
  const { regionId, communityId, stationId, leader } = world
  const helper = await linli.person({ role: 'leader_helper', regionId, communityId })
  const taker = who === 'helper' ? helper : world.staff
  const finance = await linli.person({ role: 'finance', regionId })
  const ask = async (by: Person, path: string, body: object) => {
    const key = crypto.randomUUID()
    const answer = await linli.call(by, 'POST', `/regions/${regionId}${path}`, body, { key })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body
  }
  const neighbour = await makeNeighbour(linli, world.place)
  const cart = checkoutOf(world.window, [[world.window.offers[0]!, 1]], [{ method: 'cash' }])
  const order = await ask(leader, `/residents/${neighbour.id}/checkouts`, cart)
  await goodsArrive(linli, world)
  const proof = { slip: order.orders[0].number }
  const given = await handOverAs(linli, world, taker, { proof, cashTakenMinor: 480 })
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  const back = { amountMinor: 200, currency: 'CNY', reason: '鸡蛋碎了' }
  await ask(finance, `/orders/${order.orders[0].id}/refunds`, back)
  const deposit = () =>
    ask(finance, '/cash-deposits', {
      holder: { kind: 'station', id: stationId },
      countedMinor: 480,
      slip: 'S-1',
    })
  const { page } = await site.visit({ as: taker })
  const visitFinance = async () => (await site.visit({ as: finance, size: DESK })).page
  return { page, order: order.orders[0], deposit, visitFinance }
}

test('a drawer that was just brought in says what is laid out, and is never below nothing', async () => {
  const { page, order, deposit } = await cashGoesBack('staff')
  await deposit()
  await page.goto('/work/station/cash')
  await page.getByText(`${order.shortNumber} 号 · 订单 ${order.number}`).waitFor()
  await page.getByRole('button', { name: '退了：¥2.00，李奶奶' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('账上手里的公款只剩 ¥0.00。差的 ¥2.00 先从备用零钱里垫').waitFor()
  await expectSound(page)
  await sheet.getByRole('button', { name: '退了' }).click()
  await page.getByText('从零钱里先垫了').waitFor()
  await page.getByText('抽屉里没有要交的').waitFor()
  await expectSound(page)
})

test('what was laid out is given back by finance against a receipt', async () => {
  const { page, deposit, visitFinance } = await cashGoesBack('staff')
  await deposit()
  await page.goto('/work/station/cash')
  await page.getByRole('button', { name: '退了：¥2.00，李奶奶' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '退了' }).click()
  await page.getByText('从零钱里先垫了').waitFor()

  const desk = await visitFinance()
  await desk.goto('/console/cash')
  await desk.getByText('替公司垫了 ¥2.00').waitFor()
  await desk.getByRole('button', { name: '归还垫付' }).click()
  const paying = desk.getByRole('dialog', { name: '归还垫付' })
  await paying.getByText(/垫付了 ¥2\.00/).waitFor()
  await paying.getByRole('textbox', { name: '收据号' }).fill('R-1')
  await expectSound(desk)
  await paying.getByRole('button', { name: '归还垫付' }).click()
  await paying.waitFor({ state: 'detached' })
  await desk.getByRole('button', { name: '归还垫付' }).waitFor({ state: 'detached' })
  await desk.getByRole('tab', { name: '归还的垫付' }).click()
  await desk.getByText('R-1').waitFor()
  await expectSound(desk)
  await page.reload()
  await page.getByText('从零钱里先垫了').waitFor({ state: 'detached' })
})

test('whoever helps a leader sees to whom the cash goes back', async () => {
  const { page, order } = await cashGoesBack('helper')
  await page.goto('/work/handover')
  const back = page.getByRole('region', { name: /笔现金要退还给居民/ })
  await back.getByText('李奶奶').waitFor()
  await page.getByText(`${order.shortNumber} 号 · 订单 ${order.number}`).waitFor()
  await expectSound(page)
})
