import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotFound } from '#platform/refusals'
import { listGrantsOf } from './queries/grants.ts'
import { emptyPerson, lockPerson } from './queries/people.ts'
import { RolesHeld } from './refusals.ts'

/**
 * Deletes a person's login and everything personal in it; their id stays in the books.
 * Modules that keep more of a person react to 'person.erased' in the same transaction: they erase
 * their own rows, or refuse as long as something is in flight, and then nothing is erased.
 * @throws NotFound when there is no such person, RolesHeld while grants are in force
 */
export async function erasePerson(
  tx: Tx,
  erasing: { personId: string; by: string; at: Date },
): Promise<void> {
  if (!(await lockPerson(tx, erasing.personId))) throw new NotFound('person')
  const grants = await listGrantsOf(tx, erasing.personId)
  if (grants.length > 0) throw new RolesHeld([...new Set(grants.map((grant) => grant.role))])
  await announce(tx, {
    type: 'person.erased',
    regionId: 'operator',
    subjectKind: 'person',
    subjectId: erasing.personId,
    actorId: erasing.by,
    occurredAt: erasing.at,
  })
  await emptyPerson(tx, erasing.personId)
}
