import { type Queryable, sql, type Tx } from '#platform/db'
import type { SettingScope } from './declare.ts'
import type { SettingRow } from './in-force.ts'

export interface SettingPlace {
  /** 'operator' asks what holds where no region says otherwise. */
  regionId: string
  communityId?: string | null | undefined
  stationId?: string | null | undefined
}

/** Of each name and scope that reaches the place, the writing in force at the instant. */
export async function listInForce(
  db: Queryable,
  place: SettingPlace,
  at: Date,
): Promise<SettingRow[]> {
  const { rows } = await sql<SettingRow>`
    select distinct on (name, scope_kind) name, scope_kind as "scopeKind",
      scope_id as "scopeId", value, in_force_from as "inForceFrom"
    from settings
    where region_id in ('operator', ${place.regionId}) and in_force_from <= ${at}
      and (scope_kind in ('operator', 'region')
        or (scope_kind = 'community' and scope_id = ${place.communityId ?? null})
        or (scope_kind = 'station' and scope_id = ${place.stationId ?? null}))
    order by name, scope_kind, in_force_from desc, set_at desc, id desc`.execute(db)
  return rows
}

/** The same for many communities of a region, and for the region itself. */
export async function listInForceOfCommunities(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
  at: Date,
): Promise<SettingRow[]> {
  const { rows } = await sql<SettingRow>`
    select distinct on (name, scope_kind, scope_id) name, scope_kind as "scopeKind",
      scope_id as "scopeId", value, in_force_from as "inForceFrom"
    from settings
    where region_id in ('operator', ${regionId}) and in_force_from <= ${at}
      and (scope_kind in ('operator', 'region')
        or (scope_kind = 'community' and scope_id = any(${[...communityIds]}::text[])))
    order by name, scope_kind, scope_id, in_force_from desc, set_at desc, id desc`.execute(db)
  return rows
}

export interface SettingWriting extends SettingRow {
  id: string
  setBy: string | null
  setAt: Date
}

/** Every writing of a setting at a place's scopes, newest first; 200 at most. */
export async function listWritings(
  db: Queryable,
  regionId: string,
  name: string,
): Promise<SettingWriting[]> {
  const { rows } = await sql<SettingWriting>`
    select id, name, scope_kind as "scopeKind", scope_id as "scopeId", value,
      in_force_from as "inForceFrom", set_by as "setBy", set_at as "setAt"
    from settings where region_id = ${regionId} and name = ${name}
    order by in_force_from desc, set_at desc, id desc limit 200`.execute(db)
  return rows
}

export interface NewSettingRow {
  id: string
  regionId: string
  name: string
  scopeKind: SettingScope
  scopeId: string
  value: unknown
  inForceFrom: Date
  setBy: string | null
}

export async function insertSetting(tx: Tx, row: NewSettingRow): Promise<void> {
  await sql`
    insert into settings (region_id, id, scope_kind, scope_id, name, value, in_force_from,
      set_by, set_at)
    values (${row.regionId}, ${row.id}, ${row.scopeKind}, ${row.scopeId}, ${row.name},
      ${JSON.stringify(row.value)}::jsonb, ${row.inForceFrom}, ${row.setBy}, clock_timestamp())
  `.execute(tx)
}
