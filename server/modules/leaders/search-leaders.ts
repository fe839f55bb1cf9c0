import type { Queryable } from '#platform/db'
import { soundsLike, typedSound } from '#platform/text'
import type { Leader } from './leader.ts'
import { type LeaderFilter, listLeaderNames, listLeaders } from './queries/leaders.ts'

const MOST_SPELLED = 10_000

/** Leaders by a part of their name, how it sounds, or their code; all of the filter without a search. */
export async function searchLeaders(
  db: Queryable,
  filter: LeaderFilter,
  search: string | undefined,
): Promise<Leader[]> {
  if (search === undefined) return listLeaders(db, filter)
  const text = search.normalize('NFKC').trim()
  if (text === '') return []
  const sound = typedSound(text)
  const names = sound === null ? [] : await listLeaderNames(db, filter.regionId, MOST_SPELLED)
  const alsoIds = names.filter(({ name }) => soundsLike(name, sound ?? '')).map(({ id }) => id)
  return listLeaders(db, filter, { text, alsoIds })
}
