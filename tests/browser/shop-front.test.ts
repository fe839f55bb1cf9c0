import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectSound, goWithin, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>
let home: string

beforeAll(async () => {
  site = await startBrowserDay()
  const regions = await ask<{ id: string }[]>('/regions')
  const region = regions[0]!.id
  const { items } = await ask<{ items: { id: string }[] }>(`/regions/${region}/communities`)
  for (const { id } of items) {
    const { windows } = await ask<{ windows: unknown[] }>(
      `/regions/${region}/communities/${id}/windows`,
    )
    if (windows.length > 0) home = `/${region}/${id}`
  }
})
afterAll(() => site.close())

const ask = async <Reply>(path: string): Promise<Reply> =>
  (await fetch(`${site.origin}/api/v1${path}`)).json() as Promise<Reply>

test('a community is chosen from the list and remembered', async () => {
  const { page } = await site.visit()
  await page.goto('/')
  await page.locator(`a[href="${home}"]`).click()
  await page.waitForURL(`**${home}`)
  await page.goto('/')
  expect(new URL(page.url()).pathname).toBe(home)
})

test('the day of a community is sound and reads without script', async () => {
  const markup = await (await fetch(site.origin + home)).text()
  expect(markup).toContain('<h1')
  expect(markup).toMatch(/href="[^"]*\/goods\/[0-9a-f-]{36}/)
  const { page } = await site.visit()
  await page.goto(home)
  await expectSound(page)
})

test('what is put into the cart before signing in stays there over a reload', async () => {
  const { page } = await site.visit()
  await page.goto(home)
  await page.locator('[data-offer] button').first().click()
  const stepper = page.locator('[data-offer] output').first()
  await stepper.waitFor()
  const before = await stepper.textContent()
  await page.reload()
  await stepper.waitFor()
  await expect.poll(() => stepper.textContent()).toBe(before)
})

test('a tap that comes before the page’s script has is done once it is there', async () => {
  const { page } = await site.visit()
  const mayCome = Promise.withResolvers<void>()
  await page.route('**/assets/**/*.js', async (route) => {
    await mayCome.promise
    await route.continue()
  })
  // Its load waits for the script: what is shown is enough.
  await page.goto(home, { waitUntil: 'commit' })
  await page.locator('[data-offer] button').first().click()
  await expect.poll(() => page.locator('[data-offer] output').count()).toBe(0)
  mayCome.resolve()
  await page.locator('[data-offer] output').first().waitFor()
})

test('a product is sound and tells search engines what it costs', async () => {
  const { page } = await site.visit()
  await page.goto(home)
  await page.locator('article h3 a').first().click()
  await page.waitForURL('**/goods/**')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectSound(page)
  const markup = await (await fetch(page.url())).text()
  expect(markup).toContain('"@type":"Product"')
  const picture = /property="og:image" content="([^"]+)"/.exec(markup)?.[1]
  const shared = await fetch(picture!.replaceAll('&#38;', '&'))
  expect(shared.headers.get('content-type')).toBe('image/png')
})

test('a product whose windows cannot be read is not said to be off sale, and is asked for again', async () => {
  const markup = await (await fetch(site.origin + home)).text()
  const path = /href="([^"]*\/goods\/[0-9a-f-]{36})/.exec(markup)![1]!
  const { page } = await site.visit()
  await page.goto('/elder')
  await page.route('**/windows', (route) => route.abort())
  await goWithin(page, path)
  const bar = page.getByRole('complementary', { name: '购物车' })
  await bar.getByText('连不上网络').waitFor()
  await expectSound(page)
  await page.unroute('**/windows')
  await bar.getByRole('button', { name: '再试一次' }).click()
  await bar.getByRole('button', { name: /加/ }).first().waitFor()
})

test('an unknown page is a page of the shop, and an unknown call a problem document', async () => {
  const page = await fetch(`${site.origin}/no/such/page`)
  expect(page.status).toBe(404)
  expect(page.headers.get('content-type')).toContain('text/html')
  const call = await fetch(`${site.origin}/api/v1/no-such-thing`)
  expect(call.status).toBe(404)
  expect(call.headers.get('content-type')).toContain('application/problem+json')
})

test('without a network the goods stand under the same categories as before', async () => {
  const { page, context } = await site.visit({ hasServiceWorker: true })
  await page.goto(home)
  await page.evaluate(() => navigator.serviceWorker.ready)
  const sections = () => page.locator('main section h2').allInnerTexts()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  const seen = await sections()
  expect(seen).not.toContain('其他')
  // What the page asks by itself each minute; the categories it does not. All is kept once it is there.
  const at = `/api/v1/regions${home.replace(/^(\/[^/]+)\//, '$1/communities/')}/windows`
  const asked = await page.evaluate(async (windows) => {
    const listed = await (await fetch(windows)).json()
    const each = listed.windows.map(({ id }: { id: string }) => `${windows}/${id}`)
    await Promise.all(each.map((path: string) => fetch(path)))
    return [windows, ...each]
  }, at)
  const shelf = at.replace(/windows$/, 'categories')
  await page.waitForFunction(
    async (paths) => {
      const kept = await Promise.all(paths.map((path) => caches.match(path)))
      return kept.every((answer) => answer !== undefined)
    },
    [shelf, ...asked],
  )
  await page.evaluate(async () => {
    for (const name of await caches.keys()) if (name.endsWith('-pages')) await caches.delete(name)
  })
  await context.setOffline(true)
  await page.goto(home)
  await page.getByRole('status').filter({ hasText: '没有网络' }).first().waitFor()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  expect(await sections()).toEqual(seen)
})
