import { getRegion } from '#places'
import type { Queryable } from '#platform/db'
import { soundsLike, typedSound } from '#platform/text'
import { listNames, listResidents, type ResidentFilter } from './queries/lists.ts'
import type { Resident } from './resident.ts'
import { searchWish } from './search-wish.ts'

const MOST_NEIGHBOURS = 10_000

export interface ResidentSearch extends Omit<ResidentFilter, 'wish' | 'alsoIds'> {
  /** A phone, its last four digits, or a part of a name; of a community also how it sounds. */
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
  const { regionId, communityId } = filter
  const sound = 'name' in wish ? typedSound(wish.name) : null
  if (sound === null || communityId === undefined) return listResidents(db, { ...filter, wish })
  const names = await listNames(db, regionId, communityId, MOST_NEIGHBOURS)
  const alsoIds = names.filter(({ name }) => soundsLike(name, sound)).map(({ id }) => id)
  return listResidents(db, { ...filter, wish, alsoIds })
}
