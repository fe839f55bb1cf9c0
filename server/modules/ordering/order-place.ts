import type { Caller, Place } from '#platform/access'
import type { Db } from '#platform/db'
import { findResident, findResidentOf, type Resident, residentPlace } from '#residents'
import { findDraft } from './queries/drafts.ts'
import { findOrder } from './queries/orders.ts'

interface Asking<Name extends string> {
  db: Db
  params: Record<'region' | Name, string>
  caller: Caller | null
}

/**
 * Where an order lies and whose it is, for routes with :region and :order. A neighbour's is also the
 * own of whoever is named to order for them.
 */
export async function orderPlace({ db, params, caller }: Asking<'order'>): Promise<Place | null> {
  const order = await findOrder(db, params.region, params.order)
  if (order === null) return null
  const resident =
    order.residentId === null ? undefined : await findResident(db, params.region, order.residentId)
  return {
    regionId: params.region,
    communityId: order.communityId,
    stationId: order.stationId,
    personId: resident && (await personFor(db, resident, caller)),
  }
}

/** The same for whoever orders for the resident of :region and :resident. */
export async function ordererPlace(asking: Asking<'resident'>): Promise<Place | null> {
  const place = await residentPlace(asking)
  const { db, params, caller } = asking
  const resident = await findResident(db, params.region, params.resident)
  if (place === null || resident === undefined) return null
  return { ...place, personId: await personFor(db, resident, caller) }
}

async function personFor(
  db: Db,
  resident: Resident,
  caller: Caller | null,
): Promise<string | null> {
  if (caller === null || resident.ordersByResidentId === null) return resident.personId
  const own = await findResidentOf(db, resident.regionId, caller.personId)
  return own?.id === resident.ordersByResidentId ? caller.personId : resident.personId
}

/** The same for routes with :region and :draft. */
export async function draftPlace({ db, params }: Asking<'draft'>): Promise<Place | null> {
  const draft = await findDraft(db, params.region, params.draft)
  return draft === null ? null : { regionId: params.region, communityId: draft.communityId }
}
