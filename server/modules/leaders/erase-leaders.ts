import type { Tx } from '#platform/db'
import { emptyLeadersOf, findLeadingPerson } from './queries/decisions.ts'
import { StillLeads } from './refusals.ts'

/**
 * Empties what persons were as leaders, in every region. One who leads still has goods and money of
 * others in hand and leaves first: throws StillLeads.
 */
export async function eraseLeadersOf(
  tx: Tx,
  personIds: readonly string[],
  at: Date,
): Promise<void> {
  const leading = await findLeadingPerson(tx, personIds)
  if (leading !== undefined) throw new StillLeads(leading)
  await emptyLeadersOf(tx, personIds, at)
}
