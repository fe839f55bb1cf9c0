import { listPeople } from '#identity'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { insertNotices } from './queries/notices.ts'
import { insertSends } from './queries/sends.ts'
import { type ParamsOf, TEMPLATES, type TemplateName } from './templates/index.ts'

/** One thing to tell one person. */
export type Telling = {
  [Name in TemplateName]: {
    /** 'operator' for what belongs to no region. */
    regionId: string
    personId: string
    template: Name
    /** Id of the fact: told twice of one fact, a person gets one notice. */
    factId: string
    params: ParamsOf<Name>
  }
}[TemplateName]

/**
 * Tells people what happened, in the transaction of the fact or of its consumer: the notice is in
 * their list at once, and what is worth an e-mail leaves when the transaction has committed.
 */
export async function tell(tx: Tx, tellings: readonly Telling[]): Promise<void> {
  for (const [regionId, ofRegion] of Map.groupBy(tellings, (telling) => telling.regionId)) {
    const told = await insertNotices(
      tx,
      regionId,
      ofRegion.map((telling) => ({ ...telling, id: newId() })),
    )
    const mailed = told.filter(({ template }) => TEMPLATES[template as TemplateName].isMailed)
    const people = await listPeople(tx, [...new Set(mailed.map(({ personId }) => personId))])
    const reachable = new Set(people.flatMap(({ id, email }) => (email === null ? [] : [id])))
    await insertSends(
      tx,
      regionId,
      'email',
      mailed.filter(({ personId }) => reachable.has(personId)).map(({ id }) => id),
    )
  }
}
