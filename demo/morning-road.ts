import { EVERY_DAY, VEHICLES } from './fleet.ts'
import { KEEPER, type Living, leaderOf, nameOf } from './living.ts'
import { REGION } from './places.ts'

const AT = `/regions/${REGION.id}`

interface ShownLoad {
  id: string
  vehicleCode: string
  stops: { id: string; communityIds: string[] }[]
}

/** The bags of a day are loaded, leave, and arrive at the pickup points. */
export async function driveOut(living: Living, day: string): Promise<string[]> {
  const { api, stationIds, vehicleIds, communityIds } = living
  const plan = `${AT}/stations/${stationIds.get('WH-01')}/load-plans/${day}`
  const { loads } = await api.call<{ loads: ShownLoad[] }>(KEEPER, 'POST', plan, {
    vehicleIds: EVERY_DAY.map((code) => vehicleIds.get(code)!),
  })
  const reached = new Set<string>()
  for (const { id, vehicleCode, stops } of loads) {
    const { courier } = VEHICLES.find(({ code }) => code === vehicleCode)!
    await api.call(KEEPER, 'POST', `${AT}/loads/${id}/dispatch`, {})
    for (const stop of stops) {
      await api.call(courier, 'POST', `${AT}/loads/${id}/stops/${stop.id}/arrival`, {})
      for (const one of stop.communityIds) reached.add(nameOf(communityIds, one))
    }
  }
  return [...reached].sort()
}

interface ShownBag {
  id: string
}

/**
 * Leaders say that all is there. On a day with a mix-up the first of them finds a bag of the second
 * one's instead of an own: it is brought where it belongs, and what nobody finds is given back.
 */
export async function confirmAll(
  living: Living,
  day: string,
  communities: readonly string[],
  isMixedUp: boolean,
): Promise<void> {
  const [first, second] = communities
  const reports = new Map<string, object[]>()
  if (isMixedUp && first !== undefined && second !== undefined) {
    const [own, foreign] = [
      await firstBagOf(living, first, day),
      await firstBagOf(living, second, day),
    ]
    const note = '袋子拿错了，不是我们小区的'
    reports.set(first, [{ kind: 'wrong', bagId: own.id, foundBagId: foreign.id, note }])
    reports.set(second, [{ kind: 'missing', bagId: foreign.id }])
  }
  for (const community of communities) {
    const path = `${pathOf(living, community, day)}/confirmation`
    const discrepancies = reports.get(community) ?? []
    await living.api.call(leaderOf(community), 'POST', path, { discrepancies })
  }
  await living.clockwork.tell()
  if (isMixedUp) await bringAcross(living, day)
}

async function firstBagOf(living: Living, community: string, day: string): Promise<ShownBag> {
  const path = pathOf(living, community, day)
  const { bags } = await living.api.call<{ bags: ShownBag[] }>(leaderOf(community), 'GET', path)
  return bags[0]!
}

async function bringAcross({ api, clockwork }: Living, day: string): Promise<void> {
  const path = `${AT}/redeliveries?pickupDate=${day}`
  const { items } = await api.call<{ items: { id: string }[] }>('operations', 'GET', path)
  for (const { id } of items) {
    await api.call('operations', 'POST', `${AT}/redeliveries/${id}/completion`)
  }
  await clockwork.tell()
}

const pathOf = ({ communityIds }: Living, community: string, day: string) =>
  `${AT}/communities/${communityIds.get(community)}/deliveries/${day}`
