import { hash } from 'node:crypto'
import { inParallel } from '../calls/in-parallel.ts'
import { readWaitingOrders, type WaitingOrder } from './day-queries.ts'
import type { RegionDay } from './region-day.ts'
import { drawn } from './rules.ts'
import { leaderName } from './world.ts'

/** Orders that one person fetches together. */
interface Fetch {
  orders: WaitingOrder[]
  /** How it is shown whose they are, and whether the leader's phone was online. */
  way: 'digits' | 'slip' | 'token-offline' | 'slip-offline'
}

interface PickupCode {
  digits: string
  token: string
}

interface OfflineItem {
  itemId: string
  token?: string
  slip?: string
  orderIds: string[]
  handedOverAt: string
}

const CALLS_AT_ONCE = 4
const SHARE_SENT_TWICE = 0.1
const ITEMS_A_SYNC = 500

/**
 * Leaders hand over what waits, half of it while their phones are offline: that is told once, in
 * another order than it was done, some of it twice. What the plan leaves lies on.
 */
export async function handOver(day: RegionDay): Promise<void> {
  const waiting = await readWaitingOrders(day.db, day.regionId, day.pickupDate)
  const fetched = waiting.filter((order) => !day.plan.left.has(order.basket))
  const fetches = [...Map.groupBy(fetched, whoOf)].map(([who, orders]) => ({
    orders,
    way: wayOf(day, who, orders),
  }))
  const isOffline = ({ way }: Fetch) => way.endsWith('-offline')
  await inParallel(
    CALLS_AT_ONCE,
    fetches.filter((one) => !isOffline(one)),
    (fetch) => handOverOnline(day, fetch),
  )
  const offline = Map.groupBy(fetches.filter(isOffline), ({ orders }) => orders[0]!.store)
  await inParallel(CALLS_AT_ONCE, [...offline], ([store, ofStore]) => sync(day, store, ofStore))
}

/** A resident fetches all of a day at once; of walk-ins each comes for themselves. */
const whoOf = ({ communityId, customer, id }: WaitingOrder): string =>
  `${communityId} ${customer ?? id}`

function wayOf(day: RegionDay, who: string, [first]: WaitingOrder[]): Fetch['way'] {
  const of = drawn(`${day.rules.seed} way ${day.plan.date} ${first!.customer ?? first!.basket}`)
  const isWalkIn = who.endsWith(first!.id)
  if (of < 0.5) return of < 0.15 && !isWalkIn ? 'digits' : 'slip'
  return of < 0.65 && !isWalkIn ? 'token-offline' : 'slip-offline'
}

const codeOf = (day: RegionDay, { id, customer }: WaitingOrder): Promise<PickupCode> =>
  day.api.ask({
    method: 'GET',
    path: `${day.path}/orders/${id}/pickup-code`,
    token: day.world.people.get(customer!)!.token,
  })

async function handOverOnline(day: RegionDay, { orders, way }: Fetch): Promise<void> {
  if (day.stop.aborted) return
  const [first] = orders as [WaitingOrder]
  const proof =
    way === 'digits' ? { digits: (await codeOf(day, first)).digits } : { slip: first.number }
  await day.api.ask({
    method: 'POST',
    path: `${day.path}/communities/${first.communityId}/handovers`,
    token: leaderToken(day, first.store),
    key: `${day.key}-handover-${first.basket}`,
    body: { proof, orderIds: orders.map(({ id }) => id) },
  })
}

const leaderToken = (day: RegionDay, store: string): string =>
  day.world.people.get(leaderName(store))!.token

async function sync(day: RegionDay, store: string, fetches: readonly Fetch[]): Promise<void> {
  const items: OfflineItem[] = []
  for (const [nth, fetch] of fetches.entries()) {
    if (day.stop.aborted) return
    items.push(await itemOf(day, fetch, nth))
  }
  const twice = items.filter(({ itemId }) => drawn(`twice ${itemId}`) < SHARE_SENT_TWICE)
  const shuffled = [...items, ...twice].sort((a, b) => placeOf(a) - placeOf(b))
  const { communityId } = fetches[0]!.orders[0]!
  for (let at = 0; at < shuffled.length; at += ITEMS_A_SYNC) {
    const reply = await day.api.ask<{ items: { outcome: string; code: string | null }[] }>({
      method: 'POST',
      path: `${day.path}/communities/${communityId}/handover-syncs`,
      token: leaderToken(day, store),
      body: { deviceId: `phone-${store}`, items: shuffled.slice(at, at + ITEMS_A_SYNC) },
    })
    const failed = reply.items.find(({ outcome }) => !['done', 'repeated'].includes(outcome))
    if (failed)
      throw new Error(`${day.key}: what was done offline is ${failed.outcome}: ${failed.code}`)
  }
}

const placeOf = ({ itemId }: OfflineItem): number => drawn(`place ${itemId}`)

async function itemOf(day: RegionDay, { orders, way }: Fetch, nth: number): Promise<OfflineItem> {
  const [first] = orders as [WaitingOrder]
  const proof =
    way === 'token-offline' ? { token: (await codeOf(day, first)).token } : { slip: first.number }
  return {
    itemId: idOf(`${day.key} ${first.basket}`),
    ...proof,
    orderIds: orders.map(({ id }) => id),
    handedOverAt: new Date(day.clock.at.getTime() + nth * 1000).toISOString(),
  }
}

/** A UUID that is always the same for the same text, as a phone keeps it. */
function idOf(text: string): string {
  const of = hash('sha1', text)
  const parts = [of.slice(0, 8), of.slice(8, 12), `4${of.slice(13, 16)}`, `8${of.slice(17, 20)}`]
  return [...parts, of.slice(20, 32)].join('-')
}
