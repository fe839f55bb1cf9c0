import { fillBasket, type ShelfOffer } from './baskets.ts'
import { LEADERS } from './leaders.ts'
import { type Living, leaderOf } from './living.ts'
import { COMMUNITIES, REGION } from './places.ts'
import { NEIGHBOURS, RESIDENTS } from './residents.ts'
import { oneOf, someOf } from './seeded.ts'
import type { Shelves } from './shelves.ts'

const AT = `/regions/${REGION.id}`

/** When and how people order. */
export interface Moment {
  at: Date
  shelves: Shelves
  chance: () => number
  /** What people see and do not buy this time. */
  isLeft?: (offer: ShelfOffer) => boolean
}

/** So many residents order for their own households; names that stay at home do not. */
export async function orderByPhones(
  living: Living,
  moment: Moment,
  count: number,
  stayAtHome: readonly string[] = [],
): Promise<void> {
  const { api, leaders } = living
  const { chance } = moment
  for (const { name, community } of someOf(RESIDENTS, count, chance)) {
    const part = await partFor(moment, community)
    if (part === null) continue
    const leader = LEADERS.find(({ communities }) => communities.includes(community))!
    const payments = [{ method: chance() < 0.85 ? 'wallet' : 'cash' }]
    const code = chance() < 0.5 ? { leaderCode: leaders.get(leader.name)!.code } : {}
    if (stayAtHome.includes(name)) continue
    await api.call(name, 'POST', `${AT}/checkouts`, { parts: [part], payments, ...code })
  }
}

/** A leader orders for a neighbour without a phone, and the store for one who comes in. */
export async function orderForOthers(living: Living, moment: Moment): Promise<void> {
  const { api, residentIds, communityIds, stationIds } = living
  const neighbour = oneOf(NEIGHBOURS, moment.chance)
  const part = await partFor(moment, neighbour.community)
  const cash = { payments: [{ method: 'cash' }], isCashTaken: true }
  if (part !== null) {
    const path = `${AT}/residents/${residentIds.get(neighbour.name)}/checkouts`
    await api.call(leaderOf(neighbour.community), 'POST', path, { parts: [part], ...cash })
  }
  const counter = await partFor(moment, 'C-02')
  if (counter === null) return
  await api.call('station_manager', 'POST', `${AT}/stations/${stationIds.get('S-01')}/checkouts`, {
    parts: [counter],
    communityId: communityIds.get('C-02')!,
    ...cash,
  })
}

async function partFor({ shelves, at, chance, isLeft }: Moment, community: string) {
  const shelf = await shelves.at(community, at)
  if (shelf === null) return null
  const { minimumOrderMinor } = COMMUNITIES.find(({ code }) => code === community)!
  const offers = shelf.offers.filter((offer) => isLeft?.(offer) !== true)
  return {
    windowId: shelf.windowId,
    fulfilment: 'pickup' as const,
    slot: oneOf(['16:00-18:30', '18:30-21:00'], chance),
    lines: fillBasket(offers, { at, minimumMinor: minimumOrderMinor, chance }),
  }
}

/** Who orders what in the guide of a day: SKU code and quantity; the neighbour pays in cash. */
const IN_GUIDE = [
  { name: '李奶奶', community: 'C-01', wants: { 'PAKCHOI-400': 1 } },
  {
    name: '王芳',
    community: 'C-01',
    wants: { 'PAKCHOI-400': 4, 'CUCUMBER-KG': 1000, 'MILK-1': 1 },
  },
  { name: '何伟', community: 'C-02', wants: { 'PAKCHOI-400': 2, 'CUCUMBER-KG': 500 } },
] as const

/** Who orders nothing beside on that day, so that the guide's figures are those that come. */
export const NAMED_IN_GUIDE: readonly string[] = IN_GUIDE.map(({ name }) => name)

/** What the guide of a day goes on with: known people order known goods, always alike. */
export async function orderAsInGuide(living: Living, { shelves, at }: Moment): Promise<void> {
  const { api, residentIds, goods } = living
  for (const { name, community, wants } of IN_GUIDE) {
    const shelf = (await shelves.at(community, at))!
    const lines = Object.entries(wants).map(([code, quantity]) => {
      const offer = shelf.offers.find(({ skuId }) => goods.get(skuId)!.code === code)!
      return { offerId: offer.offerId, quantity, replacement: 'no' }
    })
    const parts = [{ windowId: shelf.windowId, fulfilment: 'pickup', slot: '16:00-18:30', lines }]
    if (RESIDENTS.some((resident) => resident.name === name)) {
      await api.call(name, 'POST', `${AT}/checkouts`, { parts, payments: [{ method: 'wallet' }] })
      continue
    }
    const path = `${AT}/residents/${residentIds.get(name)}/checkouts`
    const payments = [{ method: 'cash' }]
    await api.call(leaderOf(community), 'POST', path, { parts, payments })
  }
}
