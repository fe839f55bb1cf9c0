import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { sql } from '#platform/db'
import {
  addVehicle,
  ask,
  buyThere,
  checkoutOf,
  claimGoods,
  goodsArrive,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  makeDeliveryWorld,
  makeNeighbour,
  makePickup,
  orderFor,
  type Person,
  type PickupWorld,
  placeOrder,
  planLoadsOf,
  sortAll,
} from '../support/index.ts'
import {
  DESK,
  expectNamesApart,
  expectReadableAtDouble,
  expectSound,
  startSite,
  type Visitor,
  type VisitorWish,
} from './support/index.ts'

let site: Awaited<ReturnType<typeof startSite>>
let pickup: PickupWorld
/** Where the table's words in braces lie. */
const named: Record<string, string> = {}
const people: Record<string, Person> = {}

beforeAll(async () => {
  site = await startSite()
  const { linli } = site
  pickup = await makePickup(linli)
  const collected = await orderFor(linli, pickup)
  const door = await orderFor(linli, pickup)
  await orderFor(linli, pickup, { method: 'cash' })
  await goodsArrive(linli, pickup)
  const lines = [[pickup.window.offers[0]!, 1]] as const
  const unpaid = checkoutOf(pickup.window, lines, [{ method: 'sandbox' }])
  const waiting = await placeOrder(linli, pickup.window, pickup.buyer, unpaid)
  const neighbour = await makeNeighbour(linli, pickup.place)
  const byDoor = { payBy: 'wallet' }
  await ask(linli, pickup, pickup.buyer, 'POST', `/orders/${door.id}/door-delivery`, byDoor)
  const chain = { windowId: pickup.window.windowId, text: '1. 李奶奶 天山雪莲两朵\n2. 路人 番茄 1' }
  await ask(linli, pickup, pickup.leader, 'POST', `${pathOf(pickup)}/chains`, chain)
  const claims = await makeClaimsWorld(linli)
  const claimant = await makeClaimant(linli, claims)
  const claimed = await makeCollectedOrder(linli, claims, claimant)
  await claimGoods(linli, claims, claimant, claimed, { reason: 'other', note: '不新鲜' })
  const road = await makeDeliveryWorld(linli, { regionId: 'road' })
  for (const nth of [0, 1]) await buyThere(linli, road, nth, [1])
  await sortAll(linli, road)
  await addVehicle(linli, road)
  await sql`update stations set name = name || ' ' || code
    where region_id = 'road'`.execute(linli.database.db)
  const [load] = await planLoadsOf(linli, road)
  const { regionId, stationId, communityId } = pickup
  Object.assign(people, {
    leader: pickup.leader,
    claims: claims.leader,
    helper: await linli.person({ role: 'leader_helper', regionId, communityId }),
    courier: road.courier,
    doors: await linli.person({ role: 'courier', regionId, stationId }),
    stranger: await linli.person(),
  })
  Object.assign(named, {
    date: pickup.window.pickupDate,
    order: collected.id,
    unpaid: waiting.id,
    resident: neighbour.id,
    load: load!.id,
    day: road.pickupDate,
  })
})
afterAll(() => site.close())

const pathOf = ({ communityId }: { communityId: string }) => `/communities/${communityId}`

// Who opens what; words in braces are of this world.
const PAGES: readonly (readonly [keyof typeof people, string])[] = [
  ['leader', ''],
  ['helper', ''],
  ['courier', ''],
  ['stranger', ''],
  ['leader', '/me'],
  ['stranger', '/me'],
  ['courier', '/me/security'],
  ['leader', '/leader'],
  ['leader', '/leader/share'],
  ['leader', '/leader/orders?date={date}'],
  ['leader', '/leader/orders?date={date}&show=unpaid'],
  ['leader', '/leader/orders?date={date}&show=goods'],
  ['leader', '/leader/orders/{order}'],
  ['leader', '/leader/orders/{unpaid}'],
  ['leader', '/leader/orders/{order}/claim'],
  ['leader', '/leader/order-for'],
  ['leader', '/leader/order-for?resident={resident}'],
  ['leader', '/leader/chain'],
  ['leader', '/leader/receive?date={date}'],
  ['leader', '/leader/waiting?date={date}'],
  ['leader', '/leader/claims'],
  ['claims', '/leader/claims'],
  ['leader', '/leader/members'],
  ['leader', '/leader/members/{resident}'],
  ['leader', '/leader/earnings'],
  ['leader', '/leader/payouts'],
  ['leader', '/leader/away'],
  ['leader', '/leader/terms'],
  ['stranger', '/leader/apply'],
  ['stranger', '/leader/earnings'],
  ['leader', '/handover'],
  ['helper', '/handover'],
  ['stranger', '/handover'],
  ['courier', '/courier?date={day}'],
  ['courier', '/courier/loads/{load}'],
  ['doors', '/courier/doors'],
  ['courier', '/courier/doors'],
  ['courier', '/courier/earnings'],
  ['courier', '/courier/payouts'],
]

const filled = (path: string): string => path.replace(/\{(\w+)\}/g, (_, word) => named[word]!)

const visitors = new Map<string, Visitor>()

/** The window of somebody in a language, the same for all of their pages. */
async function windowOf(who: string, wish: VisitorWish): Promise<Page> {
  const key = `${who} ${wish.locale}`
  const visitor = visitors.get(key) ?? (await site.visit({ as: people[who]!, ...wish }))
  if (!visitors.has(key)) {
    await visitor.page.addInitScript(() => localStorage.setItem('linli.work.camera-folded', 'true'))
  }
  visitors.set(key, visitor)
  return visitor.page
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/work${filled(path)}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // The page itself, not the grey shapes that stand for it while it is asked.
  await page.waitForFunction(
    () => document.querySelector('[aria-busy=true], .ui-skeleton, .desk-bone') === null,
  )
}

describe.each([
  ['zh-CN', undefined],
  ['en', DESK],
] as const)('in %s', (locale, size) => {
  test.each(PAGES)('what a %s sees at /work%s is sound', async (who, path) => {
    const page = await windowOf(who, { locale, ...(size === undefined ? {} : { size }) })
    await open(page, path)
    await expectSound(page)
    await expectNamesApart(page)
  })
})

// Spanish has the longest words of the three.
test.each(PAGES)('what a %s sees at /work%s reads at double size in Spanish', async (who, path) => {
  const page = await windowOf(who, { locale: 'es' })
  await open(page, path)
  await expectReadableAtDouble(page)
})
