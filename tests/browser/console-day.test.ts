import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db'
import {
  makeDayBuyers,
  makeOpenWindow,
  makeSettlementWorld,
  orderOfDay,
  type Person,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

let site: Awaited<ReturnType<typeof startBrowserDay>>

beforeAll(async () => {
  site = await startBrowserDay()
})
afterAll(() => site.close())

const visit = async (as: Person) => {
  const visitor = await site.visit({ as, size: DESK, locale: 'en' })
  visitor.page.setDefaultTimeout(10_000)
  return visitor
}

const read = async (who: Person, path: string) =>
  (await site.linli.call(who, 'GET', `/regions/${site.day.regionId}/${path}`)).body

test('the board counts an order that comes while it is looked at', async () => {
  const { day, linli } = site
  const { page } = await visit(day.people.operations)
  const [buyer] = await makeDayBuyers(linli, day, 0, 1)
  await orderOfDay(linli, day, buyer!, [1, 0])
  await page.goto(`/console?date=${day.pickupDate}`)
  const flow = page.getByRole('navigation', { name: 'The day from left to right' })
  await flow.getByRole('link', { name: /^Orders\s*1\b/ }).waitFor()
  await page.getByText('Live', { exact: true }).waitFor()
  await expectSound(page)
  await orderOfDay(linli, day, buyer!, [2, 0])
  await flow.getByRole('link', { name: /^Orders\s*2\b/ }).waitFor()
  await flow.getByRole('link', { name: /^Orders/ }).click()
  await page.getByRole('heading', { name: 'Orders' }).waitFor()
  expect(new URL(page.url()).searchParams.get('pickupFrom')).toBe(day.pickupDate)
})

/** A window that is not out yet: the first of its offers ends before the window opens. */
async function faultyWindow(): Promise<string> {
  const { windowId } = await makeOpenWindow(site.linli, {
    regionId: site.day.regionId,
    communities: site.day.communityIds,
    isPublished: false,
    offers: [
      {
        name: '豆腐',
        priceMinor: 545,
        costMinor: 300,
        cutoffAt: new Date(Date.now() - 2 * HOUR_MS),
      },
      { name: '青菜', priceMinor: 500, costMinor: 300 },
    ],
  })
  return windowId
}

const HOUR_MS = 3_600_000

test('what keeps a window back is put right in its sheet, and it is published', async () => {
  const operations = site.day.people.operations
  const id = await faultyWindow()
  const { page } = await visit(operations)
  await page.goto(`/console/windows/${id}`)
  await page.getByText('Its own cutoff lies outside the window').waitFor()
  const held = page.getByRole('button', { name: 'Publish', exact: true })
  await expect
    .poll(() => held.getAttribute('aria-description'))
    .toBe('Put right what the checks found first.')
  await expectSound(page)

  const finding = page.getByRole('listitem').filter({ hasText: 'Its own cutoff' })
  await finding.getByRole('button', { name: /^Go there/ }).click()
  await page.keyboard.press('Delete')
  await page.getByText('1 row not saved').waitFor()
  await page.keyboard.press('Control+z')
  await page.getByText('All saved').waitFor()
  await page.keyboard.press('Control+y')
  await page.getByText('1 row not saved').waitFor()
  await page.getByRole('button', { name: 'Save offers' }).click()
  await page.getByText('Its own cutoff lies outside the window').waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Publish with these warnings' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Publish with these warnings' })
    .click()
  await page.getByText('Published', { exact: true }).waitFor()
  expect(await read(operations, `windows/${id}`)).toMatchObject({ state: 'open' })
})

test('typing into the sheet is taken back and done again by its buttons', async () => {
  const operations = site.day.people.operations
  const { page } = await visit(operations)
  await page.goto(`/console/windows/${await faultyWindow()}`)
  const row = page.getByRole('row', { name: /青菜/ })
  const price = row.getByRole('gridcell').nth(2)
  await price.click()
  await page.keyboard.type('4.25')
  await page.keyboard.press('Enter')
  await row.getByText('¥4.25').waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await row.getByText('¥4.25').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Redo' }).click()
  await row.getByText('¥4.25').waitFor()
})

async function openPayout(page: Page, payout: string): Promise<void> {
  await page.goto(`/console/payouts/${payout}`)
  await page.getByRole('heading', { name: 'Why this amount' }).waitFor()
}

type Payday = Awaited<ReturnType<typeof makeSettlementWorld>>
async function setAccount({ send, place, regionId }: Payday, isThere: boolean): Promise<void> {
  const account = { holderName: '张敏', bankName: '成都银行', accountNumber: '6217000011110042' }
  if (isThere) {
    await send(place.leader, 'PUT', `/leaders/${place.leader.leaderId}/bank-account`, account)
  } else {
    await sql`update payees set bank_sealed = null, bank_key_id = null
      where region_id = ${regionId}`.execute(site.linli.database.db)
  }
}

// Last: days pass, and the day's window with them.
test('who asks for a payout does not approve it; a colleague does', async () => {
  const world = await makeSettlementWorld(site.linli, { regionId: 'payday' })
  const { leaderId } = world.place.leader
  await world.close([await world.buy(10)])
  await world.rest()
  await world.wait(4)
  await world.rest()
  await setAccount(world, true)
  const asked = { amountMinor: 900 }
  const payout = await world.send(world.finance, 'POST', `/leaders/${leaderId}/payouts`, asked)

  const { page: mine } = await visit(world.finance)
  await openPayout(mine, payout.id)
  const off = mine.getByRole('button', { name: 'Approve' })
  await expect.poll(() => off.getAttribute('aria-disabled')).toBe('true')
  await expect
    .poll(() => off.getAttribute('aria-description'))
    .toBe('You asked for it: another person has to approve')
  await expectSound(mine)

  const operations = await site.linli.person({ role: 'operations', regionId: 'payday' })
  const { page: board } = await visit(operations)
  await board.goto('/console')
  const waits = board.getByRole('listitem').filter({ hasText: /Payouts of .* wait/ })
  await waits.waitFor()
  await expect.poll(() => waits.getByRole('link').count()).toBe(0)

  const { page: theirs } = await visit(world.colleague)
  await theirs.goto('/console/payouts')
  await theirs.getByRole('region', { name: 'Payouts' }).getByRole('link').first().click()
  await theirs.getByRole('button', { name: 'Approve' }).click()
  await theirs.getByRole('dialog').getByRole('button', { name: 'Approve' }).click()
  await theirs.getByText('Saved.').waitFor()
  await setAccount(world, false)
  await theirs.goto('/console/payouts?tab=batches')
  await theirs.getByRole('button', { name: 'Make a batch' }).click()
  const before = theirs.getByRole('dialog', { name: 'Make a batch' })
  await before.getByText('1 approved payout has no bank account and stays behind:').waitFor()
  await expectSound(theirs)
  await before.getByRole('link', { name: '张敏' }).click()
  await theirs.waitForURL(`**/payouts/${payout.id}`)
  await setAccount(world, true)
  await theirs.goto('/console/payouts?tab=batches')
  await theirs.getByRole('button', { name: 'Make a batch' }).click()
  await theirs.getByRole('dialog').getByRole('button', { name: 'Make a batch' }).click()
  await theirs.getByRole('region', { name: 'Batches' }).getByRole('link').click()
  await theirs.getByText('成都银行 ending 0042').waitFor()
  await expectSound(theirs)
  const now = await world.send(world.finance, 'GET', `/payouts/${payout.id}`)
  expect(now.payout).toMatchObject({ state: 'batched', approvedBy: world.colleague.id })
})

test('what an earner and a supplier are owed is sound, and a wallet takes a deposit', async () => {
  const world = await makeSettlementWorld(site.linli, { regionId: 'moneytown' })
  const { finance, place, supplierId } = world
  await world.receive(50_000)
  await world.rest()
  const { page } = await visit(finance)
  await page.goto('/console/statements')
  await page.getByRole('row').getByText('¥500.00').waitFor()
  const pages = [
    [`/payouts/earnings/${place.leader.leaderId}`, /^Earnings of/],
    [`/statements/${supplierId}`, /./],
    ['/ledger', 'Ledger'],
  ] as const
  for (const [path, name] of pages) {
    await page.goto(`/console${path}`)
    await page.getByRole('heading', { name, level: 1 }).waitFor()
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' })
    await expectSound(page)
  }
  await page.getByRole('link', { name: "Resident's wallet" }).first().click()
  await page.getByRole('button', { name: 'Deposit to wallet' }).click()
  const dialog = page.getByRole('dialog', { name: 'Deposit to wallet' })
  await dialog.getByLabel('Reason').fill('Prize')
  await dialog.getByLabel('Amount').fill('1.234')
  await dialog.getByText('A figure with at most 2 decimals').waitFor()
  await dialog.getByRole('button', { name: 'Deposit to wallet' }).click()
  await dialog.getByText('This is not a figure').waitFor()
  await dialog.getByLabel('Amount').fill('12,34')
  await dialog.getByRole('button', { name: 'Deposit to wallet' }).click()
  await page.getByRole('cell', { name: '¥12.34' }).waitFor()
  const { page: asked } = await visit(
    await site.linli.person({ role: 'support', regionId: 'moneytown' }),
  )
  await asked.goto(`/console/residents/${world.buyer.residentId}`)
  await asked.getByText('Paid in by the operator').first().waitFor()
})
