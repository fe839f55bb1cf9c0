import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeSettlementWorld, type SettlementWorld } from '../support/index.ts'
import { expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>
let world: SettlementWorld

const BANK_ACCOUNT = {
  holderName: '张敏',
  bankName: '成都银行',
  accountNumber: '6217 0000 1111 0042',
}

/** A leader with 9.17 available of one order, and a bank account. */
beforeAll(async () => {
  site = await startSite()
  world = await makeSettlementWorld(site.linli)
  const { leader } = world.place
  await world.close([await world.buy(10)])
  await world.rest()
  await world.wait(4)
  await world.rest()
  await world.send(leader, 'PUT', `/leaders/${leader.leaderId}/bank-account`, BANK_ACCOUNT)
})
afterAll(() => site.close())

test('a leader sees why each amount was earned, asks for a payout, and reads its statement', async () => {
  const { page } = await site.visit({ as: world.place.leader })
  await page.goto('/work/leader/payouts')
  await page.getByText('还没有提现过').waitFor()
  await expectSound(page)
  await page.goto('/work/leader/earnings')
  await page.getByRole('button', { name: /为什么$/ }).click()
  const why = page.getByRole('dialog', { name: '为什么是这个数' })
  await why.getByText('邻居取了货，按净额和你的比例得佣金。').waitFor()
  await expectSound(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '提现', exact: true }).click()
  const asking = page.getByRole('dialog', { name: '提现' })
  await asking.getByLabel('提多少').fill('9')
  await expectSound(page)
  await asking.getByRole('button', { name: '申请提现' }).click()
  await page.getByText('已申请，到账 ¥9.00').waitFor()

  await page.getByRole('link', { name: '我的提现' }).click()
  await page.getByText('待审核').waitFor()
  await page.getByText('1 笔收入').waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('link', { name: /¥9.00/ }).click()
  await page.getByRole('heading', { name: '由 1 笔收入组成' }).waitFor()
  const sums = page.getByRole('region', { name: '金额怎么来的' })
  for (const said of [
    '之前剩下的¥0.00',
    '之后的收入（见下）¥9.17',
    '留在余额里-¥0.17',
    '到账¥9.00',
  ]) {
    await sums
      .getByText(said)
      .or(sums.locator('div', { hasText: said }))
      .first()
      .waitFor()
  }
  await sums.getByText('连这笔在内，本月提现共 ¥9.00，不用扣税。').waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('button', { name: /¥9.17/ }).click()
  await why.getByRole('link', { name: '看它在哪笔提现里' }).waitFor()
  await page.keyboard.press('Escape')

  await page.emulateMedia({ media: 'print' })
  await expect.poll(() => page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  await expect.poll(() => page.getByRole('navigation').first().isVisible()).toBe(false)
  await expect.poll(() => page.getByText('成都银行').count()).toBe(0)
  await page.emulateMedia({ media: 'screen' })
  const printed = await page.evaluate(() => {
    let count = 0
    window.print = () => {
      count += 1
    }
    const button = [...document.querySelectorAll('button')].find(
      ({ textContent }) => textContent === '打印',
    )
    button!.click()
    return count
  })
  expect(printed).toBe(1)
})

test('a payout that is not at the bank is called off, and the money is there again', async () => {
  const { page } = await site.visit({ as: world.place.leader, locale: 'es' })
  await page.goto('/work/leader/payouts')
  await page
    .getByRole('link', { name: /por aprobar/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Anular este pago' }).click()
  const dialog = page.getByRole('dialog', { name: 'Anular este pago' })
  await dialog.getByRole('button', { name: 'El importe no es correcto' }).click()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Anular este pago' }).click()
  await page.getByText('Anulado; el dinero está de nuevo en tu saldo').waitFor()
  await page.getByText('Anulado porque').waitFor()
  await expectSound(page)
  const { balance } = await world.send(
    world.place.leader,
    'GET',
    `/leaders/${world.place.leader.leaderId}/earnings`,
  )
  expect(balance).toMatchObject({ availableMinor: 917, underWayMinor: 0 })
})

test('another leader’s statement is not there', async () => {
  const { leader } = world.place
  const asked = { amountMinor: 100 }
  const { id } = await world.send(leader, 'POST', `/leaders/${leader.leaderId}/payouts`, asked)
  const { regionId, communityId } = world.place
  const other = await site.linli.person({ role: 'leader', regionId, communityId })
  const { page } = await site.visit({ as: other, locale: 'en' })
  await page.goto(`/work/leader/payouts/${id}`)
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await expectSound(page)
})
