import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotFound } from '#platform/refusals'
import {
  findGrant,
  type GivenGrant,
  lockGrant,
  lockOperatorAdmins,
  revokeGrantRow,
} from './queries/grants.ts'
import { LastAdmin } from './refusals.ts'

/**
 * Takes a grant back; the person's next call is already refused.
 * @throws NotFound when it is not in force, LastAdmin when nobody would be left to give roles
 */
export async function revokeGrant(
  tx: Tx,
  grantId: string,
  by: { personId: string | null; at: Date },
): Promise<GivenGrant> {
  const found = await findGrant(tx, grantId)
  const runsTheOperator = found?.role === 'admin' && found.regionId === null
  // All of them are locked, so that of two administrators who revoke each other one stays.
  const admins = runsTheOperator ? await lockOperatorAdmins(tx) : null
  const grant = await lockGrant(tx, grantId)
  if (grant === null) throw new NotFound('grant')
  if (admins === 1) throw new LastAdmin()
  await revokeGrantRow(tx, { grantId, by: by.personId, at: by.at })
  await announce(tx, {
    type: 'grant.revoked',
    regionId: grant.regionId ?? 'operator',
    subjectKind: 'person',
    subjectId: grant.personId,
    body: { grantId, role: grant.role },
    actorId: by.personId,
    occurredAt: by.at,
  })
  return grant
}
