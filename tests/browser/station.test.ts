import { expect, onTestFinished, test } from 'vitest'
import {
  ask,
  atPickupDay,
  type Day,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
  receiveDay,
  sortDay,
  turn,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

/** A day past its cutoff: five tomatoes and a kilogram of prawns are wanted by two neighbours. */
async function startStation() {
  const { close, day, linli, visit } = await startBrowserDay()
  onTestFinished(close)
  const [first, second] = await makeDayBuyers(linli, day, 0, 2)
  await orderOfDay(linli, day, first!, [3, 1000])
  await orderOfDay(linli, day, second!, [2, 0])
  await passCutoff(linli, day)
  await atPickupDay(linli, day, '05:00')
  const station = `/stations/${day.warehouseId}`
  const see = (path: string) => ask(linli, day, day.people.keeper, 'GET', `${station}${path}`)
  return { linli, day, visit, see }
}

const codeOf = async (linli: Parameters<typeof ask>[0], day: Day, skuId: string) => {
  const [card] = await ask(linli, day, day.people.keeper, 'GET', `/sku-cards?ids=${skuId}`)
  return card.code as string
}

test('goods come short by a typed code with their lot, and closing says who goes without', async () => {
  const { linli, day, visit, see } = await startStation()
  const [tomato] = day.offers
  const orders = await ordersToSuppliers(linli, day)
  for (const { id, supplierId } of orders) {
    const supplier = day.people.suppliers[day.supplierIds.indexOf(supplierId)]!
    await ask(linli, day, supplier, 'POST', `/purchase-orders/${id}/confirmation`, {})
  }
  const order = orders.find(({ supplierId }) => supplierId === day.supplierIds[0])!
  const { page } = await visit({ as: day.people.keeper })
  await page.goto(`/work/station/receiving?date=${day.pickupDate}`)
  const arrivals = page.getByRole('region', { name: '今天的来货' })
  await arrivals.getByRole('button').first().waitFor()
  await expectSound(page)

  await page.goto(`/work/station/receiving?date=${day.pickupDate}&order=${order.id}`)
  const code = page.getByRole('searchbox', { name: '扫一样到的货' })
  await code.fill(await codeOf(linli, day, tomato!.skuId))
  await code.press('Enter')
  const sheet = page.getByRole('dialog', { name: '收进来' })
  await sheet.getByRole('textbox', { name: '收多少' }).fill('3')
  await sheet.getByText(/^比应到的少 2/).waitFor()
  await sheet.getByRole('textbox', { name: '批号' }).fill('A-0722')
  await expectSound(page)
  await sheet.getByRole('button', { name: '记到收货单' }).click()
  await page.getByText('批号 A-0722').waitFor()
  await page.getByText(/已记 3.*（还没保存）/).waitFor()
  const [edit, bin] = await Promise.all(
    ['修改', '去掉'].map((name) => page.getByRole('button', { name }).boundingBox()),
  )
  expect(bin!.y).toBe(edit!.y)
  await page.getByRole('button', { name: /^保存收货单/ }).click()
  await page.getByText('已保存，库存加上了。').waitFor()
  expect(await see(`/skus/${tomato!.skuId}/lots`)).toMatchObject([{ code: 'A-0722' }])

  await page.getByRole('link', { name: '收货截止' }).click()
  await page.getByRole('heading', { name: /会缺$/ }).waitFor()
  const short = page.getByRole('listitem').filter({ hasText: '番茄' }).first()
  await short.getByText(/^缺 2/).waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '收货截止' }).click()
  const ending = page.getByRole('dialog', { name: '确定不再等货了吗？' })
  await ending.getByRole('button', { name: '收货截止' }).click()
  await page.getByText(/已截止收货$/).waitFor()
  await expectSound(page)
  const received = await see(`/receiving-days/${day.pickupDate}`)
  expect(received.closedAt).not.toBeNull()
})

test('with all goods here the next step is to close, on both pages that say what is next', async () => {
  const { linli, day, visit } = await startStation()
  const { keeper } = day.people
  for (const { id, lines } of await ordersToSuppliers(linli, day)) {
    await ask(linli, day, keeper, 'POST', `/stations/${day.warehouseId}/receipts`, {
      pickupDate: day.pickupDate,
      purchaseOrderId: id,
      lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity, lotCode: 'A-1' })),
    })
  }
  const { page } = await visit({ as: keeper })
  for (const path of ['/work', '/work/station']) {
    await page.goto(path)
    const next = page.getByRole('article').filter({ hasText: '截止' })
    await next.getByText('看一眼缺货，再截止收货').waitFor()
    await expect.poll(() => next.locator('.desk-job-figure').count()).toBe(0)
    const step = next.getByRole('link', { name: '看看再截止' })
    await expect.poll(() => step.getAttribute('href')).toMatch(/\/station\/closing/)
  }
})

test('a wave is sorted slot by slot, what is weighed by the grams on the scale', async () => {
  const { linli, day, visit, see } = await startStation()
  const [tomato, prawn] = day.offers
  await receiveDay(linli, day)
  await turn(linli)
  const { page } = await visit({ as: day.people.keeper, size: DESK })
  await page.goto(`/work/station/sorting?date=${day.pickupDate}`)
  await page.getByRole('link', { name: '一样货一样货分' }).click()
  const round = page.getByRole('combobox', { name: '正在分' })
  await round.selectOption(tomato!.skuId)
  const tomatoes = page.getByRole('region', { name: '番茄' })
  await tomatoes.getByText('放进 2 格').waitFor()
  await expectSound(page)
  await tomatoes.getByRole('button', { name: /^这 2 格都放好了/ }).click()

  const prawns = page.getByRole('region', { name: '虾' })
  await prawns
    .getByText(/^\d+ 格$/)
    .first()
    .waitFor()
  await prawns
    .getByText(/^取货号 \d+$/)
    .first()
    .waitFor()
  await prawns.getByRole('button', { name: /^称 \d+ 格$/ }).click()
  const scale = page.getByRole('dialog')
  await scale.getByRole('textbox', { name: '秤上的重量' }).fill('980')
  await scale.getByRole('textbox', { name: '容器重量（克）' }).fill('20')
  await scale.getByText(/差额退给居民$/).waitFor()
  await expectSound(page)
  await scale.getByRole('button', { name: '记下' }).click()
  await prawns.getByRole('button', { name: '下一样' }).click()

  await page.getByText('都分好了').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: '去结束分拣' }).click()
  await page.getByRole('button', { name: '结束分拣' }).click()
  const ending = page.getByRole('dialog', { name: '结束这一批的分拣？' })
  await ending.getByText('1 行比应有的少，差额会退给居民').waitFor()
  await expect.poll(() => ending.getByText(/^0 行/).count()).toBe(0)
  await ending.getByRole('button', { name: '结束分拣' }).click()
  await page.getByText(/分完，2 袋$/).waitFor()
  await expectSound(page)
  const { groups } = await see(`/sorting-lists/${day.pickupDate}?by=order`)
  const weighed = groups.flatMap(({ items }: { items: { skuId: string; sorted: number }[] }) =>
    items.filter(({ skuId }) => skuId === prawn!.skuId),
  )
  expect(weighed).toMatchObject([{ sorted: 960 }])
})

test('bags are put on a vehicle, and the load leaves with its crates counted', async () => {
  const { linli, day, visit, see } = await startStation()
  await receiveDay(linli, day)
  await sortDay(linli, day)
  await ask(linli, day, day.people.operations, 'POST', '/vehicles', {
    code: 'V-1',
    name: '金杯 01',
    capacityBags: 80,
    capacityCrates: 20,
    capacityKg: 900,
    isCold: true,
    courierId: day.people.courier.id,
  })
  const { page } = await visit({ as: day.people.keeper })
  await page.goto(`/work/station/loads?date=${day.pickupDate}`)
  await page.getByText('2 袋还没装车').waitFor()
  await expectSound(page)
  const plan = page.getByRole('button', { name: '安排', exact: true })
  const vehicle = page.getByRole('button', { name: '金杯 01（80 袋）' })
  await vehicle.click()
  await expect.poll(() => plan.getAttribute('aria-disabled')).toBe('true')
  await vehicle.click()
  await page.getByLabel('几点发车').fill('10:30')
  await plan.click()
  const load = page.getByRole('article').filter({ hasText: '1 号车次 · 金杯 01' })
  await load.getByText('10:30 发车').waitFor()
  await expectSound(page)
  await load.getByRole('button', { name: '发车' }).click()
  const counting = page.getByRole('dialog', { name: '装了几个箱子？' })
  await counting.getByRole('textbox', { name: '周转箱' }).fill('4')
  await counting.getByRole('button', { name: '发车' }).click()
  await load.getByText(/出发$/).waitFor()
  const { loads } = await see(`/loads/${day.pickupDate}`)
  expect(loads).toMatchObject([{ dispatchedAt: expect.any(String) }])
})
