import { addDays, localDate, zonedInstant } from '#platform/time'
import type { DemoApi } from './api.ts'
import { chanceOfWeek, fillBasket } from './baskets.ts'
import type { Clockwork } from './clockwork.ts'
import { LEADERS } from './leaders.ts'
import type { LoadedNeighbours } from './load-neighbours.ts'
import type { LoadedPlaces } from './load-places.ts'
import { COMMUNITIES, REGION } from './places.ts'
import { NEIGHBOURS, RESIDENTS } from './residents.ts'
import { oneOf, someOf } from './seeded.ts'
import { openShelves, type Shelves } from './shelves.ts'

/** Days before today on which the demo's region opened. */
export const DAYS_BEFORE = 8

/** Times of day at which people order, and how many of them do. */
const MOMENTS = [
  { time: '00:30', orders: 2 },
  { time: '07:40', orders: 3 },
  { time: '12:20', orders: 4 },
  { time: '18:50', orders: 5 },
  { time: '21:20', orders: 3 },
]
/** Just after one window has closed and the next has opened. */
const TURN = '00:02'
/** What is closer to now than this is left to those who come. */
const STILL_MS = 5 * 60_000

export interface Living extends LoadedPlaces, LoadedNeighbours {
  api: DemoApi
  clockwork: Clockwork
}

const AT = `/regions/${REGION.id}`

/** A week passes, up to now: windows open and close, people order and pay. */
export async function liveWeek(living: Living, now: Date): Promise<void> {
  const chance = chanceOfWeek()
  const shelves = openShelves(living.api, living.communityIds)
  const today = localDate(now, REGION.timeZone)
  const opened = await living.clockwork.now()
  for (let day = addDays(today, -DAYS_BEFORE); day <= today; day = addDays(day, 1)) {
    const turn = zonedInstant(day, TURN, REGION.timeZone)
    if (turn.getTime() > now.getTime() - STILL_MS) return
    if (turn > opened) {
      await living.clockwork.moveTo(turn)
      await living.clockwork.turn()
    }
    for (const { time, orders } of MOMENTS) {
      const at = zonedInstant(day, time, REGION.timeZone)
      if (at.getTime() > now.getTime() - STILL_MS) return
      if (at < opened) continue
      await living.clockwork.moveTo(at)
      const customers = someOf(RESIDENTS, orders, chance)
      for (const { name } of customers) await orderByPhone(living, shelves, name, at, chance)
      if (time === '18:50') await orderForOthers(living, shelves, at, chance)
    }
  }
}

/** A resident orders for their own household, and pays from the wallet or at the pickup point. */
async function orderByPhone(
  { api, leaders }: Living,
  shelves: Shelves,
  name: string,
  at: Date,
  chance: () => number,
): Promise<void> {
  const { community } = RESIDENTS.find((resident) => resident.name === name)!
  const part = await partFor(shelves, community, at, chance)
  if (part === null) return
  const leader = LEADERS.find(({ communities }) => communities.includes(community))!
  await api.call(name, 'POST', `${AT}/checkouts`, {
    parts: [part],
    payments: [{ method: chance() < 0.85 ? 'wallet' : 'cash' }],
    ...(chance() < 0.5 ? { leaderCode: leaders.get(leader.name)!.code } : {}),
  })
}

/** A leader orders for a neighbour without a phone, and the store for one who comes in. */
async function orderForOthers(
  { api, residentIds, communityIds, stationIds }: Living,
  shelves: Shelves,
  at: Date,
  chance: () => number,
): Promise<void> {
  const neighbour = oneOf(NEIGHBOURS, chance)
  const part = await partFor(shelves, neighbour.community, at, chance)
  const leader = LEADERS.find(({ communities }) => communities.includes(neighbour.community))!
  const cash = { payments: [{ method: 'cash' }], isCashTaken: true }
  if (part !== null) {
    const path = `${AT}/residents/${residentIds.get(neighbour.name)}/checkouts`
    await api.call(leader.name, 'POST', path, { parts: [part], ...cash })
  }
  const counter = await partFor(shelves, 'C-02', at, chance)
  if (counter === null) return
  await api.call('station_manager', 'POST', `${AT}/stations/${stationIds.get('S-01')}/checkouts`, {
    parts: [counter],
    communityId: communityIds.get('C-02')!,
    ...cash,
  })
}

async function partFor(shelves: Shelves, community: string, at: Date, chance: () => number) {
  const shelf = await shelves.at(community, at)
  if (shelf === null) return null
  const { minimumOrderMinor } = COMMUNITIES.find(({ code }) => code === community)!
  return {
    windowId: shelf.windowId,
    fulfilment: 'pickup' as const,
    slot: oneOf(['16:00-18:30', '18:30-21:00'], chance),
    lines: fillBasket(shelf.offers, { at, minimumMinor: minimumOrderMinor, chance }),
  }
}
