import { addDays, zonedInstant } from '#platform/time'
import type { DemoApi } from './api.ts'
import { forEachAtOnce } from './at-once.ts'
import { ABSENCE, HELPER, LEADER_RATES, LEADERS, LEVEL_RATES, SKU_RATES } from './leaders.ts'
import type { LoadedPlaces } from './load-places.ts'
import { REGION } from './places.ts'
import { NEIGHBOURS, RESIDENTS } from './residents.ts'

const AT = `/regions/${REGION.id}`

export interface LoadedNeighbours {
  /** By name. */
  leaders: Map<string, { id: string; code: string }>
  residentIds: Map<string, string>
}

interface Loading extends LoadedPlaces {
  skuIds: ReadonlyMap<string, string>
}

/** Leaders apply and are approved; residents join; neighbours without a phone are written down. */
export async function loadNeighbours(api: DemoApi, loading: Loading): Promise<LoadedNeighbours> {
  const leaders = await loadLeaders(api, loading)
  const residentIds = await loadResidents(api, loading, leaders)
  await loadHouseholds(api, residentIds)
  for (const { name, community, building, room, ordersBy } of NEIGHBOURS) {
    const leader = LEADERS.find(({ communities }) => communities.includes(community))!
    const path = `${AT}/communities/${loading.communityIds.get(community)}/neighbours`
    const { id } = await api.call(leader.name, 'POST', path, {
      name,
      buildingId: loading.buildingIds.get(`${community}/${building}`)!,
      room,
      consentHow: 'spoken',
      ...(ordersBy === undefined ? {} : { ordersByResidentId: residentIds.get(ordersBy)! }),
    })
    residentIds.set(name, id)
  }
  await fillWallets(api, residentIds)
  await loadRates(api, leaders, loading.skuIds)
  const helpers = `${AT}/communities/${loading.communityIds.get(HELPER.community)}/helpers`
  const residentId = residentIds.get(HELPER.resident)!
  await api.call(HELPER.leader, 'POST', helpers, { residentId })
  return { leaders, residentIds }
}

async function loadLeaders(
  api: DemoApi,
  { communityIds, stationIds }: Loading,
): Promise<LoadedNeighbours['leaders']> {
  const leaders: LoadedNeighbours['leaders'] = new Map()
  await forEachAtOnce(LEADERS, async ({ name, level, ...leader }) => {
    const applied = await api.call(name, 'POST', `${AT}/leaders`, {
      name,
      phone: leader.phone,
      hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        weekday,
        opensAt: '16:00',
        closesAt: '21:00',
      })),
      communityIds: leader.communities.map((code) => communityIds.get(code)!),
      pickupStationId: stationIds.get(leader.pickupStation)!,
      message: leader.message,
    })
    if (level === null) return
    const path = `${AT}/leaders/${applied.id}/approval`
    const approved = await api.call<{ id: string; code: string }>('operations', 'POST', path, {
      level,
    })
    leaders.set(name, approved)
  })
  return leaders
}

async function loadResidents(
  api: DemoApi,
  { communityIds, buildingIds }: Loading,
  leaders: LoadedNeighbours['leaders'],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const living = LEADERS.map((leader) => ({ ...leader, community: leader.communities[0]! }))
  await forEachAtOnce([...living, ...RESIDENTS], async ({ name, community, building, room }) => {
    const leader = LEADERS.find((one) => one.communities.includes(community) && one.level !== null)
    const { id } = await api.call(name, 'POST', `${AT}/residents`, {
      name,
      communityId: communityIds.get(community)!,
      buildingId: buildingIds.get(`${community}/${building}`)!,
      room,
      leaderCode: leaders.get(leader!.name)!.code,
    })
    ids.set(name, id)
  })
  return ids
}

async function loadHouseholds(
  api: DemoApi,
  residentIds: ReadonlyMap<string, string>,
): Promise<void> {
  const codes = new Map<string, string>()
  for (const { name, household } of RESIDENTS) {
    if (household === undefined) continue
    const path = `${AT}/residents/${residentIds.get(name)}/household`
    const code = codes.get(household)
    if (code !== undefined) {
      await api.call(name, 'PUT', path, { code })
      continue
    }
    const made = await api.call<{ code: string }>(name, 'POST', path, { name: household })
    codes.set(household, made.code)
  }
}

async function fillWallets(api: DemoApi, residentIds: ReadonlyMap<string, string>): Promise<void> {
  await api.call('finance', 'POST', `${AT}/wallet-deposits`, {
    deposits: RESIDENTS.map(({ name, walletMinor }) => ({
      residentId: residentIds.get(name)!,
      amountMinor: walletMinor,
    })),
    reason: '演示开户余额',
  })
}

async function loadRates(
  api: DemoApi,
  leaders: LoadedNeighbours['leaders'],
  skuIds: ReadonlyMap<string, string>,
): Promise<void> {
  const entries = [
    ...Object.entries(LEVEL_RATES).map(([level, rate]) => ['level', level, rate] as const),
    ...Object.entries(SKU_RATES).map(([sku, rate]) => ['sku', skuIds.get(sku)!, rate] as const),
    ...Object.entries(LEADER_RATES).map(
      ([name, rate]) => ['leader', leaders.get(name)!.id, rate] as const,
    ),
  ]
  for (const [scope, scopeKey, rateBasisPoints] of entries) {
    const body = { scope, scopeKey, rateBasisPoints }
    await api.call('operations', 'POST', `${AT}/commission-rates`, body)
  }
}

/** One leader goes on leave, and another stands in from now on. */
export async function startAbsence(
  api: DemoApi,
  { leaders }: LoadedNeighbours,
  today: string,
): Promise<void> {
  const path = `${AT}/leaders/${leaders.get(ABSENCE.leader)!.id}/absences`
  await api.call(ABSENCE.leader, 'POST', path, {
    substituteId: leaders.get(ABSENCE.substitute)!.id,
    endsAt: zonedInstant(addDays(today, ABSENCE.days), '20:00', REGION.timeZone).toISOString(),
    why: ABSENCE.why,
  })
}
