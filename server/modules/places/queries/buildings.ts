import { type Queryable, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { NotFound } from '#platform/refusals'

export interface Building {
  id: string
  communityId: string
  name: string
  householdCount: number
}

const selected = (db: Queryable, regionId: string) =>
  db
    .selectFrom('buildings')
    .select(['id', 'community_id as communityId', 'name', 'household_count as householdCount'])
    .where('region_id', '=', regionId)
    .where('removed_at', 'is', null)

/** The buildings of a community, 2栋 before 10栋. */
export async function listBuildings(
  db: Queryable,
  regionId: string,
  communityId: string,
): Promise<Building[]> {
  const rows = await selected(db, regionId).where('community_id', '=', communityId).execute()
  const order = new Intl.Collator('zh', { numeric: true })
  return rows.sort((a, b) => order.compare(a.name, b.name))
}

/** A building that was not removed; throws NotFound. */
export async function getBuilding(db: Queryable, regionId: string, id: string): Promise<Building> {
  const row = await selected(db, regionId).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('building')
  return row
}

/** Adds buildings; one that was removed comes back under its old id, one that is there stays. */
export async function insertBuildings(
  tx: Tx,
  regionId: string,
  buildings: readonly { communityId: string; name: string; householdCount: number }[],
): Promise<void> {
  await sql`insert into buildings (region_id, id, community_id, name, household_count)
    select ${regionId}, * from unnest(${buildings.map(() => newId())}::uuid[],
      ${buildings.map((row) => row.communityId)}::uuid[],
      ${buildings.map((row) => row.name)}::text[],
      ${buildings.map((row) => row.householdCount)}::int[])
    on conflict (region_id, community_id, name) do update
      set household_count = excluded.household_count, removed_at = null, removed_by = null
      where buildings.removed_at is not null`.execute(tx)
}

export async function updateBuilding(
  tx: Tx,
  regionId: string,
  id: string,
  fields: { name: string; householdCount: number },
): Promise<void> {
  await tx
    .updateTable('buildings')
    .set({ name: fields.name, household_count: fields.householdCount })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

export async function updateBuildingRemoval(
  tx: Tx,
  regionId: string,
  id: string,
  removal: { at: Date; by: string },
): Promise<void> {
  await tx
    .updateTable('buildings')
    .set({ removed_at: removal.at, removed_by: removal.by })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}
