import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, totp } from '../support/index.ts'
import {
  DESK,
  expectReadableAtDouble,
  expectSound,
  startBrowserDay,
  withFinger,
} from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

const OWN = 'morning market in the rain'

/** A new courier, who was given a password by whoever makes staff. */
async function newCourier(email: string): Promise<string> {
  const { linli, day } = site
  const { body } = await linli.call(day.people.admin, 'POST', '/staff', { name: '江师傅', email })
  const grant = { personId: body.personId, role: 'courier' }
  await ask(linli, day, day.people.operations, 'POST', '/grants', grant)
  return body.password
}

async function knock(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/work')
  await page.getByRole('textbox', { name: '邮箱' }).fill(email)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** The door at which somebody has changed the password that they were given. */
async function settledCourier(email: string): Promise<Page> {
  const given = await newCourier(email)
  const { page } = await site.visit()
  await knock(page, email, given)
  await page.getByRole('heading', { name: '先换一个自己的密码' }).waitFor()
  await expectSound(page)
  await page.getByLabel('新密码').fill(OWN)
  await page.getByLabel('再输一遍').fill(OWN)
  await page.getByRole('button', { name: '换好，继续' }).click()
  await page.getByRole('link', { name: '我的' }).waitFor()
  return page
}

const isIn = async (page: Page) => (await page.request.get('/api/v1/me')).status() === 200

async function leave(page: Page): Promise<void> {
  await page.goto('/work/me')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('textbox', { name: '邮箱' }).waitFor()
  expect(await isIn(page)).toBe(false)
}

const askedAgain = (page: Page) => page.getByRole('heading', { name: '再确认一下是您' })
const come = (page: Page) => page.getByRole('button', { name: '登录', exact: true }).click()
const inside = (page: Page) => page.getByRole('link', { name: '我的' }).waitFor()

test('a courier sets up a second factor, and the password alone lets nobody in any more', async () => {
  const email = 'courier@example.org'
  const page = await settledCourier(email)
  await page.goto('/work/me')
  await page.getByRole('link', { name: '登录与安全' }).click()
  const card = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: '两步验证' }) })
  await card.getByLabel('密码').fill(OWN)
  const begun = page.waitForResponse('**/two-factor/enable')
  await card.getByRole('button', { name: '开启' }).click()
  const { totpURI } = await (await begun).json()
  await card.getByRole('img', { name: '两步验证的二维码' }).waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await card.getByLabel('验证器数字').fill(totp(totpURI))
  await card.getByRole('button', { name: '完成开启' }).click()
  await page.getByText('两步验证已开启').waitFor()
  await card.getByRole('button', { name: '换新备用码' }).waitFor()
  await leave(page)

  await knock(page, email, OWN)
  await askedAgain(page).waitFor()
  expect(await isIn(page)).toBe(false)
  const right = totp(totpURI)
  await page.getByLabel('验证器数字').fill(right === '000000' ? '000001' : '000000')
  await come(page)
  await page.getByRole('alert').filter({ hasText: '数字不对' }).waitFor()
  await expectSound(page)
  expect(await isIn(page)).toBe(false)
  await page.getByLabel('验证器数字').fill(totp(totpURI, 1))
  await come(page)
  await inside(page)
})

test('without the phone a backup code lets in, once, and a known device is not asked again', async () => {
  const email = 'no-phone@example.org'
  const page = await settledCourier(email)
  const send = async (what: string, data: object) => {
    const path = `${site.origin}/api/auth/two-factor/${what}`
    return (await page.request.post(path, { data, headers: { origin: site.origin } })).json()
  }
  const { totpURI, backupCodes } = await send('enable', { password: OWN })
  await send('verify-totp', { code: totp(totpURI) })
  await leave(page)
  const byBackup = async () => {
    await knock(page, email, OWN)
    await page.getByRole('button', { name: '手机不在身边？用备用码' }).click()
    await page.getByLabel('备用码').fill(backupCodes[0])
    await come(page)
  }
  await byBackup()
  await inside(page)
  await leave(page)
  await byBackup()
  await page.getByRole('alert').filter({ hasText: '备用码不对' }).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '改用验证器' }).click()
  await page.getByLabel('验证器数字').fill(totp(totpURI, 1))
  await page.getByRole('checkbox').check()
  await come(page)
  await inside(page)
  await leave(page)
  await knock(page, email, OWN)
  await inside(page)
  await expect.poll(() => askedAgain(page).count()).toBe(0)
})

test('a courier makes a passkey, and it opens work’s door until it is removed', async () => {
  const page = await settledCourier('finger@example.org')
  await withFinger(page)
  await page.goto('/work/me/security')
  await page.getByRole('button', { name: '在这台设备上添加' }).click()
  const remove = page.getByRole('button', { name: '删除' })
  await remove.waitFor()
  await expectSound(page)
  await leave(page)
  const byFinger = page.getByRole('button', { name: '用通行密钥登录' })
  await expectSound(page)
  await byFinger.click()
  await page.getByRole('link', { name: '我的' }).waitFor()
  expect(await isIn(page)).toBe(true)

  await page.goto('/work/me/security')
  await remove.click()
  await remove.waitFor({ state: 'detached' })
  await leave(page)
  await byFinger.click()
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
  await expectSound(page)
  expect(await isIn(page)).toBe(false)
})

test('a password is changed in work, and elsewhere one is signed out', async () => {
  const email = 'two-phones@example.org'
  const page = await settledCourier(email)
  const other = (await site.visit({ size: DESK })).page
  await knock(other, email, OWN)
  await other.getByRole('link', { name: '我的' }).waitFor()
  await page.goto('/work/me/security')
  await page.getByRole('button', { name: '下线' }).click()
  await page.getByRole('button', { name: '下线' }).waitFor({ state: 'detached' })
  expect(await isIn(other)).toBe(false)
  const card = page.locator('section').filter({ has: page.getByRole('button', { name: /换好/ }) })
  await card.getByLabel('密码', { exact: true }).fill('not mine at all')
  await card.getByLabel('新密码').fill(`${OWN} again`)
  await card.getByLabel('再输一遍').fill(`${OWN} again`)
  await card.getByRole('button', { name: /换好/ }).click()
  await card.getByRole('alert').filter({ hasText: /./ }).waitFor()
  await card.getByLabel('密码', { exact: true }).fill(OWN)
  await card.getByRole('button', { name: /换好/ }).click()
  await page.getByText('密码已更改').waitFor()
  expect(await isIn(page)).toBe(true)
  await expectSound(other)
})
