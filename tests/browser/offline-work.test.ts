import { afterAll, beforeAll, test } from 'vitest'
import { goodsArrive, makePickup, orderFor } from '../support/index.ts'
import { expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

test('the handover page opens without a network, with the list that was kept', async () => {
  const world = await makePickup(site.linli)
  await orderFor(site.linli, world)
  await goodsArrive(site.linli, world)
  const { page, context } = await site.visit({ as: world.leader, hasServiceWorker: true })
  await page.goto('/work/handover')
  await page.getByRole('button', { name: '王芳' }).first().waitFor()
  // The shell is kept once the worker stands.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.getByText('已同步').first().waitFor()

  await context.setOffline(true)
  await page.reload()
  await page.getByText(/^没有网，按 .* 的名单交货/).waitFor()
  await page.getByRole('button', { name: '王芳' }).first().waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '王芳' }).first().click()
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('已记在手机上，有网时自动同步').waitFor()

  await context.setOffline(false)
  await page.getByText('已同步').first().waitFor()
})
