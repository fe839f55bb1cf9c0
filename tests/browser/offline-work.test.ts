import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodsArrive, makePickup, orderFor } from '../support/index.ts'
import { expectInView, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

/** A leader whose phone has seen the day's list, and whose worker stands. */
async function atThePoint() {
  const world = await makePickup(site.linli)
  await orderFor(site.linli, world)
  await goodsArrive(site.linli, world)
  const { page, context } = await site.visit({ as: world.leader, hasServiceWorker: true })
  await page.goto('/work/handover')
  await page.getByRole('button', { name: '王芳' }).first().waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.getByText('已同步').first().waitFor()
  return { world, page, context }
}

test('the handover page opens without a network, with the list that was kept', async () => {
  const { page, context } = await atThePoint()
  await context.setOffline(true)
  await page.reload()
  await page.getByText(/^按 .* 的名单交货/).waitFor()
  await page.getByRole('button', { name: '王芳' }).first().waitFor()
  // Said once, by what stands on every page; the pane and the ways by hand keep their room.
  expect(await page.getByText(/没有网络|离线/).allTextContents()).toEqual(['离线'])
  const picture = await page.getByRole('region', { name: '扫码' }).locator('.scanner').boundingBox()
  expect(picture!.height).toBeGreaterThanOrEqual(230)
  const digits = (await page.getByRole('button', { name: '手机尾号' }).boundingBox())!
  expect(digits.y + digits.height).toBeLessThan(780 - 160)
  await expectSound(page)
  await page.getByRole('button', { name: '王芳' }).first().click()
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('已记在手机上，有网时自动同步').waitFor()

  await context.setOffline(false)
  await page.getByText('已同步').first().waitFor()
})

test('what was given without a network is told from whichever page is opened next', async () => {
  const { world, page, context } = await atThePoint()
  await context.setOffline(true)
  await page.getByRole('button', { name: '王芳' }).first().click()
  await expectInView(page.getByRole('button', { name: '交货完成' }))
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('已记在手机上，有网时自动同步').waitFor()
  await page.goto('/work')
  await page.getByText('离线 · 1 条待同步').waitFor()
  await context.setOffline(false)
  await page.getByText('已同步').waitFor()
  const path = `${world.at}/handover-list/${world.window.pickupDate}`
  const list = await site.linli.call(world.staff, 'GET', path)
  expect(list.body.orders).toMatchObject([{ state: 'handed' }])
})

test('signing out warns of what is not synced, and tells it before it leaves', async () => {
  const { world, page, context } = await atThePoint()
  await context.setOffline(true)
  await page.getByRole('button', { name: '王芳' }).first().click()
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('已记在手机上，有网时自动同步').waitFor()
  await page.getByRole('link', { name: '我的', exact: true }).click()
  const leave = page.getByRole('button', { name: '退出登录' })
  await leave.click()
  const warning = page.getByRole('dialog', { name: '还有 1 条没同步，现在退出？' })
  await warning.waitFor()
  await expectSound(page)
  await warning.getByRole('button', { name: '先不了' }).click()
  await leave.click()
  await context.setOffline(false)
  await warning.getByRole('button', { name: '仍然退出' }).click()
  await page.getByRole('heading', { name: /登录/ }).waitFor()
  const path = `${world.at}/handover-list/${world.window.pickupDate}`
  const list = await site.linli.call(world.staff, 'GET', path)
  expect(list.body.orders).toMatchObject([{ state: 'handed' }])
})

test('a server that is too busy to say where one works takes no place away', async () => {
  const world = await makePickup(site.linli)
  const { page } = await site.visit({ as: world.leader })
  const busy = { status: 429, contentType: 'application/problem+json' }
  const body = JSON.stringify({ code: 'too-many-calls', title: '太快了，等一会儿再试。' })
  await page.route('**/communities/*', (route) => route.fulfill({ ...busy, body }))
  await page.goto('/work/handover')
  await page.getByRole('alert').filter({ hasText: '等一会儿' }).waitFor()
  await page.unroute('**/communities/*')
  await page.getByRole('button', { name: '再试一次' }).click()
  await page.getByRole('navigation', { name: '我的工作' }).waitFor()
})

test('the places of another region are not taken for those of this one', async () => {
  const world = await makePickup(site.linli)
  const { page } = await site.visit({ as: world.leader })
  const bar = page.getByRole('navigation', { name: '我的工作' })
  await page.goto('/work')
  await bar.waitFor()
  await page.route('**/communities/*', (route) => route.abort())
  await page.reload()
  await bar.waitFor()
  await page.evaluate(() => {
    const name = 'linli.work.known'
    const known = JSON.parse(localStorage.getItem(name)!)
    localStorage.setItem(name, JSON.stringify({ ...known, regionId: 'elsewhere' }))
  })
  await page.reload()
  await page.getByRole('alert').filter({ hasText: '连不上网络' }).waitFor()
})

test.each(['**/api/v1/me', '**/api/v1/regions', '**/communities/*'])(
  'what is not known without %s is said to be missing, and asked again',
  async (silent) => {
    const world = await makePickup(site.linli)
    const { page } = await site.visit({ as: world.leader })
    await page.route(silent, (route) => route.abort())
    await page.goto('/work/handover')
    const failed = page.getByRole('alert').filter({ hasText: '连不上网络' })
    await failed.waitFor()
    await expectSound(page)
    await page.unroute(silent)
    await failed.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('navigation', { name: '我的工作' }).waitFor()
  },
)
