import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, type Shopping, startShopping, withFinger } from './support/index.ts'

let shop: Shopping

beforeAll(async () => {
  shop = await startShopping()
})
afterAll(() => shop.close())

test('a passkey is made on the device, signs in without a code, and is taken away again', async () => {
  const { page, context } = await shop.shopper()
  await withFinger(page)
  await page.goto('/me/security')
  await page.getByRole('button', { name: '在这台设备上添加' }).click()
  const remove = page.getByRole('button', { name: '删除' })
  await remove.waitFor()
  await expectSound(page)

  await context.clearCookies({ name: 'linli.session_token' })
  await page.goto('/sign-in?to=/me/security')
  await page.getByRole('button', { name: /通行密钥/ }).click()
  await remove.waitFor()
  expect((await page.request.get('/api/v1/me')).status()).toBe(200)

  await remove.click()
  await remove.waitFor({ state: 'detached' })
  await context.clearCookies({ name: 'linli.session_token' })
  await page.goto('/sign-in?to=/me/security')
  await page.getByRole('button', { name: /通行密钥/ }).click()
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
  expect((await page.request.get('/api/v1/me')).status()).toBe(401)
  await expectSound(page)
})

test('who puts the question for the finger away may try again, and nothing was made', async () => {
  const { page } = await shop.shopper()
  await withFinger(page, false)
  await page.goto('/me/security')
  const add = page.getByRole('button', { name: '在这台设备上添加' })
  await add.click()
  await expect.poll(() => add.isEnabled()).toBe(true)
  await expect.poll(() => page.getByRole('button', { name: '删除' }).count()).toBe(0)
  await expect.poll(() => page.getByRole('alert').filter({ hasText: /./ }).count()).toBe(0)
})
