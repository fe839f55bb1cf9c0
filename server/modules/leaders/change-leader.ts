import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { checkHours, readLeaderPhone } from './apply-as-leader.ts'
import { type Leader, type LeaderHours, type Level, stateOf } from './leader.ts'
import { insertLevel } from './queries/decisions.ts'
import { getLeader, lockLeader, updateLeader } from './queries/leaders.ts'
import { NotLeading } from './refusals.ts'
import { checkPickupPoint } from './served-places.ts'

interface Change {
  regionId: string
  leaderId: string
  version: number
  by: string
  at: Date
}

/** Changes how a leader is called, reached and when they hand over. Throws Stale, Invalid. */
export async function changeLeaderProfile(
  tx: Tx,
  change: Change & { name: string; phone: string; hours: readonly LeaderHours[] },
): Promise<Leader> {
  const { regionId, leaderId, version, hours } = change
  await lockLive(tx, change)
  checkHours(hours)
  const phone = await readLeaderPhone(tx, regionId, change.phone)
  await updateLeader(tx, regionId, leaderId, version, { name: change.name.trim(), phone, hours })
  return told(tx, change, 'leader.changed', {})
}

/** Bags of the leader's residents wait at another station from now on. */
export async function changePickupPoint(
  tx: Tx,
  change: Change & { pickupStationId: string },
): Promise<Leader> {
  const { regionId, leaderId, version, pickupStationId } = change
  await lockLive(tx, change)
  await checkPickupPoint(tx, regionId, pickupStationId)
  await updateLeader(tx, regionId, leaderId, version, { pickupStationId })
  return told(tx, change, 'leader.pickup-point-changed', { pickupStationId })
}

/** Another level from now on; what was sold keeps its rate. */
export async function changeLevel(
  tx: Tx,
  change: Change & { level: Level; why: string },
): Promise<Leader> {
  const { regionId, leaderId, version, level, why, by, at } = change
  const leader = await lockLive(tx, change)
  if (leader.personId === by) throw new Invalid('level', 'Nobody sets their own level.')
  await updateLeader(tx, regionId, leaderId, version, { level })
  await insertLevel(tx, { regionId, leaderId, level, why, by, at, id: newId() })
  return told(tx, change, 'leader.level-changed', { level })
}

async function lockLive(tx: Tx, { regionId, leaderId }: Change): Promise<Leader> {
  const leader = await lockLeader(tx, regionId, leaderId)
  const state = stateOf(leader)
  if (state === 'rejected' || state === 'exited') throw new NotLeading(leaderId)
  return leader
}

async function told(
  tx: Tx,
  { regionId, leaderId, by, at }: Change,
  type: string,
  body: Record<string, unknown>,
): Promise<Leader> {
  const fact = { subjectKind: 'leader', subjectId: leaderId, actorId: by, occurredAt: at }
  await announce(tx, { type, regionId, body, ...fact })
  return getLeader(tx, regionId, leaderId)
}
