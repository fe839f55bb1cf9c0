import type { Queryable } from '#platform/db'
import { isValueOf } from './declare.ts'
import { SETTINGS, type SettingName, type SettingValues } from './declared.ts'
import { nearestOf, type SettingRow } from './in-force.ts'
import { listInForce, listInForceOfCommunities } from './queries.ts'

/**
 * Every setting as it was in force at an instant, in one statement: the nearest scope wins, station
 * before community before region before operator, and the declared default where nobody said.
 */
export async function readSettings(
  db: Queryable,
  regionId: string,
  place: { communityId?: string | null | undefined; stationId?: string | null | undefined },
  at: Date,
): Promise<SettingValues> {
  return valuesOf(await listInForce(db, { regionId, ...place }, at))
}

/** The same for many communities of a region in one statement. */
export async function readSettingsOfCommunities(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
  at: Date,
): Promise<Map<string, SettingValues>> {
  const rows = await listInForceOfCommunities(db, regionId, communityIds, at)
  const wider = rows.filter((row) => row.scopeKind !== 'community')
  const own = Map.groupBy(rows, (row) => (row.scopeKind === 'community' ? row.scopeId : ''))
  return new Map(communityIds.map((id) => [id, valuesOf([...wider, ...(own.get(id) ?? [])])]))
}

function valuesOf(rows: readonly SettingRow[]): SettingValues {
  const values = names().map((name) => [
    name,
    sourceOf(name, rows)?.value ?? SETTINGS[name].default,
  ])
  return Object.fromEntries(values) as SettingValues
}

/** One setting with where its value comes from. */
export interface SettingInForce {
  name: SettingName
  value: unknown
  /** The scope that says it; default where nobody did. */
  source: SettingRow['scopeKind'] | 'default'
  inForceFrom: Date | null
}

/** The same, saying of each where it comes from. */
export async function describeSettings(
  db: Queryable,
  regionId: string,
  place: { communityId?: string | undefined; stationId?: string | undefined },
  at: Date,
): Promise<SettingInForce[]> {
  const rows = await listInForce(db, { regionId, ...place }, at)
  return names().map((name) => {
    const source = sourceOf(name, rows)
    return {
      name,
      value: source?.value ?? SETTINGS[name].default,
      source: source?.scopeKind ?? 'default',
      inForceFrom: source?.inForceFrom ?? null,
    }
  })
}

const names = (): SettingName[] => Object.keys(SETTINGS) as SettingName[]

// What an earlier version took may not be a value any more; then the wider scope's holds.
function sourceOf(name: SettingName, rows: readonly SettingRow[]): SettingRow | undefined {
  const setting = SETTINGS[name]
  return nearestOf(
    rows.filter(
      (row) => row.name === name && (row.value === null || isValueOf(setting, row.value)),
    ),
  )
}
