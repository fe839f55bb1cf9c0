import type { Queryable } from '#platform/db'

/** The windows whose goods are fetched on a day, whatever became of them. */
export async function listWindowIdsOfDay(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('windows')
    .select('id')
    .where('region_id', '=', regionId)
    .where('pickup_date', '=', pickupDate)
    .execute()
  return rows.map(({ id }) => id)
}
