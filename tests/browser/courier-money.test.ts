import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, codeOf, goodsArrive, makePickup, orderFor, runSweep } from '../support/index.ts'
import { expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/** A courier who has brought goods to a door for 2.00. */
async function withEarnings() {
  const { linli } = site
  const world = await makePickup(linli)
  const { regionId, stationId, buyer } = world
  const courier = await linli.person({ role: 'courier', regionId, stationId })
  const { id } = await orderFor(linli, world)
  await goodsArrive(linli, world)
  await linli.settle()
  const wish = { payBy: 'wallet' }
  const door = await ask(linli, world, buyer, 'POST', `/orders/${id}/door-delivery`, wish)
  const at = `/communities/${world.communityId}/door-deliveries/${door.id}`
  await ask(linli, world, courier, 'POST', `${at}/acceptance`)
  const { digits } = await codeOf(linli, world, id)
  await ask(linli, world, courier, 'POST', `${at}/completion`, { digits })
  await linli.settle()
  const { page } = await site.visit({ as: courier })
  return { world, courier, page }
}

test('a courier sees what was earned at doors and why, and is paid out', async () => {
  const { page } = await withEarnings()
  await page.goto('/work/courier/earnings')
  await page.getByText('送货上门').first().waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('button', { name: '银行账户' }).click()
  const sheet = page.getByRole('dialog', { name: '银行账户' })
  await sheet.getByLabel('户名').fill('江师傅')
  await sheet.getByLabel('开户行').fill('成都银行')
  await sheet.getByLabel('账号').fill('6217000011110042')
  await expectSound(page)
  await sheet.getByRole('button', { name: '保存' }).click()
  await page.getByText('银行账户已保存').waitFor()
  const out = page.getByRole('button', { name: '提现' })
  await expect.poll(() => out.getAttribute('aria-disabled')).toBe('true')
  await runSweep(site.linli, 'settlement-mature-commission')
  await page.reload()
  await out.click()
  await page.getByRole('button', { name: '提现 ¥2.00' }).click()
  await page.getByText('已申请提现').waitFor()
  await expectSound(page)
})

test('a payout stands in the courier’s history with its statement, and is called off', async () => {
  const { world, courier, page } = await withEarnings()
  const own = `/couriers/${courier.id}`
  const account = { holderName: '江师傅', bankName: '成都银行', accountNumber: '6217000011110042' }
  await ask(site.linli, world, courier, 'PUT', `${own}/bank-account`, account)
  await runSweep(site.linli, 'settlement-mature-commission')
  await ask(site.linli, world, courier, 'POST', `${own}/payouts`, { amountMinor: 200 })
  await page.goto('/work/courier/earnings')
  await page.getByRole('link', { name: '我的提现' }).click()
  await page.getByText('待审核').waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('link', { name: /¥2.00/ }).click()
  await page.getByRole('heading', { name: '由 1 笔收入组成' }).waitFor()
  await page.getByText('收款人').waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('button', { name: /¥2.00.*为什么/ }).click()
  const why = page.getByRole('dialog', { name: '为什么是这个数' })
  await why.getByText('你把货送上了门。').waitFor()
  // A courier has no page of an order.
  await expect.poll(() => why.getByRole('link').count()).toBe(1)
  await expectSound(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '撤销这笔提现' }).click()
  const off = page.getByRole('dialog', { name: '撤销这笔提现' })
  await off.getByRole('button', { name: '金额不对' }).click()
  await off.getByRole('button', { name: '撤销这笔提现' }).click()
  await page.getByText('撤销原因').waitFor()
  const address = page.url()
  await page.goto('/work/courier/earnings')
  const out = page.getByRole('button', { name: '提现' })
  await out.waitFor()
  await expect.poll(() => out.getAttribute('aria-disabled')).toBe(null)

  const other = await site.linli.person({ role: 'courier', regionId: world.regionId })
  const theirs = (await site.visit({ as: other, locale: 'en' })).page
  await theirs.goto('/work/courier/payouts')
  await theirs.getByText('Nothing was paid out yet').waitFor()
  await expectSound(theirs)
  await theirs.goto(address)
  await theirs.getByRole('button', { name: 'Try again' }).waitFor()
  await expectSound(theirs)
})
