import { batched, type Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import { nextChoiceAt, serves } from './leader-binding.ts'
import { leaderFinder } from './leader-finder.ts'
import {
  type Binding,
  findLastChoice,
  insertBindings,
  lockBoundResidents,
} from './queries/bindings.ts'
import { getResident, lockResident } from './queries/residents.ts'
import { LeaderChangedLately, LeaderDoesNotServe } from './refusals.ts'
import type { Resident } from './resident.ts'

interface Binder {
  regionId: string
  by: string | null
  at: Date
}

/** Writes whose residents they are from now on. */
export async function bindLeaders(
  tx: Tx,
  { regionId, by, at }: Binder,
  bindings: readonly Binding[],
): Promise<void> {
  for (const batch of batched(bindings)) {
    await insertBindings(
      tx,
      regionId,
      batch.map((binding) => ({ ...binding, id: newId() })),
      by,
      at,
    )
    await announceAll(
      tx,
      batch.map(({ residentId, leaderId, why }) => ({
        type: 'resident.leader-bound',
        regionId,
        subjectKind: 'resident',
        subjectId: residentId,
        body: { leaderId, why },
        actorId: by,
        occurredAt: at,
      })),
    )
  }
}

/**
 * A resident chooses among the leaders who serve their community, once in thirty days; staff may
 * at any time. Throws LeaderDoesNotServe, LeaderChangedLately.
 */
export async function chooseLeader(
  tx: Tx,
  choice: Binder & { residentId: string; leaderId: string; isStaff: boolean },
): Promise<Resident> {
  const { regionId, residentId, leaderId, isStaff, at } = choice
  const resident = await lockResident(tx, regionId, residentId)
  if (resident.leaderId === leaderId) return resident
  const serving = await leaderFinder().serving(tx, regionId, [resident.communityId])
  const here = serving.get(resident.communityId) ?? []
  if (!serves(here, leaderId)) throw new LeaderDoesNotServe()
  if (!isStaff) {
    const lastChoiceAt = await findLastChoice(tx, regionId, residentId)
    const changeableAt = nextChoiceAt(lastChoiceAt, serves(here, resident.leaderId))
    if (changeableAt !== undefined && at < changeableAt) throw new LeaderChangedLately(changeableAt)
  }
  await bindLeaders(tx, choice, [{ residentId, leaderId, why: isStaff ? 'staff' : 'resident' }])
  return getResident(tx, regionId, residentId)
}

/**
 * Moves the residents of communities from a leader who left there, or from none, to the main
 * leader of each community as it stands now.
 * @param rebinding fromLeaderId null takes those who are bound to nobody
 * @returns how many residents were bound anew
 */
export async function rebindResidents(
  tx: Tx,
  rebinding: Binder & { communityIds: readonly string[]; fromLeaderId: string | null },
): Promise<number> {
  const { regionId, communityIds, fromLeaderId } = rebinding
  const residents = await lockBoundResidents(tx, regionId, communityIds, fromLeaderId)
  const serving = await leaderFinder().serving(tx, regionId, communityIds)
  const bindings = residents.map(
    ({ residentId, communityId }): Binding => ({
      residentId,
      leaderId: serving.get(communityId)?.[0]?.leaderId ?? null,
      why: fromLeaderId === null ? 'community' : 'leader left',
    }),
  )
  const changed = bindings.filter((binding) => binding.leaderId !== fromLeaderId)
  await bindLeaders(tx, rebinding, changed)
  return changed.length
}
