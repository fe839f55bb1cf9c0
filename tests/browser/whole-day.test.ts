import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setBusinessTime } from '#platform/clock'
import {
  ask,
  atPickupDay,
  type Buyer,
  balanceOf,
  findFaults,
  makeDayBuyers,
  makeNeighbour,
  passCutoff,
  turn,
} from '../support/index.ts'
import { DESK, expectSound, startBrowserDay } from './support/index.ts'

/**
 * One day clicked by its people: each test is an hour of it and stands on the one before. What the
 * program does by itself between their clicks is done by `turn`.
 */
let site: Awaited<ReturnType<typeof startBrowserDay>>
let [wang, carmen, chen]: Buyer[] = []
let placed: Record<'wang' | 'carmen' | 'chen' | 'granny', string>

const FULL_WALLET = 100_000
const TOMATO_MINOR = 500
const DAY_MS = 86_400_000

beforeAll(async () => {
  const tomato = { name: '番茄', priceMinor: TOMATO_MINOR, costMinor: 300 }
  const offers = [{ ...tomato, commissionBasisPoints: 1000 }]
  site = await startBrowserDay({ communities: 1, offers, isPublished: false })
  ;[wang, carmen, chen] = await makeDayBuyers(site.linli, site.day, 0, 3)
  await makeNeighbour(site.linli, community())
}, 60_000)
afterAll(async () => {
  expect(await findFaults(site.linli)).toEqual([])
  await site.close()
})

const community = () => site.day.communities[0]!
const leader = () => community().leader
const today = () => `/${site.day.regionId}/${community().communityId}`
const place = () => ({ 'linli.place': `${site.day.regionId}/${community().communityId}` })
const orderOf = (page: Page): string => /orders=([0-9a-f-]{36})/.exec(page.url())![1]!
const orderPath = (order: string) => `/orders/${site.day.regionId}/${order}`

/** Puts goods into the cart by their button, and waits until the server has them. */
async function add(page: Page, name: RegExp | string): Promise<void> {
  const kept = page.waitForResponse((answer) => answer.url().includes('/cart/lines/'))
  await page.getByRole('button', { name }).click()
  await kept
}

test('operations looks at the findings and publishes the window', async () => {
  const { page } = await site.visit({ as: site.day.people.operations, size: DESK })
  await page.goto(`/console/windows/${site.day.windowId}`)
  await page.getByText('草稿').waitFor()
  await page.getByRole('button', { name: '带警告发布' }).click()
  const asked = page.getByRole('dialog', { name: '带警告发布' })
  await asked.getByRole('button', { name: '带警告发布' }).click()
  await page.getByText('进行中').first().waitFor()
  await turn(site.linli)
})

test('a neighbour follows the leader’s link and orders from the wallet', async () => {
  const sharing = await site.visit({ as: leader() })
  await sharing.page.goto('/work/leader/share')
  const text = await sharing.page.getByText(/\/l\/chengdu\//).textContent()
  const link = /http:\S+/.exec(text!)![0]
  const { page } = await site.visit({ as: wang! })
  await page.goto(link)
  await add(page, '把 番茄 加入购物车')
  await page.goto('/checkout')
  await page.getByRole('button', { name: '下单并用余额付' }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  placed = { wang: orderOf(page), carmen: '', chen: '', granny: '' }
  expect(await balanceOf(site.linli, site.day, wang!)).toBe(FULL_WALLET - TOMATO_MINOR)
})

test('another orders in the elder version, in Spanish, and pays at pickup', async () => {
  const cookies = { ...place(), 'linli.elder': '1' }
  const { page } = await site.visit({ as: carmen!, locale: 'es', cookies })
  await page.goto('/elder')
  await expectSound(page)
  await page.getByRole('link', { name: /Comprar/ }).click()
  await add(page, 'Añadir 番茄 a la cesta')
  await page.goto('/checkout')
  await page.getByRole('radio', { name: /efectivo/i }).check()
  await page.getByRole('button', { name: /^Pedir/ }).click()
  await page.waitForURL(/\/placed\//)
  placed.carmen = orderOf(page)
})

test('the leader orders for a neighbour without a phone', async () => {
  const { page } = await site.visit({ as: leader() })
  await page.goto('/work/leader/order-for')
  await page.getByRole('button', { name: /李奶奶/ }).click()
  await page.getByRole('button', { name: '多加番茄' }).click()
  await page.getByRole('button', { name: /去下单$/ }).click()
  await page.getByLabel('取货时付现金').check()
  await page.getByRole('button', { name: '为李奶奶下单' }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  const { items } = await ask(
    site.linli,
    site.day,
    leader(),
    'GET',
    `/communities/${community().communityId}/orders`,
  )
  const known = new Set(Object.values(placed))
  placed.granny = items.find(({ id }: { id: string }) => !known.has(id)).id
})

test('one thinks better of it, cancels and has the money back', async () => {
  const { page } = await site.visit({ as: chen!, cookies: place() })
  await page.goto(today())
  await add(page, '把 番茄 加入购物车')
  await page.goto('/checkout')
  await page.getByRole('button', { name: '下单并用余额付' }).click()
  await page.getByRole('heading', { name: '下单成功' }).waitFor()
  placed.chen = orderOf(page)
  await page.goto(orderPath(placed.chen))
  await page.getByRole('button', { name: '取消订单' }).click()
  const asked = page.getByRole('dialog', { name: '要取消这笔订单吗？' })
  await asked.getByText(/¥5\.00 会全部退给你/).waitFor()
  await asked.getByRole('button', { name: '确定取消' }).click()
  await page.getByText('订单已取消').first().waitFor()
  expect(await balanceOf(site.linli, site.day, chen!)).toBe(FULL_WALLET)
})

test('after the cutoff the supplier confirms what the three want, and ships it', async () => {
  await passCutoff(site.linli, site.day)
  const { page } = await site.visit({ as: site.day.people.suppliers[0]! })
  await page.goto('/work/supplier/orders')
  await page.getByRole('link', { name: /等您答复/ }).click()
  await page.getByRole('button', { name: '全部确认' }).click()
  await page.getByRole('heading', { name: '发货' }).waitFor()
  await page.getByRole('textbox', { name: /^批号/ }).fill('A-0722')
  await atPickupDay(site.linli, site.day, '03:00')
  await page.getByLabel('什么时候到仓').fill(`${site.day.pickupDate}T06:00`)
  await page.getByRole('button', { name: '已装车，通知仓库' }).click()
  await page.getByRole('heading', { name: '已发的货' }).waitFor()
})

test('two of three arrive; whoever came last is refunded the same morning', async () => {
  await atPickupDay(site.linli, site.day, '06:00')
  const { keeper } = site.day.people
  const { skuId } = site.day.offers[0]!
  const [card] = await ask(site.linli, site.day, keeper, 'GET', `/sku-cards?ids=${skuId}`)
  const { page } = await site.visit({ as: keeper })
  await page.goto(`/work/station/receiving?date=${site.day.pickupDate}`)
  await page.getByRole('region', { name: '今天的来货' }).getByRole('button').first().click()
  const code = page.getByRole('searchbox', { name: '扫一样到的货' })
  await code.fill(card.code)
  await code.press('Enter')
  const sheet = page.getByRole('dialog', { name: '收进来' })
  await sheet.getByRole('textbox', { name: '收多少' }).fill('2')
  await sheet.getByRole('textbox', { name: '批号' }).fill('A-0722')
  await sheet.getByRole('button', { name: '记到收货单' }).click()
  await page.getByRole('button', { name: /^保存收货单/ }).click()
  await page.getByText('已保存，库存加上了。').waitFor()
  await page.getByRole('link', { name: '收货截止' }).click()
  await page.getByRole('button', { name: '收货截止' }).click()
  const ending = page.getByRole('dialog', { name: '确定不再等货了吗？' })
  await ending.getByRole('button', { name: '收货截止' }).click()
  await page.getByText(/已截止收货$/).waitFor()
  await turn(site.linli)
  const lacking = await ask(site.linli, site.day, leader(), 'GET', `/orders/${placed.granny}`)
  expect(lacking).toMatchObject({ state: 'lacking', cashDueMinor: 0 })
})

test('operations enters the vehicle with its courier', async () => {
  const { operations, courier } = site.day.people
  const { db } = site.linli.database
  await db.updateTable('auth_users').set({ name: '江师傅' }).where('id', '=', courier.id).execute()
  const { page } = await site.visit({ as: operations, size: DESK })
  await page.goto('/console/settings?tab=vehicles')
  await page.getByRole('button', { name: '新车辆' }).click()
  const form = page.getByRole('dialog', { name: '新车辆' })
  await form.getByLabel('车牌').fill('V-1')
  await form.getByLabel('名称').fill('金杯 01')
  await form.getByLabel('容量（袋）').fill('80')
  await form.getByLabel('周转箱').fill('20')
  await form.getByLabel('载重（公斤）').fill('900')
  await form.getByRole('combobox', { name: '配送员' }).fill('江师')
  await page.getByRole('option', { name: /江师傅/ }).click()
  await form.getByRole('button', { name: '新车辆' }).click()
  await page.getByRole('cell', { name: 'V-1', exact: true }).waitFor()
})

test('the goods are sorted and loaded, and leave at the time that the station chose', async () => {
  await turn(site.linli)
  const { page } = await site.visit({ as: site.day.people.keeper })
  await page.goto(`/work/station/sorting?date=${site.day.pickupDate}`)
  await page.getByRole('button', { name: '结束分拣' }).click()
  const ending = page.getByRole('dialog', { name: '结束这一批的分拣？' })
  await ending.getByRole('button', { name: '结束分拣' }).click()
  await page.getByText(/分完，2 袋$/).waitFor()
  await turn(site.linli)
  await page.goto(`/work/station/loads?date=${site.day.pickupDate}`)
  await page.getByRole('button', { name: /^金杯 01/ }).waitFor()
  await page.getByLabel('几点发车').fill('10:00')
  await page.getByRole('button', { name: '安排', exact: true }).click()
  await page.getByText('10:00 发车').waitFor()
  await atPickupDay(site.linli, site.day, '10:00')
  await page.getByRole('button', { name: '发车' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发车' }).click()
  await page.getByText(/出发$/).waitFor()
})

test('the courier drives to the point and back, and says at each that it was served', async () => {
  const { page } = await site.visit({ as: site.day.people.courier })
  await page.goto(`/work/courier?date=${site.day.pickupDate}`)
  await page.getByRole('link', { name: /V-1/ }).click()
  await page.getByRole('button', { name: /^到了 / }).click()
  await page.getByRole('dialog').getByRole('button', { name: '卸完了' }).click()
  await page.getByRole('button', { name: '回仓点周转箱' }).click()
  const back = page.getByRole('dialog', { name: '回仓点周转箱' })
  await back.getByRole('button', { name: '点清了' }).click()
  await page.getByText('这车已回仓，周转箱和保温箱点清了。').waitFor()
})

test('the leader confirms that all came, and the neighbours are told', async () => {
  const { page } = await site.visit({ as: leader() })
  await page.goto(`/work/leader/receive?date=${site.day.pickupDate}`)
  await page.getByRole('button', { name: '都到齐了' }).click()
  await page.getByText('记下了，邻居会收到通知').waitFor()
  await turn(site.linli)
})

test('one is handed over online, one without a network: both once, and the cash is taken', async () => {
  await atPickupDay(site.linli, site.day, '17:00')
  const { page, context } = await site.visit({ as: leader() })
  await page.addInitScript(() => localStorage.setItem('linli.work.camera-folded', 'true'))
  const digitsOf = async (who: Buyer, order: string) => {
    const code = await ask(site.linli, site.day, who, 'GET', `/orders/${order}/pickup-code`)
    return { digits: code.digits as string, token: code.token as string }
  }
  const first = await digitsOf(wang!, placed.wang)
  const second = await digitsOf(carmen!, placed.carmen)
  await page.goto('/work/handover')
  await page.getByText('还没来取').waitFor()
  await page.getByRole('button', { name: '输自提码' }).click()
  await page.getByRole('textbox', { name: '自提码或小票单号' }).fill(first.digits)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('下一位，请扫码').waitFor()

  await context.setOffline(true)
  await page.evaluate((typed) => {
    for (const key of [...typed, 'Enter']) {
      const bubbles = { key, bubbles: true, cancelable: true }
      document.body.dispatchEvent(new KeyboardEvent('keydown', bubbles))
    }
  }, second.token)
  await page.getByText('签名有效').waitFor()
  await page.getByRole('button', { name: '交货完成' }).click()
  await page.getByText('离线 · 1 条待同步').first().waitFor()
  await context.setOffline(false)
  await page.reload()
  const seen = async (who: Buyer, order: string) => {
    const shown = await ask(site.linli, site.day, who, 'GET', `/orders/${order}`)
    return { state: shown.state, cashDueMinor: shown.cashDueMinor }
  }
  const collected = { state: 'collected', cashDueMinor: 0 }
  await expect.poll(() => seen(carmen!, placed.carmen), { timeout: 15_000 }).toEqual(collected)
  expect(await seen(wang!, placed.wang)).toEqual(collected)
})

test('one claims a soft tomato and is refunded', async () => {
  await setBusinessTime(
    site.linli.database.db,
    new Date(Date.parse(`${site.day.pickupDate}T18:00:00+08:00`)),
  )
  await turn(site.linli)
  const { page } = await site.visit({ as: wang!, cookies: place() })
  await page.goto(orderPath(placed.wang))
  await page.getByRole('link', { name: '有问题' }).click()
  await page.getByRole('radio', { name: '少了' }).check()
  await page.getByRole('button', { name: '提交' }).click()
  await page.waitForURL(orderPath(placed.wang))
  await turn(site.linli)
  const { items } = await ask(site.linli, site.day, wang!, 'GET', '/my-claims')
  expect(items).toHaveLength(1)
})

test('when nothing can be claimed any more, the leader sees what was earned, and why', async () => {
  const { db } = site.linli.database
  await setBusinessTime(db, new Date(Date.parse(`${site.day.pickupDate}T12:00:00Z`) + 9 * DAY_MS))
  await turn(site.linli)
  const { page } = await site.visit({ as: leader() })
  await page.goto('/work/leader/earnings')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByText('番茄').first().waitFor()
  await expectSound(page)
})

test('finance counts the cash that the leader brings in', async () => {
  const { page } = await site.visit({ as: site.day.people.finance, size: DESK })
  await page.goto('/console/cash')
  await page.getByRole('button', { name: '登记交款' }).click()
  const counting = page.getByRole('dialog', { name: '登记交款' })
  // Nothing is counted before somebody has: what is owed stands in words alone.
  const counted = counting.getByRole('textbox', { name: '清点' })
  await expect.poll(() => counted.inputValue()).toBe('')
  const told = await counting.getByText(/应交/).textContent()
  const [, owed = ''] = /¥([\d.]+)/.exec(told ?? '')!
  await counted.fill(owed)
  await counting.getByLabel('单据号').fill('S-0722')
  await counting.getByRole('button', { name: '登记交款' }).click()
  await page.getByRole('row', { name: /张敏.*¥0\.00/ }).waitFor()
})

test('the supplier names its account, and two people of finance pay what is due', async () => {
  const { suppliers, finance, approver } = site.day.people
  const { page } = await site.visit({ as: suppliers[0]! })
  await page.goto('/work/supplier/account')
  await page.getByRole('textbox', { name: '户名' }).fill('彭州绿源合作社')
  await page.getByRole('textbox', { name: '开户行' }).fill('成都银行')
  await page.getByRole('textbox', { name: '账号' }).fill('6217000011110042')
  await page.getByRole('button', { name: '用这个账户收款' }).click()
  await page.getByText('现在是 成都银行，尾号 0042').waitFor()

  const { page: first } = await site.visit({ as: finance, size: DESK })
  await first.goto('/console/payouts')
  await first.getByRole('region', { name: '打款' }).getByRole('link').first().click()
  await first.getByRole('button', { name: '批准' }).click()
  await first.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await first.getByText('已保存。').waitFor()

  const { page: second } = await site.visit({ as: approver, size: DESK })
  await second.goto('/console/payouts?tab=batches')
  await second.getByRole('button', { name: '生成批次' }).click()
  await second.getByRole('dialog').getByRole('button', { name: '生成批次' }).click()
  await second.getByRole('region', { name: '批次' }).getByRole('link').click()
  await second.getByText('成都银行 尾号 0042').waitFor()
})
