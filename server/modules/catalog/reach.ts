import type { Caller, Place, Role } from '#platform/access'
import type { Queryable } from '#platform/db'
import { regionsListing } from './queries/price-books.ts'
import { SoldElsewhere } from './refusals.ts'

const editors: readonly Role[] = ['admin', 'buyer', 'operations']

/**
 * Where a caller who edits goods stands: goods themselves lie in no region, so a buyer of any
 * region may come in, and `refuseBeyondReach` says how far.
 */
export function placeOfEditor(caller: Caller | null): Place {
  return placeOf(caller, editors)
}

const readers: readonly Role[] = [...editors, 'marketing', 'finance', 'support', 'supervisor']

/** The same for those who only read them. */
export const placeOfReader = (caller: Caller | null): Place => placeOf(caller, readers)

function placeOf(caller: Caller | null, roles: readonly Role[]): Place {
  const grants = caller?.grants.filter((grant) => roles.includes(grant.role)) ?? []
  const region = grants.find((grant) => grant.regionId !== null)?.regionId
  return { regionId: region ?? undefined }
}

/** Regions whose goods an editor answers for; null: all. */
export function reachOf(caller: Caller): string[] | null {
  const grants = caller.grants.filter((grant) => editors.includes(grant.role))
  if (grants.some((grant) => grant.regionId === null)) return null
  return grants.map((grant) => grant.regionId!)
}

/** Throws SoldElsewhere when products are listed in a region that the editor does not answer for. */
export async function refuseBeyondReach(
  db: Queryable,
  reach: readonly string[] | null,
  productIds: readonly string[],
): Promise<void> {
  if (reach === null) return
  const beyond = (await regionsListing(db, productIds)).filter((id) => !reach.includes(id))
  if (beyond.length > 0) throw new SoldElsewhere(beyond)
}
