import { getLeader } from '#leaders'
import type { CashHolder } from '#payments'
import { getStation } from '#places'
import type { Tx } from '#platform/db'
import { SecondPersonNeeded } from './refusals.ts'

/** A leader or a station, as papers of cash name who holds it. */
export interface HolderName {
  holderKind: 'leader' | 'station'
  holderId: string
}

export const holderOf = ({ holderKind, holderId }: HolderName): CashHolder =>
  holderKind === 'leader' ? { leaderId: holderId } : { stationId: holderId }

/**
 * Who counts or pays cash is not who holds it.
 * @throws NotFound where there is no such holder, SecondPersonNeeded
 */
export async function refuseHolder(
  tx: Tx,
  { regionId, holderKind, holderId, by }: HolderName & { regionId: string; by: string },
): Promise<void> {
  if (holderKind === 'station') {
    await getStation(tx, regionId, holderId)
    return
  }
  const leader = await getLeader(tx, regionId, holderId)
  if (leader.personId === by) throw new SecondPersonNeeded('holder')
}
