import { giveGrant, revokeGrant } from '#identity'
import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { deleteSurplusGrants, insertLeadingGrant, listMissingGrants } from './queries/grants.ts'

/**
 * Gives leaders the grants that follow from what they serve and whom they stand in for now, and
 * takes back those that no longer do. An absent leader keeps their own: they go on reading what is
 * theirs and can come back at any time; who acts is said by actingLeaderOf, not by the grant.
 */
export async function settleGrants(
  tx: Tx,
  settling: { regionId: string; leaderIds: readonly string[]; by: string | null; at: Date },
): Promise<void> {
  const { regionId, leaderIds, by, at } = settling
  for (const grantId of await deleteSurplusGrants(tx, regionId, leaderIds)) {
    await takeBack(tx, grantId, by, at)
  }
  for (const missing of await listMissingGrants(tx, regionId, leaderIds)) {
    const { personId, communityId } = missing
    const giving = { personId, role: 'leader' as const, regionId, communityId, givenBy: by, at }
    const { id: grantId } = await giveGrant(tx, giving)
    await insertLeadingGrant(tx, regionId, { ...missing, grantId })
  }
}

/** Revokes a grant; one that an administrator took back before stays so. */
export async function takeBack(
  tx: Tx,
  grantId: string,
  by: string | null,
  at: Date,
): Promise<void> {
  try {
    await revokeGrant(tx, grantId, { personId: by, at })
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
}
