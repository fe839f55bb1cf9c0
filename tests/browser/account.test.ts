import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeResident, type ResidentInWorld } from '../support/index.ts'
import { expectSound, startBrowserDay, type VisitorWish } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>
let resident: ResidentInWorld

beforeAll(async () => {
  site = await startBrowserDay()
  resident = await makeResident(site.linli, site.day.communities[0]!, { name: '王秀兰' })
})
afterAll(() => site.close())

const place = () => `chengdu/${site.day.communities[0]!.communityId}`
const visit = (wish: VisitorWish = {}) =>
  site.visit({ ...wish, cookies: { 'linli.place': place(), ...wish.cookies } })

/** The code that the last message to a phone held. */
async function codeOf(phone: string): Promise<string> {
  const { body } = await site.linli.call(null, 'GET', `/demo/codes/${encodeURIComponent(phone)}`)
  return body.code
}

async function askCode(page: Page, phone: string): Promise<void> {
  await page.goto('/sign-in?to=/me')
  await page.getByLabel('手机号').last().fill(phone)
  await page.getByRole('button', { name: '发验证码' }).click()
  await page.getByLabel('六位验证码').waitFor()
}

test('a new neighbour signs in by a code, says where they live, and is at home', async () => {
  const phone = '+8613900139001'
  const { page } = await visit()
  await askCode(page, phone)
  await page.getByLabel('六位验证码').fill(await codeOf(phone))
  await page.getByLabel('怎么称呼您').fill('新邻居')
  await expectSound(page)
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '开始买菜' }).click()
  await page.getByText('新邻居').waitFor()
  expect(new URL(page.url()).pathname).toBe('/me')
})

test('a wrong code is refused with what to do, and signs nobody in', async () => {
  const { page } = await visit()
  await askCode(page, '+8613900139002')
  const right = await codeOf('+8613900139002')
  await page.getByLabel('六位验证码').fill(right === '000000' ? '000001' : '000000')
  await page.getByRole('alert').filter({ hasText: '再发一次' }).waitFor()
  await expectSound(page)
  expect((await page.request.get('/api/v1/me')).status()).toBe(401)
})

test('who would you like to be is asked in a demo alone', async () => {
  const { page } = await visit()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '发验证码' }).waitFor()
  await expect.poll(() => page.getByText('您想成为谁').count()).toBe(0)
})

test('the elder version is one switch away, stays, and is left again', async () => {
  const { page } = await visit({ as: resident.person })
  await page.goto('/me')
  await page.getByRole('switch', { name: /长辈版/ }).click()
  await page.waitForURL('**/elder')
  await expect.poll(() => page.locator('html').getAttribute('data-elder')).toBe('')
  await expectSound(page)
  await page.getByRole('button', { name: '回到普通版' }).click()
  await page.reload()
  await expect.poll(() => page.locator('html').getAttribute('data-elder')).toBeNull()
  await page.goto('/elder?elder=1')
  await expect.poll(() => page.locator('html').getAttribute('data-elder')).toBe('')
})

test('the language is switched in the account and kept', async () => {
  const { page } = await visit({ as: resident.person })
  await page.goto('/me')
  await page.getByLabel('语言').selectOption('es')
  await page.getByRole('heading', { name: 'Yo' }).waitFor({ state: 'attached' })
  await page.goto('/me/privacy')
  await page.getByRole('heading', { name: 'Privacidad e información' }).waitFor()
})

test.each([
  '/me',
  '/me/profile',
  '/me/addresses',
  '/me/household',
  '/me/wallet',
  '/me/leader',
  '/me/security',
  '/me/privacy',
  '/me/delete',
  '/notices',
  '/favourites',
  '/elder',
])('%s is sound for who is signed in', async (path) => {
  const { page } = await visit({ as: resident.person })
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
  await expectSound(page)
})

test('a page that was seen opens again without a network', async () => {
  const { page, context } = await visit({ as: resident.person, hasServiceWorker: true })
  await page.goto('/me/household')
  await page.evaluate(() => navigator.serviceWorker.ready)
  // Seen once more, now through the worker.
  await page.reload()
  await page.getByRole('heading', { name: '加入家人的家庭' }).waitFor()
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: '加入家人的家庭' }).waitFor()
  await page.getByRole('status').filter({ hasText: '没有网络' }).first().waitFor()
  await context.setOffline(false)
})

test('who is sure deletes the account, and is nobody afterwards', async () => {
  const leaving = await makeResident(site.linli, site.day.communities[0]!)
  const { page } = await visit({ as: leaving.person })
  await page.goto('/me/delete')
  await expect.poll(() => page.getByRole('button', { name: '注销账号' }).isDisabled()).toBe(true)
  await page.getByText('请先勾选上面一行').waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '注销账号' }).click()
  await page.waitForURL((url) => url.pathname !== '/me/delete')
  expect((await site.linli.call(leaving.person, 'GET', '/me')).status).toBe(401)
})
