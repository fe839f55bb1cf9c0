import { type Queryable, sql } from '#platform/db'
import type { Resident } from '../resident.ts'
import type { SearchWish } from '../search-wish.ts'
import { RESIDENT_COLUMNS } from './residents.ts'

export interface ResidentFilter {
  regionId: string
  communityId?: string | undefined
  buildingId?: string | undefined
  leaderId?: string | undefined
  /** True: only neighbours without a login. */
  isNeighbour?: boolean | undefined
  wish?: SearchWish | undefined
  /** Letters a to z: who has a name, or a part of one, that begins to sound so answers as well. */
  sound?: string | null | undefined
  after?: string | undefined
  limit: number
}

/** Live residents of a community by exact name: name → ids, for what people write in a chat. */
export async function findResidentsByName(
  db: Queryable,
  regionId: string,
  communityId: string,
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('residents')
    .select(['name', 'id'])
    .where('region_id', '=', regionId)
    .where('community_id', '=', communityId)
    .where('name', '=', sql<string>`any(${[...names]}::text[])`)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .execute()
  const byName = Map.groupBy(rows, (row) => row.name)
  return new Map([...byName].map(([name, found]) => [name, found.map((row) => row.id)]))
}

const LIKE_SIGNS = /[\\%_]/g

/** Live residents by id, after the one named. */
export async function listResidents(db: Queryable, filter: ResidentFilter): Promise<Resident[]> {
  const { communityId, buildingId, leaderId, isNeighbour, wish, after } = filter
  let query = db
    .selectFrom('residents')
    .select(RESIDENT_COLUMNS)
    .where('region_id', '=', filter.regionId)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .limit(filter.limit)
  if (communityId !== undefined) query = query.where('community_id', '=', communityId)
  if (buildingId !== undefined) query = query.where('building_id', '=', buildingId)
  if (leaderId !== undefined) query = query.where('leader_id', '=', leaderId)
  if (isNeighbour !== undefined) {
    query = query.where('person_id', isNeighbour ? 'is' : 'is not', null)
  }
  if (after !== undefined) query = query.where('id', '>', after)
  if (wish !== undefined) {
    const { sound = null } = filter
    const found = sound === null ? [matches(wish)] : [matches(wish), sounds(sound)]
    query = query.where((where) => where.or(found))
  }
  return (await query.execute()) as Resident[]
}

function matches(wish: SearchWish) {
  if ('phone' in wish) return sql<boolean>`phone = ${wish.phone}`
  if ('lastDigits' in wish) return sql<boolean>`right(phone, 4) = ${wish.lastDigits}`
  return sql<boolean>`name ilike ${`%${wish.name.replace(LIKE_SIGNS, '\\$&')}%`}`
}

const sounds = (sound: string) => sql<boolean>`sounds @@ ${`${sound}:*`}::tsquery`
