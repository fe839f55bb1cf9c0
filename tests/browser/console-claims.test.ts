import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Buyer,
  type ClaimsWorld,
  claimGoods,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  type Person,
} from '../support/index.ts'
import { DESK, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const visit = (as: Person, locale: 'en' | 'es') => site.visit({ as, size: DESK, locale })

const detailsOf = async ({ regionId, support }: ClaimsWorld, claim: string) =>
  (await site.linli.call(support, 'GET', `/regions/${regionId}/order-claims/${claim}/details`)).body

async function claimPicture(world: ClaimsWorld, who: Buyer): Promise<string> {
  const red = { width: 60, height: 40, channels: 3, background: '#c33' } as const
  const file = await sharp({ create: red }).jpeg().toBuffer()
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(file)], { type: 'image/jpeg' }), 'claim.jpg')
  const answer = await fetch(`${site.origin}/api/v1/regions/${world.regionId}/claim-pictures`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${who.token}` },
  })
  const { id } = (await answer.json()) as { id: string }
  return id
}

test('a claim is decided by its picture', async () => {
  const { linli } = site
  const world = await makeClaimsWorld(linli, { offers: [{ name: '荔枝', priceMinor: 9000 }] })
  const buyer = await makeClaimant(linli, world)
  const order = await makeCollectedOrder(linli, world, buyer, [3])
  const pictureIds = [await claimPicture(world, buyer)]
  const claimed = { reason: 'quality', note: '一半是坏的', pictureIds }
  const { body: claim } = await claimGoods(linli, world, buyer, order, claimed)
  expect(claim).toMatchObject({ state: 'waiting' })

  const { page } = await visit(world.support, 'en')
  await page.goto(`/console/claims?state=waiting`)
  await page.getByRole('link', { name: claim.orderNumber }).click()
  const picture = page.getByRole('button', { name: 'Picture 1, larger' })
  await picture.waitFor()
  await expect
    .poll(() => picture.locator('img').evaluate((one: HTMLImageElement) => one.naturalWidth))
    .toBe(60)
  await expectSound(page)
  await page.getByRole('button', { name: 'Decide' }).click()
  const dialog = page.getByRole('dialog', { name: 'Decide' })
  await dialog.getByLabel('Decision').selectOption('refund')
  await dialog.getByText('At most ¥270.00').waitFor()
  expect(await dialog.getByLabel('Amount').inputValue()).toBe('')
  await dialog.getByText(/^Left empty: the \w+, as the rules say$/).waitFor()
  await dialog.getByLabel('Amount').fill('270.01')
  await dialog.getByLabel('Reason').fill('Half of them are bad')
  await dialog.getByRole('button', { name: 'Decide' }).click()
  await dialog.getByText('At most 270.00', { exact: true }).waitFor()
  await dialog.getByLabel('Amount').fill('135')
  await dialog.getByLabel('Reason').fill('Half of them are bad')
  await dialog.getByRole('button', { name: 'Decide' }).click()
  await page.getByText('Saved.').waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Half of them are bad' }).waitFor()
  expect(await detailsOf(world, claim.id)).toMatchObject({
    claim: { state: 'decided', refundedMinor: 13_500 },
    line: { quantity: 3, dueMinor: 13_500 },
  })
})

test('a claim decided as it was raised takes its goods off the order', async () => {
  const { linli } = site
  const world = await makeClaimsWorld(linli, {
    regionId: 'as-raised',
    offers: [{ name: '荔枝', priceMinor: 9000 }],
  })
  const buyer = await makeClaimant(linli, world)
  const order = await makeCollectedOrder(linli, world, buyer, [3])
  const claimed = { reason: 'quality', quantity: 2, pictureIds: [await claimPicture(world, buyer)] }
  const { body: claim } = await claimGoods(linli, world, buyer, order, claimed)
  const { page } = await visit(world.support, 'en')
  await page.goto(`/console/claims/${claim.id}`)
  await page.getByRole('button', { name: 'Decide' }).click()
  const dialog = page.getByRole('dialog', { name: 'Decide' })
  await dialog.getByLabel('Decision').selectOption('refund')
  await dialog.getByText('Left empty: ¥180.00').waitFor()
  await dialog.getByLabel('Reason').fill('Two of three are bad')
  await dialog.getByRole('button', { name: 'Decide' }).click()
  await page.getByText('Saved.').waitFor()
  expect(await detailsOf(world, claim.id)).toMatchObject({
    claim: { state: 'decided', refundedMinor: 18_000 },
    line: { quantity: 1, dueMinor: 9000 },
  })
})

test('what a rule decided is said in the language of who reads it', async () => {
  const { linli } = site
  const world = await makeClaimsWorld(linli, { regionId: 'by-rule', offers: [{}] })
  const buyer = await makeClaimant(linli, world)
  const order = await makeCollectedOrder(linli, world, buyer)
  const { body: claim } = await claimGoods(linli, world, buyer, order, { reason: 'spoiled' })
  expect(claim).toMatchObject({ isByRule: true })
  const { page } = await visit(world.support, 'es')
  await page.goto(`/console/claims/${claim.id}`)
  await page.getByText('Concedida por regla').waitFor()
})
