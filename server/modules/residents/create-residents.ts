import { batched, type Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId } from '#platform/ids'
import { bindLeaders } from './bind-leader.ts'
import { checkHomes } from './home.ts'
import { firstLeader } from './leader-binding.ts'
import { leaderFinder, type ServingLeader } from './leader-finder.ts'
import type { Binding } from './queries/bindings.ts'
import { insertResidents, type NewResidentRow } from './queries/residents.ts'
import type { ConsentWay } from './resident.ts'

export interface NewResident {
  /** Made here when absent. */
  id?: string | undefined
  /** Whose login it is; absent for a neighbour without one, who must then have consented. */
  personId?: string | null | undefined
  name: string
  /** E.164. */
  phone?: string | null | undefined
  communityId: string
  buildingId?: string | null | undefined
  room?: string | undefined
  /** Leader whose link they came by; binds only where that leader serves. */
  linkLeaderId?: string | undefined
  ordersByResidentId?: string | null | undefined
  consent?: { how: ConsentWay; recordedBy: string; at: Date } | undefined
}

/**
 * Makes residents, one or thousands, in a few statements, each bound to their first leader.
 * Throws NotFound (community), NotInCommunity; a person who is a resident there already breaks the
 * unique key residents_of_person, a neighbour written down twice residents_neighbour_once.
 * @returns their ids, in the order given
 */
export async function createResidents(
  tx: Tx,
  regionId: string,
  residents: readonly NewResident[],
  { by, at }: { by: string | null; at: Date },
): Promise<string[]> {
  await checkHomes(tx, regionId, residents)
  const communityIds = [...new Set(residents.map((resident) => resident.communityId))]
  const serving = await leaderFinder().serving(tx, regionId, communityIds)
  const rows = residents.map((resident) => rowOf(resident, by))
  const bindings = residents.flatMap((resident, index) =>
    bindingOf(rows[index]!.id, resident, serving),
  )
  for (const batch of batched(rows)) {
    await insertResidents(tx, regionId, batch, at)
    await announceAll(
      tx,
      batch.map((row) => ({
        type: 'resident.joined',
        regionId,
        subjectKind: 'resident',
        subjectId: row.id,
        body: { communityId: row.communityId, hasLogin: row.personId !== null },
        actorId: by,
        occurredAt: at,
      })),
    )
  }
  await bindLeaders(tx, { regionId, by, at }, bindings)
  return rows.map((row) => row.id)
}

function rowOf(resident: NewResident, by: string | null): NewResidentRow {
  return {
    id: resident.id ?? newId(),
    personId: resident.personId ?? null,
    name: resident.name.trim(),
    phone: resident.phone ?? null,
    communityId: resident.communityId,
    buildingId: resident.buildingId ?? null,
    room: resident.room?.trim() ?? '',
    leaderId: null,
    ordersByResidentId: resident.ordersByResidentId ?? null,
    consentedAt: resident.consent?.at ?? null,
    consentRecordedBy: resident.consent?.recordedBy ?? null,
    consentHow: resident.consent?.how ?? null,
    createdBy: by,
  }
}

function bindingOf(
  residentId: string,
  resident: NewResident,
  serving: ReadonlyMap<string, readonly ServingLeader[]>,
): Binding[] {
  const first = firstLeader(serving.get(resident.communityId) ?? [], resident.linkLeaderId)
  return first === undefined ? [] : [{ residentId, ...first }]
}
