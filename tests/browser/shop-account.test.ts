import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkoutOf, makeCommunity, makeResident, placeOrder, turn } from '../support/index.ts'
import { expectSound, type Shopping, startShopping } from './support/index.ts'

let shop: Shopping

beforeAll(async () => {
  shop = await startShopping()
})
afterAll(() => shop.close())

/** Signs in by the code that a phone was sent, on a device that knows nobody yet. */
async function signIn(page: Page, phone: string): Promise<void> {
  await page.getByLabel('手机号').last().fill(phone)
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByLabel('六位验证码').waitFor()
  const { body } = await shop.linli.call(null, 'GET', `/demo/codes/${encodeURIComponent(phone)}`)
  await page.getByLabel('六位验证码').fill(body.code)
}

test('who lives somewhere signs in on a new phone and is at home, asked for no community', async () => {
  const phone = '+8613900139101'
  const { person } = await makeResident(shop.linli, shop.world)
  await shop.linli.database.db
    .updateTable('auth_users')
    .set({ phone_number: phone, phone_number_verified: true })
    .where('id', '=', person.id)
    .execute()
  const { page } = await shop.visit()
  await page.goto('/')
  await expectSound(page)
  await page.getByRole('link', { name: '直接登录' }).click()
  await page.waitForURL('**/sign-in')
  await signIn(page, phone)
  await page.waitForURL(`**/${shop.world.regionId}/${shop.world.communityId}`)
})

test('who lives nowhere yet signs in first, then chooses a community and says who they are', async () => {
  const { page } = await shop.visit()
  await page.goto('/sign-in?to=/me')
  await signIn(page, '+8613900139102')
  await page.waitForURL('**/places?**')
  await page
    .locator(`a:has-text("${await communityName()}")`)
    .first()
    .click()
  await page.getByLabel('怎么称呼您').fill('新邻居')
  await expectSound(page)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '开始买菜' }).click()
  await page.getByText('新邻居').waitFor()
  expect(new URL(page.url()).pathname).toBe('/me')
})

const communityName = async (): Promise<string> => {
  const { regionId, communityId } = shop.world
  const path = `/regions/${regionId}/communities/${communityId}`
  return (await shop.linli.call(null, 'GET', path)).body.name
}

test('an address is added, changed and removed', async () => {
  const { page, buyer } = await shop.shopper()
  const addresses = () => shop.ask(buyer, 'GET', `/residents/${buyer.residentId}/addresses`)
  await page.goto('/me/addresses')
  await page.getByText('还没有地址').waitFor()
  await page.getByRole('button', { name: '添加地址' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('名称').fill('父母家')
  await sheet.getByLabel('街道和门牌').fill('玉林街 8 号')
  await sheet.getByLabel('门牌', { exact: true }).fill('2-301')
  await sheet.getByRole('checkbox').check()
  await expectSound(page)
  await sheet.getByRole('button', { name: '保存' }).click()
  await page.getByRole('heading', { name: '父母家' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '修改' }).click()
  const changing = page.getByRole('dialog', { name: '修改地址' })
  await expect.poll(() => changing.getByLabel('街道和门牌').inputValue()).toBe('玉林街 8 号')
  await changing.getByLabel('收货人').fill('周建国')
  await changing.getByRole('button', { name: '保存' }).click()
  await page.getByText('周建国').waitFor()
  expect(await addresses()).toMatchObject([{ recipient: '周建国', isDefault: true }])
  await page.getByRole('button', { name: '删除' }).click()
  await page.getByText('还没有地址').waitFor()
  expect(await addresses()).toEqual([])
})

test('who moves chooses the new community and lives there', async () => {
  const there = await makeCommunity(shop.linli, {
    regionId: shop.world.regionId,
    community: { name: '望江橡园' },
  })
  const { person, id } = await makeResident(shop.linli, shop.world)
  const { page } = await shop.at({ as: person })
  await page.goto('/me/profile')
  await page.getByRole('link', { name: '换小区' }).click()
  await page.getByRole('link', { name: /望江橡园/ }).click()
  await page.getByRole('button', { name: '搬到望江橡园' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '搬到望江橡园' }).click()
  await page.getByText('已搬到新小区').waitFor()
  await page.getByRole('button', { name: '搬到望江橡园' }).waitFor({ state: 'detached' })
  const resident = await shop.ask(person, 'GET', '/me/resident')
  expect(resident).toMatchObject({ id, communityId: there.communityId })
})

test('a household is made, joined with its code, and left again', async () => {
  const mother = await shop.shopper()
  await mother.page.goto('/me/household')
  await mother.page.getByLabel('家庭名称').fill('王家')
  await mother.page.getByRole('button', { name: '新建' }).click()
  await mother.page.getByRole('heading', { name: '王家' }).waitFor()
  await expectSound(mother.page)
  const code = (await mother.page.locator('.account-code').textContent())!

  const son = await shop.shopper()
  await son.page.goto('/me/household')
  await son.page.getByLabel('家庭码').fill('WRONG1')
  await son.page.getByRole('button', { name: '加入' }).click()
  await son.page.getByLabel('家庭码').and(son.page.locator('[aria-invalid=true]')).waitFor()
  await son.page.getByLabel('家庭码').fill(code.toLowerCase())
  await son.page.getByRole('button', { name: '加入' }).click()
  await son.page.getByRole('heading', { name: '王家' }).waitFor()
  await son.page.getByText('（您）').or(son.page.getByText('(您)')).first().waitFor()
  await son.page.getByRole('button', { name: '退出家庭' }).click()
  await son.page.getByRole('heading', { name: '加入家人的家庭' }).waitFor()

  await mother.page.getByRole('button', { name: '换一个码' }).click()
  await mother.page.getByText('已换新码').waitFor()
  await expect.poll(() => mother.page.locator('.account-code').textContent()).not.toBe(code)
})

test('the wallet is filled at the provider and tells every movement', async () => {
  const { page, buyer } = await shop.shopper({ walletMinor: 1000 })
  const body = checkoutOf(shop.world.window, [[shop.world.window.offers[0]!, 1]])
  const { id } = await placeOrder(shop.linli, shop.world.window, buyer, body)
  await page.goto('/me/wallet')
  await page.getByText('¥5.20').first().waitFor()
  await page.getByRole('link', { name: /支付订单/ }).waitFor()
  await page.getByText('运营方存入').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '¥50.00' }).click()
  await page.getByRole('button', { name: '去付款' }).click()
  await page.getByRole('heading', { name: '确认付款' }).waitFor()
  await page.getByRole('button', { name: /付款/ }).click()
  await turn(shop.linli)
  await page.getByRole('link', { name: '回到邻里' }).click()
  await page.getByText('¥55.20').first().waitFor()
  await page.getByText('+¥50.00').waitFor()
  await page.getByRole('link', { name: /支付订单/ }).click()
  await page.waitForURL(`**/orders/${shop.world.regionId}/${id}`)
})

test('notices are read one by one or all at once, and lead to their order', async () => {
  const { page, buyer } = await shop.shopper()
  await page.goto('/notices')
  await page.getByText('还没有通知').waitFor()
  for (const quantity of [1, 2]) {
    const body = checkoutOf(shop.world.window, [[shop.world.window.offers[0]!, quantity]])
    const { id } = await placeOrder(shop.linli, shop.world.window, buyer, body)
    await shop.ask(buyer, 'POST', `/orders/${id}/cancellation`, { why: '买错了' })
  }
  await turn(shop.linli)
  const unread = async () => (await shop.ask(buyer, 'GET', '/notices')).unread
  const before = await unread()
  expect(before).toBeGreaterThan(1)
  await page.reload()
  await page.locator('.account-notice').first().waitFor()
  await expectSound(page)
  await page.locator('.account-notice').first().click()
  await page.waitForURL('**/orders/**')
  await expect.poll(unread).toBe(before - 1)
  await page.goBack()
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await page.getByRole('button', { name: '全部标为已读' }).waitFor({ state: 'detached' })
  expect(await unread()).toBe(0)
})

test('whose goods still wait is told so before the account is deleted', async () => {
  const { person } = await makeResident(shop.linli, shop.world)
  const { page } = await shop.at({ as: person })
  await page.goto('/me')
  await page
    .getByRole('link', { name: /隐私|我的信息/ })
    .first()
    .click()
  await page.getByRole('link', { name: '注销账号' }).click()
  await page.getByText('还没取的货请先取走').waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '注销账号' }).click()
  await page.waitForURL((url) => url.pathname !== '/me/delete')
  expect((await shop.linli.call(person, 'GET', '/me')).status).toBe(401)
})

test('no word on the tiles of one’s page is broken on a small phone', async () => {
  const { page } = await shop.shopper({ locale: 'en' })
  await page.goto('/me')
  const tile = page.getByRole('link', { name: /^Favourites/ })
  await tile.waitFor()
  const lines = await tile.locator('strong').evaluate((name) => {
    const text = document.createRange()
    text.selectNodeContents(name)
    return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size
  })
  expect(lines).toBe(1)
})
