import { listGrantsOf } from '#identity'
import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'

/** Throws Invalid unless the person, where one is named, is a courier of the region. */
export async function checkCourier(
  db: Queryable,
  regionId: string,
  personId: string | null,
): Promise<void> {
  if (personId === null) return
  const grants = await listGrantsOf(db, personId)
  const isCourier = grants.some(
    (grant) => grant.role === 'courier' && (grant.regionId === null || grant.regionId === regionId),
  )
  if (!isCourier) throw new Invalid('courierId', 'This person is not a courier here.')
}
