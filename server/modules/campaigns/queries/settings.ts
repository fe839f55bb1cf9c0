import { type Queryable, sql } from '#platform/db'

/** Values in force for a region, by name; the region's own before the operator's. */
export async function settingsInForce(
  db: Queryable,
  regionId: string,
  names: readonly string[],
): Promise<Map<string, unknown>> {
  const { rows } = await sql<{ name: string; value: unknown }>`
    select distinct on (name) name, value from settings
    where region_id in (${regionId}, 'operator') and name = any(${names}::text[])
      and scope_kind in ('region', 'operator') and in_force_from <= linli_now()
    order by name, scope_kind = 'region' desc, in_force_from desc`.execute(db)
  return new Map(rows.map((row) => [row.name, row.value]))
}
