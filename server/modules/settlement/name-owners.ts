import { listPeople } from '#identity'
import { listLeadersByIds } from '#leaders'
import { listStationsByIds } from '#places'
import type { Queryable } from '#platform/db'
import { listResidentsByIds } from '#residents'
import { listSuppliersByIds } from '#suppliers'

/**
 * Names of whoever money is owed to or held by, by id: residents, leaders, couriers, stations and
 * suppliers. Who was erased has none.
 */
export async function nameOwners(
  db: Queryable,
  regionId: string,
  ownerIds: readonly (string | null)[],
): Promise<Map<string, string>> {
  const ids = [...new Set(ownerIds.flatMap((id) => id ?? []))]
  if (ids.length === 0) return new Map()
  const found = [
    ...(await listResidentsByIds(db, regionId, ids)),
    ...(await listLeadersByIds(db, regionId, ids)),
    ...(await listStationsByIds(db, regionId, ids)),
    ...(await listSuppliersByIds(db, regionId, ids)),
    ...(await listPeople(db, ids)),
  ]
  return new Map(found.flatMap(({ id, name }) => (name === '' ? [] : [[id, name]])))
}
