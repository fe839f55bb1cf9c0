import type { RawBuilder } from 'kysely'
import { sql, type Tx } from '#platform/db'
import { regionDue } from '#platform/jobs'
import { nameSounds } from '#platform/text'

/** How a name is spelled, as one text that `asSounds` reads. */
export const spelledOf = (name: string): string => nameSounds(name).join(' ')

/** A text of `spelledOf` as it is stored. */
export const asSounds = (spelled: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`array_to_tsvector(string_to_array(${spelled}, ' '))`

/** A region in which names are not spelled yet; null where all are. */
export const regionUnspelled = (tx: Tx) =>
  regionDue(tx, 'residents', sql`sounds is null and erased_at is null`)

/** Live residents whose name is not spelled yet, locked; those that somebody else holds wait. */
export async function lockUnspelled(
  tx: Tx,
  regionId: string,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  return tx
    .selectFrom('residents')
    .select(['id', 'name'])
    .where('region_id', '=', regionId)
    .where('sounds', 'is', null)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
}

/** Writes how names are spelled; what people edit stays as it is, and so does its version. */
export async function writeSounds(
  tx: Tx,
  regionId: string,
  residents: readonly { id: string; name: string }[],
): Promise<void> {
  const spelled = residents.map(({ name }) => spelledOf(name))
  await sql`
    update residents set sounds = ${asSounds(sql`made.spelled`)}
    from unnest(${residents.map(({ id }) => id)}::uuid[], ${spelled}::text[]) as made (id, spelled)
    where residents.region_id = ${regionId} and residents.id = made.id`.execute(tx)
}
