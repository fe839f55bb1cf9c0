import { getRegion } from '#places'
import type { Queryable } from '#platform/db'
import { typedSound } from '#platform/text'
import { listResidents, type ResidentFilter } from './queries/lists.ts'
import type { Resident } from './resident.ts'
import { searchWish } from './search-wish.ts'

export interface ResidentSearch extends Omit<ResidentFilter, 'wish' | 'sound'> {
  /** A phone, its last four digits, or a part of a name, or how that sounds. */
  search?: string | undefined
  /** Without it a search by phone finds nobody: else it would tell who has which number. */
  seesPhones: boolean
}

/** Live residents that answer a search, by id. */
export async function searchResidents(db: Queryable, asked: ResidentSearch): Promise<Resident[]> {
  const { search, seesPhones, ...filter } = asked
  if (search === undefined) return listResidents(db, filter)
  const region = await getRegion(db, filter.regionId)
  const wish = searchWish(search, region.country)
  if (!seesPhones && !('name' in wish)) return []
  const sound = 'name' in wish ? typedSound(wish.name) : null
  return listResidents(db, { ...filter, wish, sound })
}
