import type { Queryable } from '#platform/db'
import { listResidentsByIds } from '#residents'

/**
 * Whom to tell of what concerns residents, by resident: their own login, else that of whoever
 * orders for them. Those without either are left out.
 */
export async function mapPeopleOfResidents(
  db: Queryable,
  regionId: string,
  residentIds: readonly string[],
): Promise<Map<string, string>> {
  const residents = await listResidentsByIds(db, regionId, [...new Set(residentIds)])
  const orderers = await listResidentsByIds(db, regionId, [
    ...new Set(residents.flatMap((one) => one.ordersByResidentId ?? [])),
  ])
  const personOf = new Map(orderers.map((one) => [one.id, one.personId]))
  return new Map(
    residents.flatMap((one) => {
      const person = one.personId ?? personOf.get(one.ordersByResidentId ?? '') ?? null
      return person === null ? [] : [[one.id, person] as const]
    }),
  )
}
