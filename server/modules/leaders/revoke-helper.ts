import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotFound } from '#platform/refusals'
import { lockHelper, updateHelpersRevoked } from './queries/helping.ts'
import { HelperRevoked } from './refusals.ts'
import { takeBack } from './settle-grants.ts'

/** A helper helps no more. Throws HelperRevoked, NotFound. */
export async function revokeHelper(
  tx: Tx,
  revoking: { regionId: string; communityId: string; helperId: string; by: string; at: Date },
): Promise<void> {
  const { regionId, communityId, helperId, by, at } = revoking
  const helper = await lockHelper(tx, regionId, helperId)
  if (helper.communityId !== communityId) throw new NotFound('helper')
  if (helper.revokedAt !== null) throw new HelperRevoked()
  await updateHelpersRevoked(tx, regionId, { ids: [helperId] }, by, at)
  await takeBack(tx, helper.grantId, by, at)
  await announce(tx, {
    type: 'leader.helper-revoked',
    regionId,
    subjectKind: 'community',
    subjectId: communityId,
    body: { helperId },
    actorId: by,
    occurredAt: at,
  })
}

/** All helpers that a leader has in communities go with the leader. */
export async function revokeHelpersOf(
  tx: Tx,
  leaving: {
    regionId: string
    leaderId: string
    communityIds: readonly string[]
    by: string | null
    at: Date
  },
): Promise<void> {
  const { regionId, by, at } = leaving
  const grantIds = await updateHelpersRevoked(tx, regionId, leaving, by, at)
  for (const grantId of grantIds) await takeBack(tx, grantId, by, at)
}
