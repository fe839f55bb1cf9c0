import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Stale } from '#platform/refusals'
import { checkOrderer } from './create-neighbour.ts'
import { lockResident, updateResident } from './queries/residents.ts'
import { HasLogin } from './refusals.ts'
import type { Resident } from './resident.ts'

export interface OrdererChange {
  regionId: string
  residentId: string
  version: number
  /** Null: the leader orders. */
  ordersByResidentId: string | null
  by: string
  at: Date
}

/** Another one orders for a neighbour from now on. Throws HasLogin, CannotOrderForOthers, Stale. */
export async function changeOrderer(tx: Tx, change: OrdererChange): Promise<Resident> {
  const { regionId, residentId, ordersByResidentId } = change
  const neighbour = await lockResident(tx, regionId, residentId)
  if (neighbour.version !== change.version) throw new Stale('resident', neighbour.version)
  if (neighbour.personId !== null) throw new HasLogin()
  await checkOrderer(tx, regionId, neighbour.communityId, ordersByResidentId)
  const changed = await updateResident(tx, regionId, residentId, { ordersByResidentId })
  await announce(tx, {
    type: 'resident.orderer-changed',
    regionId,
    subjectKind: 'resident',
    subjectId: residentId,
    body: { ordersByResidentId },
    actorId: change.by,
    occurredAt: change.at,
  })
  return changed
}
