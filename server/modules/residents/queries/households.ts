import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface Household {
  id: string
  name: string
  code: string
  createdAt: Date
  members: { residentId: string; name: string; hasLogin: boolean }[]
}

/** A household with its live members, the one who joined the region first before the others. */
export async function getHousehold(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Household> {
  const household = await db
    .selectFrom('households')
    .select(['id', 'name', 'code', 'created_at as createdAt'])
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (household === undefined) throw new NotFound('household')
  const members = await db
    .selectFrom('residents')
    .select(['id as residentId', 'name', sql<boolean>`person_id is not null`.as('hasLogin')])
    .where('region_id', '=', regionId)
    .where('household_id', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return { ...household, members }
}

/** Locks a household's row alone, by id or by code; undefined when there is none. */
export async function lockHousehold(
  tx: Tx,
  regionId: string,
  by: { id: string } | { code: string },
): Promise<string | undefined> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['code', by.code] as const)
  const row = await tx
    .selectFrom('households')
    .select('id')
    .where('region_id', '=', regionId)
    .where(column, '=', value)
    .forUpdate()
    .executeTakeFirst()
  return row?.id
}

/** Who lives in a household and where. */
export async function listMembers(
  tx: Tx,
  regionId: string,
  householdId: string,
): Promise<{ id: string; communityId: string }[]> {
  return tx
    .selectFrom('residents')
    .select(['id', 'community_id as communityId'])
    .where('region_id', '=', regionId)
    .where('household_id', '=', householdId)
    .execute()
}

export async function insertHousehold(
  tx: Tx,
  regionId: string,
  household: { id: string; name: string; code: string; createdAt: Date },
): Promise<void> {
  await tx
    .insertInto('households')
    .values({
      region_id: regionId,
      id: household.id,
      name: household.name,
      code: household.code,
      created_at: household.createdAt,
    })
    .execute()
}

export async function updateHouseholdCode(
  tx: Tx,
  regionId: string,
  id: string,
  code: string,
): Promise<void> {
  await tx
    .updateTable('households')
    .set({ code })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Deletes those of the households that have no member left. */
export async function deleteEmptyHouseholds(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`
    delete from households
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[]) and not exists (
      select from residents
      where residents.region_id = ${regionId} and residents.household_id = households.id
    )`.execute(tx)
}
