import { listBuildings } from '#places'
import { writeTable } from '#platform/csv'
import type { Queryable } from '#platform/db'
import { shownPhone } from './phone-visibility.ts'
import { listResidents } from './queries/lists.ts'

// More than any community has households; a bound all the same.
const MAX_ROWS = 50_000
const HEADERS = ['id', 'name', 'phone', 'building', 'room', 'has_login', 'joined_at']

/** The residents of a community as CSV, phones masked unless the reader may see them. */
export async function exportResidents(
  db: Queryable,
  regionId: string,
  communityId: string,
  seesPhones: boolean,
): Promise<{ table: string; rows: number }> {
  const residents = await listResidents(db, { regionId, communityId, limit: MAX_ROWS })
  const buildings = await listBuildings(db, regionId, communityId)
  const nameOf = new Map(buildings.map(({ id, name }) => [id, name]))
  const rows = residents.map((resident) => [
    resident.id,
    resident.name,
    shownPhone(resident.phone, seesPhones),
    resident.buildingId === null ? null : (nameOf.get(resident.buildingId) ?? null),
    resident.room,
    resident.personId !== null,
    resident.createdAt.toISOString(),
  ])
  return { table: writeTable(HEADERS, rows), rows: rows.length }
}
