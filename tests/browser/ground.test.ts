import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

test('a page is guarded by a policy without unsafe-inline, with a nonce of its own', async () => {
  const policies: string[] = []
  for (const path of ['/', '/', '/work', '/console']) {
    const answer = await fetch(site.origin + path)
    expect(answer.status, path).toBe(200)
    policies.push(answer.headers.get('content-security-policy') ?? '')
  }
  for (const policy of policies) {
    expect(policy).toMatch(/script-src 'self' 'nonce-/)
    expect(policy).not.toContain('unsafe-inline')
  }
  expect(policies[0]).not.toBe(policies[1])
})

test('somebody signed in is known to the page', async () => {
  const { page } = await site.visit({ as: site.day.people.operations, size: DESK })
  await page.goto('/console')
  const me = await page.evaluate(() => fetch('/api/v1/me').then((answer) => answer.json()))
  expect(me).toMatchObject({ id: site.day.people.operations.id })
})

test('the door reads without script', async () => {
  const { page } = await site.visit()
  await page.goto('/')
  await expectSound(page)
})

test.each(['/work', '/console'])(
  'a stranger at %s finds the sign-in, and is asked for once',
  async (path) => {
    const { page } = await site.visit({ size: DESK })
    let asked = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/api/v1/me')) asked += 1
    })
    await page.goto(path)
    const email = page.getByRole('textbox', { name: '邮箱' })
    await email.waitFor()
    await email.fill('somebody@example.org')
    await expectSound(page)
    expect(asked).toBeLessThan(4)
  },
)

test.each(['/work', '/console'])(
  'while the script of %s is on its way the page says that it is opening',
  async (path) => {
    const { page } = await site.visit({ size: DESK, locale: 'es' })
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route(/\.js$/, async (route) => {
      await released
      await route.continue()
    })
    await page.goto(path, { waitUntil: 'commit' })
    const opening = page.getByText('Abriendo…')
    await opening.waitFor()
    expect(await page.locator('noscript').count()).toBe(1)
    release()
    await page.getByRole('heading').first().waitFor()
    expect(await opening.isVisible()).toBe(false)
    await expectSound(page)
  },
)
