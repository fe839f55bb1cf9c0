import { onlyRow, type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import type { DeliveryCalendar } from '#platform/time'

export interface Region {
  id: string
  name: Record<string, string>
  country: string
  currency: string
  timeZone: string
  taxMode: 'included' | 'added'
  deliveryCalendar: DeliveryCalendar
  version: number
}

const COLUMNS = [
  'id',
  'name',
  'country',
  'currency',
  'time_zone as timeZone',
  'tax_mode as taxMode',
  'delivery_calendar as deliveryCalendar',
  'version',
] as const

export async function listRegions(db: Queryable): Promise<Region[]> {
  const rows = await db
    .selectFrom('regions')
    .select(COLUMNS)
    .where('closed_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows as unknown as Region[]
}

/** A region that is run; throws NotFound. */
export async function getRegion(db: Queryable, id: string): Promise<Region> {
  const row = await db
    .selectFrom('regions')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('region')
  return row as unknown as Region
}

export async function insertRegion(tx: Tx, region: Omit<Region, 'version'>): Promise<void> {
  await tx
    .insertInto('regions')
    .values({
      id: region.id,
      name: JSON.stringify(region.name),
      country: region.country,
      currency: region.currency,
      time_zone: region.timeZone,
      tax_mode: region.taxMode,
      delivery_calendar: JSON.stringify(region.deliveryCalendar),
    })
    .execute()
  await tx.insertInto('price_book_versions').values({ region_id: region.id }).execute()
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateRegion(tx: Tx, region: Region): Promise<void> {
  const changed = await tx
    .updateTable('regions')
    .set((row) => ({
      name: JSON.stringify(region.name),
      delivery_calendar: JSON.stringify(region.deliveryCalendar),
      version: row('version', '+', 1),
    }))
    .where('id', '=', region.id)
    .where('version', '=', region.version)
    .returning('version')
    .executeTakeFirst()
  if (changed === undefined) throw new Stale('region', (await getRegion(tx, region.id)).version)
}

export async function lockRegion(tx: Tx, id: string): Promise<void> {
  const row = await tx
    .selectFrom('regions')
    .select('id')
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('region')
}

/** Lets one import at a time change a region's places, while orders go on; throws NotFound. */
export async function lockRegionPlaces(tx: Tx, id: string): Promise<Region> {
  const row = await tx
    .selectFrom('regions')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('region')
  return row as unknown as Region
}

/** Keeps a region from being closed or changed until the transaction ends; throws NotFound. */
export async function holdRegion(tx: Tx, id: string): Promise<Region> {
  const row = await tx
    .selectFrom('regions')
    .select(COLUMNS)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('region')
  return row as unknown as Region
}

export async function countOpenPlaces(
  db: Queryable,
  regionId: string,
): Promise<{ communityCount: number; stationCount: number }> {
  const { rows } = await sql<{ communityCount: number; stationCount: number }>`
    select (select count(*) from communities
        where region_id = ${regionId} and closed_at is null) as "communityCount",
      (select count(*) from stations
        where region_id = ${regionId} and closed_at is null) as "stationCount"`.execute(db)
  return onlyRow(rows)
}

export async function updateRegionClosure(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('regions').set({ closed_at: at }).where('id', '=', id).execute()
}
