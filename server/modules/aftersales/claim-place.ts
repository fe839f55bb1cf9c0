import { orderPlace } from '#ordering'
import type { Caller, Place } from '#platform/access'
import type { Db } from '#platform/db'
import { findClaim } from './queries/claims.ts'

interface Asking {
  db: Db
  params: Record<'region' | 'claim', string>
  caller: Caller | null
}

/** Where a claim lies and whose it is, for routes with :region and :claim. */
export async function claimPlace({ db, params, caller }: Asking): Promise<Place | null> {
  const { region } = params
  const claim = await findClaim(db, region, params.claim)
  if (claim === null) return null
  const place = await orderPlace({ db, params: { region, order: claim.orderId }, caller })
  if (place === null) return null
  return { ...place, ...(claim.bearerKind === 'supplier' ? { supplierId: claim.bearerId } : {}) }
}
