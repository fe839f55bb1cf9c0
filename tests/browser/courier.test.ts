import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addVehicle,
  ask,
  buyThere,
  codeOf,
  type DeliveryWorld,
  goodsArrive,
  makeDeliveryWorld,
  makePickup,
  orderFor,
  planLoadsOf,
  type ShownLoad,
  sortAll,
} from '../support/index.ts'
import { DESK, expectReadableAtDouble, expectSound, startSite } from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  site = await startSite()
})
afterAll(() => site.close())

let regions = 0

/** A courier whose load is packed: two points on the way, warm and cold goods. */
async function withLoad() {
  regions += 1
  const world = await makeDeliveryWorld(site.linli, {
    regionId: `road${regions}`,
    offers: [
      { name: '番茄', cap: null, priceMinor: 500 },
      { name: '酸奶', cap: null, priceMinor: 900, storage: 'chilled' },
    ],
  })
  await buyThere(site.linli, world, 0, [1, 1])
  await buyThere(site.linli, world, 1, [2, 0])
  await sortAll(site.linli, world)
  await addVehicle(site.linli, world)
  const [load] = await planLoadsOf(site.linli, world)
  return { world, load: load! }
}

const loadOf = ({ regionId, courier }: DeliveryWorld, load: ShownLoad) =>
  ask(site.linli, { regionId }, courier, 'GET', `/loads/${load.id}`)

/** Signs by mouse: two strokes across the field. */
async function sign(page: Page) {
  const box = (await page.getByRole('img', { name: '在这里手写签名' }).boundingBox())!
  for (const [from, to] of [
    [0.2, 0.6],
    [0.5, 0.8],
  ] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * to, box.y + box.height * 0.7, { steps: 8 })
    await page.mouse.up()
  }
}

/** A picture as a phone takes it, drawn by the browser itself. */
async function photo(page: Page): Promise<Buffer> {
  const data = await page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const pen = canvas.getContext('2d')!
    pen.fillStyle = 'seagreen'
    pen.fillRect(0, 0, 640, 480)
    return canvas.toDataURL('image/jpeg').split(',')[1]!
  })
  return Buffer.from(data, 'base64')
}

test('a load is driven from the warehouse along its stops and back', async () => {
  const { world, load } = await withLoad()
  const { page } = await site.visit({ as: world.courier })
  await page.goto(`/work/courier?date=${world.pickupDate}`)
  await page.getByText(/^3 袋$/).waitFor()
  await expectSound(page)
  await expectReadableAtDouble(page)
  await page.getByRole('link', { name: /^第 1 车/ }).click()

  const stops = page.getByRole('list').filter({ has: page.getByText('导航').first() })
  await stops.waitFor()
  const names = await stops.locator('strong').allTextContents()
  const shown = await loadOf(world, load)
  expect(names).toEqual(shown.stops.map(({ stationName }: { stationName: string }) => stationName))
  const [first, second] = shown.stops
  const way = page.getByRole('link', { name: `导航去${first.stationName}` }).first()
  const href = await way.getAttribute('href')
  expect(href).toContain(`${first.latitude},${first.longitude}`)
  await expect.poll(() => way.getAttribute('rel')).toBe('noreferrer')
  await expectSound(page)

  await page.getByRole('button', { name: '装好发车' }).click()
  const out = page.getByRole('dialog', { name: '装好发车' })
  await expectSound(page)
  await out.getByRole('button', { name: '带走的周转箱加一' }).click()
  await out.getByRole('button', { name: '发车', exact: true }).click()
  await page.getByText('已发车，一路平安').waitFor()
  expect((await loadOf(world, load)).cratesOut).toBe(shown.crateCount + 1)

  // Both stations of this day are called the same; the next one stands on top.
  await page
    .getByRole('button', { name: `到了 ${first.stationName}` })
    .first()
    .click()
  const arrival = page.getByRole('dialog')
  await arrival.getByRole('button', { name: '收回的空周转箱加一' }).click()
  await arrival.locator('input[type=file]').setInputFiles({
    name: 'point.jpg',
    mimeType: 'image/jpeg',
    buffer: await photo(page),
  })
  await arrival.getByText('凭证已保存').waitFor()
  await expectSound(page)
  await arrival.getByRole('button', { name: '卸完了' }).click()
  await page.getByText('已记下，团长会收到通知').waitFor()
  const [served] = (await loadOf(world, load)).stops
  expect(served).toMatchObject({ cratesTaken: 1, cratesLeft: first.crateCount })
  expect(served.pictureId).not.toBeNull()

  await page
    .getByRole('button', { name: `到了 ${second.stationName}` })
    .first()
    .click()
  await arrival.getByRole('button', { name: '签字', exact: true }).click()
  const use = arrival.getByRole('button', { name: '用这个签名' })
  await expect.poll(() => use.getAttribute('aria-disabled')).toBe('true')
  await sign(page)
  await expectSound(page)
  await use.click()
  await arrival.getByText('凭证已保存').waitFor()
  await arrival.getByRole('button', { name: '卸完了' }).click()
  await page.getByRole('button', { name: '回仓点周转箱' }).click()
  const back = page.getByRole('dialog', { name: '回仓点周转箱' })
  await expectSound(page)
  await back.getByRole('button', { name: '点清了' }).click()
  await page.getByText('这车已回仓，周转箱和保温箱点清了。').waitFor()
  await expectSound(page)
  expect((await loadOf(world, load)).returnedAt).not.toBeNull()
})

test('what the server refuses on the road is said in the sheet, and nothing typed is lost', async () => {
  const { world, load } = await withLoad()
  const path = `/loads/${load.id}`
  await ask(site.linli, world, world.courier, 'POST', `${path}/dispatch`, { crates: 1 })
  const { page } = await site.visit({ as: world.courier })
  await page.goto(`/work/courier/loads/${load.id}?date=${world.pickupDate}`)
  await page.getByRole('button', { name: /^到了/ }).first().click()
  const sheet = page.getByRole('dialog')
  for (let more = 0; more < 3; more += 1) {
    await sheet.getByRole('button', { name: '留下的周转箱加一' }).click()
  }
  await sheet.getByRole('button', { name: '卸完了' }).click()
  await sheet.getByRole('alert').waitFor()
  await expectSound(page)
  const left = sheet.getByRole('group', { name: '留下的周转箱' })
  const kept = Number(await left.locator('output').textContent())
  expect(kept).toBe(load.stops[0]!.crateCount + 3)
  while (Number(await left.locator('output').textContent()) > 1) {
    await sheet.getByRole('button', { name: '留下的周转箱减一' }).click()
  }
  await sheet.getByRole('button', { name: '卸完了' }).click()
  await page.getByText('已记下，团长会收到通知').waitFor()
})

test('another courier’s load is not there, and a day without one says so', async () => {
  const { world, load } = await withLoad()
  const stranger = await site.linli.person({ role: 'courier', regionId: world.regionId })
  const { page } = await site.visit({ as: stranger, locale: 'es' })
  await page.goto(`/work/courier?date=${world.pickupDate}`)
  await page.getByText('Ninguna carga tuya este día').waitFor()
  await expectSound(page)
  await page.goto(`/work/courier/loads/${load.id}`)
  await page.getByRole('button', { name: 'Reintentar' }).waitFor()
  await expectSound(page)
})

/** A courier of a station, or of the region, and four orders that are wanted at the door. */
async function withDoors({ ofRegion = false } = {}) {
  const world = await makePickup(site.linli)
  const { regionId, stationId } = world
  const place = ofRegion ? { regionId } : { regionId, stationId }
  const courier = await site.linli.person({ role: 'courier', ...place })
  await site.linli.database.db
    .updateTable('residents')
    .set({ phone: '+8613812345678' })
    .where('id', '=', world.buyer.residentId)
    .execute()
  const orders: { id: string; number: string }[] = []
  for (const method of ['wallet', 'wallet', 'cash', 'wallet'] as const) {
    orders.push(await orderFor(site.linli, world, { method }))
  }
  await goodsArrive(site.linli, world)
  await site.linli.settle()
  for (const { id } of orders) {
    const path = `/orders/${id}/door-delivery`
    await ask(site.linli, world, world.buyer, 'POST', path, { payBy: 'wallet' })
  }
  const { page } = await site.visit({ as: courier })
  await page.goto('/work/courier/doors')
  await page.getByRole('button', { name: '我来送' }).first().waitFor()
  return { world, courier, orders, page }
}

test('a courier of the region finds all doors, and knows the cash before it is asked for', async () => {
  const { page } = await withDoors({ ofRegion: true })
  await expect.poll(() => page.getByRole('button', { name: '我来送' }).count()).toBe(4)
  await expectSound(page)
  const inCash = page.getByRole('main').getByRole('listitem').nth(1)
  await inCash.getByText(/^在.+取货$/).waitFor()
  await inCash.getByRole('button', { name: '我来送' }).click()
  const call = inCash.getByRole('link', { name: /电话/ })
  await expect.poll(() => call.getAttribute('href')).toBe('tel:+8613812345678')
  await expectSound(page)
  await inCash.getByRole('button', { name: '送到了' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByText('收现金 ¥4.80').waitFor()
  await sheet.locator('input[type=file]').setInputFiles({
    name: 'door.jpg',
    mimeType: 'image/jpeg',
    buffer: await photo(page),
  })
  await sheet.getByText('凭证已保存').waitFor()
  await sheet.getByRole('button', { name: '送到了' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await expect.poll(() => page.getByRole('button', { name: '我来送' }).count()).toBe(3)
})

test('goods are brought to doors with the code, a picture or a signature as proof', async () => {
  const { world, orders, page } = await withDoors()
  await expect.poll(() => page.getByRole('button', { name: '我来送' }).count()).toBe(4)
  await expectSound(page)
  await expectReadableAtDouble(page)
  const states = async () =>
    (await ask(site.linli, world, world.leader, 'GET', `${at(world)}/door-deliveries`)).items
  const finish = async (prove: (sheet: ReturnType<Page['getByRole']>) => Promise<void>) => {
    const before = await page.getByRole('button', { name: /^(我来送|送到了)$/ }).count()
    await page.getByRole('button', { name: '我来送' }).first().click()
    await page.getByRole('button', { name: '送到了' }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: '送到了' }).waitFor()
    await expect
      .poll(() => sheet.getByRole('button', { name: '送到了' }).getAttribute('aria-disabled'))
      .toBe('true')
    await prove(sheet)
    await sheet.getByRole('button', { name: '送到了' }).click()
    await sheet.waitFor({ state: 'hidden' })
    await expect
      .poll(() => page.getByRole('button', { name: /^(我来送|送到了)$/ }).count())
      .toBe(before - 1)
  }

  // The newest of them stands first: wallet, cash, wallet, wallet.
  const { digits } = await codeOf(site.linli, world, orders[3]!.id)
  await finish(async (sheet) => {
    await expectSound(page)
    const wrong = digits === '00000000' ? '00000001' : '00000000'
    await sheet.getByRole('textbox', { name: '自提码' }).fill(wrong)
    await sheet.getByRole('button', { name: '送到了' }).click()
    await sheet.getByRole('alert').waitFor()
    await expectSound(page)
    // As the neighbour’s phone shows it: in two groups.
    const groups = `${digits.slice(0, 4)} ${digits.slice(4)}`
    await sheet.getByRole('textbox', { name: '自提码' }).fill(groups)
  })
  await finish(async (sheet) => {
    const buffer = await photo(page)
    const file = { name: 'door.jpg', mimeType: 'image/jpeg', buffer }
    await sheet.locator('input[type=file]').setInputFiles(file)
    await sheet.getByText('凭证已保存').waitFor()
    await sheet.getByText('收现金 ¥4.80').waitFor()
    await expectSound(page)
  })
  await finish(async (sheet) => {
    await sheet.getByRole('button', { name: '签字', exact: true }).click()
    await sign(page)
    await sheet.getByRole('button', { name: '用这个签名' }).click()
    await sheet.getByText('凭证已保存').waitFor()
  })
  expect((await states()).map(({ state }: { state: string }) => state).sort()).toEqual([
    'asked',
    'done',
    'done',
    'done',
  ])

  await page.getByRole('button', { name: '取消送上门' }).click()
  const sheet = page.getByRole('dialog', { name: '取消送上门' })
  await sheet.getByRole('button', { name: '家里没人' }).click()
  await expectSound(page)
  await sheet.getByRole('button', { name: '取消送上门' }).click()
  await page.getByText('没有要送上门的').waitFor()
  await expectSound(page)
})

test('what is no picture is refused as proof, with what to do', async () => {
  const { page } = await withDoors()
  await page.getByRole('button', { name: '我来送' }).first().click()
  await page.getByRole('button', { name: '送到了' }).first().click()
  const sheet = page.getByRole('dialog')
  await sheet.locator('input[type=file]').setInputFiles({
    name: 'notes.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('not a picture'),
  })
  await sheet.getByRole('alert').waitFor()
  await expectSound(page)
})

const at = ({ communityId }: { communityId: string }) => `/communities/${communityId}`

test('at a desk the courier’s pages use the room, and are sound', async () => {
  const { world, load } = await withLoad()
  const { page } = await site.visit({ as: world.courier, size: DESK, locale: 'en' })
  await page.goto(`/work/courier/loads/${load.id}`)
  await page.getByRole('heading', { name: /^Load 1/ }).waitFor()
  await expectSound(page)
})
