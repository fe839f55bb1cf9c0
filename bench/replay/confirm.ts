import { inParallel } from '../calls/in-parallel.ts'
import { type ArrivedCommunity, readArrived } from './day-queries.ts'
import { stationPath } from './procure.ts'
import type { RegionDay } from './region-day.ts'
import { drawn } from './rules.ts'
import { leaderName } from './world.ts'

interface Bag {
  id: string
  communityId: string
}

interface Report {
  kind: 'wrong'
  bagId: string
  foundBagId: string
}

interface Redelivery {
  id: string
}

const CALLS_AT_ONCE = 4
const SHARE_CONFIRMED = 0.15
/** Of the days of regions, on how many two bags are changed for each other. */
const SHARE_MIXED_UP = 0.1
const REDELIVERIES_A_PAGE = 100

/**
 * Some leaders say what came; the silence of the others says it for them. Now and then two of them
 * have each other's bag: what lacks at one is too much at the other.
 */
export async function confirmDeliveries(day: RegionDay): Promise<void> {
  const arrived = await readArrived(day.db, day.regionId, day.pickupDate)
  const speaking = arrived.filter(
    ({ store }) => drawn(`${day.rules.seed} confirms ${day.plan.date} ${store}`) < SHARE_CONFIRMED,
  )
  const reports = await mixUp(day, speaking)
  await inParallel(
    CALLS_AT_ONCE,
    speaking.filter(({ isConfirmed }) => !isConfirmed),
    async ({ communityId, store }) => {
      await day.api.ask({
        method: 'POST',
        path: `${day.path}/communities/${communityId}/deliveries/${day.pickupDate}/confirmation`,
        token: day.world.people.get(leaderName(store))!.token,
        key: `${day.key}-confirmed-${store}`,
        body: { discrepancies: reports.get(communityId) ?? [] },
      })
    },
  )
}

/** Two leaders who have a bag of each other's, on some days. By community. */
async function mixUp(
  day: RegionDay,
  speaking: readonly ArrivedCommunity[],
): Promise<Map<string, Report[]>> {
  const isMixedUp = drawn(`${day.rules.seed} mixed up ${day.key}`) < SHARE_MIXED_UP
  if (!isMixedUp || speaking.length < 2) return new Map()
  const bags = await day.api.ask<Bag[]>({
    method: 'GET',
    path: `${stationPath(day)}/bags/${day.pickupDate}`,
    token: day.hub.keeper.token,
  })
  const [one, other] = speaking.map(({ communityId }) =>
    bags.find((bag) => bag.communityId === communityId),
  )
  if (one === undefined || other === undefined) return new Map()
  return new Map([
    [one.communityId, [{ kind: 'wrong', bagId: one.id, foundBagId: other.id }]],
    [other.communityId, [{ kind: 'wrong', bagId: other.id, foundBagId: one.id }]],
  ])
}

/** What lies too much at one point is brought to where it lacks, before anybody comes for it. */
export async function redeliver(day: RegionDay): Promise<void> {
  for (;;) {
    const { items } = await day.api.ask<{ items: Redelivery[] }>({
      method: 'GET',
      path:
        `${day.path}/redeliveries?pickupDate=${day.pickupDate}&isOpen=true` +
        `&limit=${REDELIVERIES_A_PAGE}`,
      token: day.world.staff.operations.token,
    })
    for (const { id } of items) {
      await day.api.ask({
        method: 'POST',
        path: `${day.path}/redeliveries/${id}/completion`,
        token: day.world.staff.operations.token,
        key: `${id}-completion`,
      })
    }
    if (items.length < REDELIVERIES_A_PAGE) return
  }
}
