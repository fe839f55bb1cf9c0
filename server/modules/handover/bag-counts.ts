import type { Queryable } from '#platform/db'

/** How many bags orders have, by order; those without bags are absent. */
export async function bagCountsOf(
  _db: Queryable,
  _regionId: string,
  _orderIds: readonly string[],
): Promise<Map<string, number>> {
  return new Map()
}
