import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCommunity } from '../support/index.ts'
import { expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

test('whoever is given a password changes it first, and then stands on the page that was asked for', async () => {
  const { regionId } = await makeCommunity(site.linli)
  const admin = await site.linli.person({ role: 'admin' })
  const email = 'courier@linli.test'
  const { body } = await site.linli.call(admin, 'POST', '/staff', { name: '江师傅', email })
  const grant = { personId: body.personId, role: 'courier' }
  const given = await site.linli.call(admin, 'POST', `/regions/${regionId}/grants`, grant)
  expect(given.status, JSON.stringify(given.body)).toBe(201)
  const { page } = await site.visit()
  await page.goto('/work/courier/earnings')
  await page.getByLabel('邮箱').last().fill(email)
  await page.getByLabel('密码').fill(body.password)
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('heading', { name: '先换一个自己的密码' }).waitFor()
  await expectSound(page)
  // Coming back before it was changed opens nothing either.
  await page.reload()
  await page.getByLabel('给您的临时密码').fill(body.password)
  await page.getByLabel('新密码').fill('番茄 土豆 一起买回家')
  await page.getByLabel('再输一遍').fill('番茄 土豆 一起买回家吧')
  await page.getByText('两次输入不一样。').waitFor()
  await page.getByLabel('再输一遍').fill('番茄 土豆 一起买回家')
  await page.getByRole('button', { name: '换好，继续' }).click()
  await page.getByRole('heading', { level: 1, name: '我的收入' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/work/courier/earnings')
  await expectSound(page)
})
