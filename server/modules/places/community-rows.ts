import type { Problem, TableRow } from '#platform/csv'
import { newId } from '#platform/ids'
import type { DeliveryCalendar } from '#platform/time'
import { isReachable } from './community-fields.ts'
import type { CommunityRow } from './community-sheet.ts'
import type { Community, CommunityFields } from './queries/communities.ts'
import type { Station } from './queries/stations.ts'

/** What is there already, by code. */
export interface KnownPlaces {
  communities: ReadonlyMap<string, Community>
  stations: ReadonlyMap<string, Station>
  calendar: DeliveryCalendar
}

/** A good row, as it would be kept. */
export interface PlannedCommunity {
  community: CommunityFields & { id: string }
  isNew: boolean
  isChanged: boolean
  /** Null: the stations that serve it stay. */
  service: { stationIds: string[]; pickupStationId: string } | null
  buildingNames: readonly string[]
}

const DEFAULTS = {
  address: '',
  latitude: null,
  longitude: null,
  outline: null,
  householdCount: 0,
  traits: {},
  deliveryWeekdays: [1, 2, 3, 4, 5, 6, 7],
  minimumOrderMinor: 0,
}

/** Judges the rows of a sheet against what is there: what each would become, or what is wrong. */
export function planCommunities(
  rows: readonly TableRow<CommunityRow>[],
  known: KnownPlaces,
): { planned: PlannedCommunity[]; problems: Problem[] } {
  const planned: PlannedCommunity[] = []
  const problems: Problem[] = []
  const lines = new Map<string, number>()
  for (const { line, value } of rows) {
    const before = lines.get(value.code)
    const faults = faultsOf(value, known)
    if (before !== undefined) {
      faults.push({ column: '小区编码', reason: `Line ${before} has the same code.` })
    }
    lines.set(value.code, before ?? line)
    if (faults.length === 0) planned.push(plan(value, known))
    else problems.push(...faults.map((fault) => ({ line, ...fault })))
  }
  return { planned, problems }
}

type Fault = Omit<Problem, 'line'>

function faultsOf(row: CommunityRow, known: KnownPlaces): Fault[] {
  const faults: Fault[] = []
  const community = known.communities.get(row.code)
  if (community === undefined && row.address === null) {
    faults.push({ column: '地址', reason: 'A new community needs an address.' })
  }
  if (community != null && community.closedAt !== null) {
    faults.push({ column: '小区编码', reason: 'This community is closed. Open it again first.' })
  }
  if ((row.latitude === null) !== (row.longitude === null)) {
    faults.push({ column: '纬度', reason: 'Give latitude and longitude together, or neither.' })
  }
  if (row.deliveryWeekdays !== null && !isReachable(row.deliveryWeekdays, known.calendar)) {
    faults.push({ column: '配送日', reason: 'The region delivers on none of these weekdays.' })
  }
  if (row.stationCodes !== null && row.pickupCode === null) {
    faults.push({
      column: '自提点',
      reason: 'Name the one of the stations that is the pickup point.',
    })
  }
  for (const code of stationCodesOf(row)) {
    const station = known.stations.get(code)
    if (station === undefined)
      faults.push({ column: '服务站点', reason: `There is no station ${code}.` })
    else if (station.closedAt !== null) {
      faults.push({ column: '服务站点', reason: `The station ${code} is closed.` })
    }
  }
  if (row.pickupCode !== null && known.stations.get(row.pickupCode)?.kind === 'warehouse') {
    faults.push({ column: '自提点', reason: 'A warehouse cannot be a pickup point.' })
  }
  return faults
}

const stationCodesOf = (row: CommunityRow): string[] => [
  ...new Set([...(row.stationCodes ?? []), ...(row.pickupCode === null ? [] : [row.pickupCode])]),
]

function plan(row: CommunityRow, known: KnownPlaces): PlannedCommunity {
  const before = known.communities.get(row.code)
  const fields = { ...(before ?? DEFAULTS), code: row.code, name: row.name }
  const elders = row.eldersBasisPoints
  const community = {
    id: before?.id ?? newId(),
    code: row.code,
    name: row.name,
    address: row.address ?? fields.address,
    latitude: row.latitude ?? fields.latitude,
    longitude: row.longitude ?? fields.longitude,
    outline: fields.outline,
    householdCount: row.householdCount ?? fields.householdCount,
    traits: elders === null ? fields.traits : { ...fields.traits, eldersBasisPoints: elders },
    deliveryWeekdays: row.deliveryWeekdays ?? fields.deliveryWeekdays,
    minimumOrderMinor: row.minimumOrderMinor ?? fields.minimumOrderMinor,
  }
  const pickup = row.pickupCode === null ? undefined : known.stations.get(row.pickupCode)
  return {
    community,
    isNew: before === undefined,
    isChanged: before !== undefined && !isSame(before, community),
    service:
      pickup === undefined
        ? null
        : {
            stationIds: stationCodesOf(row).map((code) => known.stations.get(code)!.id),
            pickupStationId: pickup.id,
          },
    buildingNames: [...new Set(row.buildings ?? [])],
  }
}

const isSame = (before: Community, after: CommunityFields): boolean =>
  before.name === after.name &&
  before.address === after.address &&
  before.latitude === after.latitude &&
  before.longitude === after.longitude &&
  before.householdCount === after.householdCount &&
  before.traits.eldersBasisPoints === after.traits.eldersBasisPoints &&
  before.deliveryWeekdays.join() === after.deliveryWeekdays.join() &&
  before.minimumOrderMinor === after.minimumOrderMinor
