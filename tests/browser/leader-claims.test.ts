import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  ask,
  codeOf,
  goodsArrive,
  handOverAs,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  makeCommunity,
  makePickup,
  orderFor,
} from '../support/index.ts'
import { DESK, expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

const peach = async () => {
  const create = { width: 640, height: 480, channels: 3 as const, background: '#c8371e' }
  return {
    name: 'peach.png',
    mimeType: 'image/png',
    buffer: await sharp({ create }).png().toBuffer(),
  }
}

const OFFERS = [
  { name: '水蜜桃', priceMinor: 9000 },
  { name: '排骨', priceMinor: 4000, measure: 'weighed' as const, cap: 50_000 },
]

test('a leader claims the bad goods of a neighbour with pictures, amount and reason', async () => {
  const { linli } = site
  const world = await makeClaimsWorld(linli, { offers: OFFERS })
  const buyer = await makeClaimant(linli, world)
  const order = await makeCollectedOrder(linli, world, buyer, [3, 1000])
  const { page } = await site.visit({ as: world.leader })
  await page.goto('/work/leader/claims')
  await page.getByRole('button', { name: '替邻居报售后' }).click()
  const who = page.getByRole('dialog', { name: '谁的货有问题？' })
  await who.getByRole('listitem').getByRole('button').first().waitFor()
  await expectSound(page)
  await who.getByRole('listitem').getByRole('button').first().click()
  await page.getByRole('link', { name: /水蜜桃/ }).click()
  await page.getByRole('link', { name: '货有问题，替邻居报' }).click()
  await page.getByRole('radio', { name: '水蜜桃' }).check()
  const send = page.getByRole('button', { name: /^替.*提交$/ })
  await page.getByRole('radio', { name: '变质' }).check()
  await page.getByText('需要至少一张').waitFor()
  await expect.poll(() => send.getAttribute('aria-disabled')).toBe('true')
  const much = page.getByRole('group', { name: '水蜜桃有问题的数量' })
  await much.getByRole('button', { name: '水蜜桃少一点' }).click()
  await much.getByText('2 件').waitFor()
  await page.getByText('退款 ¥180.00').waitFor()
  await page.locator('input[type=file]').setInputFiles([await peach()])
  await page.getByRole('img', { name: /照片|图/ }).waitFor()
  await page.getByLabel('邻居怎么说（可不填）').fill('两个都烂了')
  await expectSound(page)
  await send.click()
  const claimed = page.getByRole('heading', { name: '这单的售后' })
  await claimed.waitFor()
  await page.getByText('两个都烂了').waitFor()
  await expectSound(page)
  const claims = await ask(linli, world, world.leader, 'GET', `/orders/${order}/claims`)
  expect(claims).toMatchObject([
    {
      lineNumber: 1,
      reason: 'spoiled',
      quantity: 2,
      askedMinor: 18_000,
      raisedAs: 'leader',
      pictureIds: [expect.any(String)],
    },
  ])

  // Weighed goods go by the hundred grams, and what is small is refunded at once.
  await page.getByRole('link', { name: '货有问题，替邻居报' }).click()
  await page.getByRole('radio', { name: '排骨' }).check()
  await page.getByRole('radio', { name: '少了' }).check()
  const weight = page.getByRole('group', { name: '排骨有问题的数量' })
  for (let nth = 0; nth < 8; nth += 1) {
    await weight.getByRole('button', { name: '排骨少一点' }).click()
  }
  await page.getByText('退款 ¥8.00').waitFor()
  await send.click()
  await page.getByText('已退 ¥8.00 给邻居').waitFor()
})

test('whoever came back is found by the code, and the leader claims from the card', async () => {
  const { linli } = site
  const world = await makePickup(linli, { regionId: 'card' })
  const placed = await orderFor(linli, world)
  await goodsArrive(linli, world)
  const { digits } = await codeOf(linli, world, placed.id)
  const given = { proof: { slip: placed.number }, orderIds: [placed.id] }
  expect((await handOverAs(linli, world, world.leader, given)).status).toBe(201)
  const { page } = await site.visit({ as: world.leader, locale: 'es' })
  await page.addInitScript(() => localStorage.setItem('linli.work.camera-folded', 'true'))
  await page.goto('/work/handover')
  await page
    .getByRole('button', { name: /código/i })
    .first()
    .click()
  await page.getByRole('textbox').fill(digits)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '¿Algo está mal? Reclama por el vecino' }).click()
  await page.getByRole('radio', { name: 'faltaba' }).check()
  await expectSound(page)
  await expectReadableAtDouble(page)
  const address = page.url()
  await page.getByRole('button', { name: /^Enviar por / }).click()
  await page.getByText('Se devuelven').waitFor()

  // What was claimed is not claimed twice, and the page says so.
  await page.goto(address)
  await page.getByText('No queda nada que reclamar').waitFor()
  await expectSound(page)
  await page.goto(address.replace(/\/claim$/, ''))
  const again = page.getByRole('button', { name: '¿Algo está mal? Reclama por el vecino' })
  await again.waitFor()
  await expect.poll(() => again.getAttribute('aria-disabled')).toBe('true')
})

test('the server’s refusal stands on the form, and what was typed stays', async () => {
  const { linli } = site
  const world = await makeClaimsWorld(linli, { regionId: 'refused' })
  const buyer = await makeClaimant(linli, world)
  const order = await makeCollectedOrder(linli, world, buyer, [2])
  const { page } = await site.visit({ as: world.leader, locale: 'en', size: DESK })
  await page.goto(`/work/leader/orders/${order}/claim`)
  await page.getByRole('radio', { name: 'missing' }).check()
  await page.getByLabel(/What the neighbour says/).fill('one was not in the bag')
  const missing = { reason: 'missing', wish: 'refund' }
  await ask(linli, world, buyer, 'POST', `/orders/${order}/lines/1/claims`, missing)
  await page.getByRole('button', { name: /^Send for / }).click()
  await page.getByRole('alert').waitFor()
  await expect
    .poll(() => page.getByLabel(/What the neighbour says/).inputValue())
    .toBe('one was not in the bag')
  await expectSound(page)
})

test('a leader of another community finds no such order to claim', async () => {
  const { linli } = site
  const world = await makeClaimsWorld(linli, { regionId: 'beside' })
  const buyer = await makeClaimant(linli, world)
  const order = await makeCollectedOrder(linli, world, buyer, [1])
  const { leader } = await makeCommunity(linli, { regionId: 'beside' })
  const { page } = await site.visit({ as: leader, locale: 'en' })
  await page.goto(`/work/leader/orders/${order}/claim`)
  await page.getByRole('button', { name: 'Try again' }).waitFor()
  await expectSound(page)
})
