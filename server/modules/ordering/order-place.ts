import type { Caller, Place } from '#platform/access'
import type { Db } from '#platform/db'
import { findResident } from '#residents'
import { findDraft } from './queries/drafts.ts'
import { findOrder } from './queries/orders.ts'

interface Asking<Name extends string> {
  db: Db
  params: Record<'region' | Name, string>
  caller: Caller | null
}

/** Where an order lies and whose it is, for routes with :region and :order. */
export async function orderPlace({ db, params }: Asking<'order'>): Promise<Place | null> {
  const order = await findOrder(db, params.region, params.order)
  if (order === null) return null
  const resident =
    order.residentId === null ? undefined : await findResident(db, params.region, order.residentId)
  return {
    regionId: params.region,
    communityId: order.communityId,
    stationId: order.stationId,
    personId: resident?.personId,
  }
}

/** The same for routes with :region and :draft. */
export async function draftPlace({ db, params }: Asking<'draft'>): Promise<Place | null> {
  const draft = await findDraft(db, params.region, params.draft)
  return draft === null ? null : { regionId: params.region, communityId: draft.communityId }
}
