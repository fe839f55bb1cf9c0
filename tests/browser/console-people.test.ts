import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Person, totp } from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

async function visit(as?: Person): Promise<Page> {
  const { page } = await site.visit({ ...(as ? { as } : {}), size: DESK, locale: 'en' })
  page.setDefaultTimeout(10_000)
  return page
}

test('new staff change the password they were given, set up a second factor and sign in by it', async () => {
  const admin = await visit(site.day.people.admin)
  await admin.goto('/console/grants')
  await admin.getByRole('button', { name: 'New staff' }).click()
  const dialog = admin.getByRole('dialog', { name: 'New staff' })
  await dialog.getByLabel('Name').fill('Ada')
  await dialog.getByLabel('Email').fill('ada@example.org')
  await dialog.getByLabel('Role').selectOption('operations')
  await expectSound(admin)
  await dialog.getByRole('button', { name: 'New staff' }).click()
  const told = await admin.getByText(/Temporary password of Ada/).textContent()
  const temporary = /: (\S+) \(/.exec(told!)![1]!

  const page = await visit()
  const signIn = async (password: string) => {
    await page.goto('/console')
    await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org')
    await page.getByLabel('Password').fill(password)
    await expectSound(page)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await signIn(temporary)
  await page.getByText('First, a password of your own').waitFor()
  await expectSound(page)
  const own = 'morning market in the rain'
  await page.getByLabel('New password').fill(own)
  await page.getByLabel('Once more').fill('another one that differs')
  await page.getByRole('button', { name: 'Change and go on' }).click()
  await page.getByText('The two are not the same.').waitFor()
  await page.getByLabel('Once more').fill(own)
  await page.getByRole('button', { name: 'Change and go on' }).click()
  await page.getByRole('navigation', { name: 'The day from left to right' }).waitFor()

  await page.getByRole('button', { name: /Ada/ }).click()
  await page.getByRole('menuitem', { name: 'My account' }).click()
  const card = page.getByRole('region', { name: 'Second factor' })
  await card.getByLabel('Password').fill(own)
  const begun = page.waitForResponse('**/two-factor/enable')
  await card.getByRole('button', { name: 'Set it up' }).click()
  const { totpURI } = (await (await begun).json()) as { totpURI: string }
  await card.getByRole('img', { name: 'QR code of the second factor' }).waitFor()
  await expectSound(page)
  await card.getByLabel('Code from the app').fill(totp(totpURI))
  await card.getByRole('button', { name: 'Turn it on' }).click()
  await card.getByText('on', { exact: true }).waitFor()

  await page.context().clearCookies({ name: /session/ })
  await signIn(own)
  await page.getByText('One more check').waitFor()
  await expectSound(page)
  await page.getByLabel('Code from the app').fill('000000')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('alert').filter({ hasText: /code/ }).waitFor()
  await page.getByLabel('Code from the app').fill(totp(totpURI, 1))
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation', { name: 'The day from left to right' }).waitFor()
})

test('a leader who applied is approved, and another is rejected with the reason', async () => {
  const { day, linli } = site
  for (const name of ['赵团长', '钱团长']) {
    const person = await linli.person()
    const applied = await linli.call(person, 'POST', `/regions/${day.regionId}/leaders`, {
      ...{ name, phone: '13800001234', communityIds: [day.communityIds[0]!], hours: [] },
      ...{ pickupStationId: day.stationIds[0]!, message: '' },
    })
    expect(applied.status, JSON.stringify(applied.body)).toBe(201)
  }
  const page = await visit(day.people.operations)
  await page.goto('/console/leaders?state=applied')
  await page.getByRole('link', { name: '赵团长' }).click()
  await page.getByRole('button', { name: 'Approve' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await page.getByText('Saved.').waitFor()
  await expectSound(page)
  await page.goto('/console/leaders?state=applied')
  await page.getByRole('link', { name: '钱团长' }).click()
  await page.getByRole('button', { name: 'Reject' }).click()
  const dialog = page.getByRole('dialog', { name: 'Reject' })
  await dialog.getByRole('button', { name: 'Reject' }).click()
  await dialog.getByText('Please fill this in').waitFor()
  await dialog.getByLabel('Reason').fill('Lives elsewhere')
  await dialog.getByRole('button', { name: 'Reject' }).click()
  await page.getByText('Lives elsewhere').first().waitFor()
})

test('a role is given with its scope and taken back, and the audit trail holds both', async () => {
  const { day, linli } = site
  const person = await linli.person({ role: 'courier', regionId: day.regionId })
  const rolesOf = async () => {
    const { body } = await linli.call(person, 'GET', '/me')
    return body.grants.map(({ role }: { role: string }) => role)
  }
  const { name } = (await linli.call(person, 'GET', '/me')).body
  const page = await visit(day.people.admin)
  await page.goto('/console/grants')
  await page.getByRole('button', { name: 'Give a grant' }).click()
  const dialog = page.getByRole('dialog', { name: 'Give a grant' })
  await dialog.getByRole('combobox', { name: 'Person' }).fill(name)
  await page.getByRole('listbox').getByRole('option').first().click()
  await dialog.getByLabel('Role').selectOption('station_staff')
  await dialog.getByLabel('Station').selectOption(day.warehouseId)
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Give a grant' }).click()
  await page.getByText('Saved.').waitFor()
  await expect.poll(rolesOf).toContain('station_staff')

  await page.goto('/console/grants?role=station_staff')
  const row = page.getByRole('row', { name: new RegExp(name) })
  await row.getByRole('checkbox').check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Revoke' }).click()
  await page
    .getByRole('dialog', { name: 'Revoke' })
    .getByText(/no longer/)
    .waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect.poll(rolesOf).not.toContain('station_staff')
  await page.goto('/console/audit')
  for (const action of ['Gave a grant', 'Revoked a grant']) {
    await page
      .getByRole('row', { name: new RegExp(action) })
      .first()
      .waitFor()
  }
  await page
    .getByRole('row', { name: /Gave a grant/ })
    .first()
    .getByRole('link')
    .first()
    .click()
  await page.getByRole('dialog').getByText('station_staff').waitFor()
  await page.getByRole('dialog').getByText('giveGrant').waitFor()
  await expectSound(page)
  const card = await page.locator('.table-scroll').boundingBox()
  const drawn = await page.locator('.table-grid tbody tr').first().boundingBox()
  expect(drawn!.width).toBeGreaterThan(card!.width - 20)
  await page.getByRole('dialog').getByRole('link', { name: 'Everything this person did' }).click()
  await page.waitForURL(new RegExp(`actorId=${day.people.admin.id}`))
  await page.goto('/console/audit')
  await page.getByLabel('Action').selectOption('Revoked a grant')
  await page.getByLabel('From', { exact: true }).fill('2020-01-01')
  await page
    .getByRole('row', { name: /Revoked a grant/ })
    .first()
    .waitFor()
  await expect.poll(() => page.getByRole('row', { name: /Gave a grant/ }).count()).toBe(0)
  await page.getByLabel('Through').fill('2020-01-02')
  await page.getByText('No entries fit').waitFor()
  await expectSound(page)
})

test('a setting is set for the region from a day on, in the region’s own time', async () => {
  const { day, linli } = site
  const page = await visit(day.people.operations)
  await page.goto('/console/settings?open=procurement.holdMinutes')
  const side = page.getByRole('dialog', { name: 'Setting' })
  await side.getByRole('button', { name: 'Set' }).click()
  const dialog = page.getByRole('dialog', { name: 'Set', exact: true })
  await dialog.getByLabel('Value').fill('45')
  await dialog.getByLabel(/from/i).last().fill('2030-01-02T08:00')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Set' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await side.getByText('45 minutes', { exact: true }).first().waitFor()
  const path = `/regions/${day.regionId}/settings/procurement.holdMinutes/writings`
  const { body } = await linli.call(day.people.operations, 'GET', path)
  expect(body[0]).toMatchObject({
    ...{ value: 45, scopeKind: 'region', inForceFrom: '2030-01-02T00:00:00.000Z' },
  })
})

test('settings are read and set in money, words and rates, never as the API writes them', async () => {
  const { day, linli } = site
  const page = await visit(day.people.finance)
  const side = page.getByRole('dialog', { name: 'Setting' })
  const dialog = page.getByRole('dialog', { name: 'Set', exact: true })
  const latest = async (name: string) => {
    const path = `/regions/${day.regionId}/settings/${name}/writings`
    return (await linli.call(day.people.finance, 'GET', path)).body[0]?.value
  }
  const set = async (name: string, fill: () => Promise<unknown>) => {
    await page.goto(`/console/settings?open=${name}`)
    await side.getByRole('button', { name: 'Set' }).click()
    await fill()
    await expectSound(page)
    await dialog.getByRole('button', { name: 'Set' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await set('order.deliveryFeeMinor', () => dialog.getByLabel('Value').fill('6.50'))
  expect(await latest('order.deliveryFeeMinor')).toBe(650)
  await side.getByText('¥6.50').first().waitFor()
  await set('delivery.transportBearer', () =>
    dialog.getByLabel('Value').selectOption({ label: 'the courier' }),
  )
  expect(await latest('delivery.transportBearer')).toBe('courier')
  await set('settlement.withholding', async () => {
    await dialog.getByLabel('Without tax each month').fill('800')
    await dialog.getByRole('button', { name: 'One more line' }).click()
    await dialog.getByRole('button', { name: 'Set' }).click()
    // Half a rate is not taken.
    await dialog.getByRole('alert').waitFor()
    await dialog.getByLabel('Above that, from').fill('0')
    await dialog.getByLabel('Rate').fill('20')
  })
  expect(await latest('settlement.withholding')).toEqual({
    thresholdMinor: 80_000,
    brackets: [{ fromMinor: 0, basisPoints: 2000 }],
  })
  await side.getByText('20% from ¥800.00').first().waitFor()
})

test('an address that leads nowhere says so, and leads home', async () => {
  const page = await visit(site.day.people.operations)
  await page.goto('/console/nothing-here')
  await page.getByText('This page is not here').waitFor()
  await expectSound(page)
  await page.getByRole('link', { name: 'To the start page' }).click()
  await page.getByRole('navigation', { name: 'The day from left to right' }).waitFor()
})

test('an import that is clean after its trial is taken in', async () => {
  const { day, linli } = site
  const page = await visit(day.people.operations)
  await page.goto('/console/communities')
  await page.getByRole('button', { name: 'Import' }).click()
  const dialog = page.getByRole('dialog', { name: 'Import' })
  const choosing = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Sheet (CSV)' }).click()
  await (await choosing).setFiles({
    name: 'communities.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('code,name,address,households\nNEW-1,晨光里,路 9,120\n'),
  })
  await dialog.getByRole('status').waitFor()
  await expectSound(page)
  const path = `/regions/${day.regionId}/communities?search=NEW-1`
  expect((await linli.call(null, 'GET', path)).body.items).toEqual([])
  await dialog.getByRole('button', { name: 'Import' }).click()
  await expect
    .poll(async () => (await linli.call(null, 'GET', path)).body.items)
    .toMatchObject([{ name: '晨光里' }])
})

test('the keyboard alone goes to a list, opens a row, leaves its panel and finds the shortcuts', async () => {
  const page = await visit(site.day.people.operations)
  await page.goto('/console')
  await page.getByRole('navigation', { name: 'The day from left to right' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: 'Prices', level: 1 }).waitFor()
  await page.getByRole('region', { name: 'Prices' }).getByRole('link').first().waitFor()
  await page.getByRole('region', { name: 'Prices' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('Price').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await expectSound(page)
})
