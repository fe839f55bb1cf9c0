import { listLeadersByIds } from '#leaders'
import type { Order } from '#ordering'
import type { Tx } from '#platform/db'
import { listResidentsByIds } from '#residents'

/**
 * Who is told of each order: the resident, or for a neighbour without a login the leader whose order
 * it counts as, who can tell them. Nobody for a walk-in without either.
 * @returns person ids by order id
 */
export async function toldPeople(
  tx: Tx,
  regionId: string,
  orders: readonly Order[],
): Promise<Map<string, string>> {
  const residentIds = [...new Set(orders.flatMap((order) => order.residentId ?? []))]
  const residents = await listResidentsByIds(tx, regionId, residentIds)
  const loginOf = new Map(residents.map((one) => [one.id, one.personId]))
  const silent = orders.filter((order) => loginOf.get(order.residentId ?? '') == null)
  const leaderIds = [...new Set(silent.flatMap((order) => order.leaderId ?? []))]
  const leaders = leaderIds.length === 0 ? [] : await listLeadersByIds(tx, regionId, leaderIds)
  const leaderOf = new Map(leaders.map((one) => [one.id, one.personId]))
  return new Map(
    orders.flatMap((order): [string, string][] => {
      const personId =
        loginOf.get(order.residentId ?? '') ?? leaderOf.get(order.leaderId ?? '') ?? null
      return personId === null ? [] : [[order.id, personId]]
    }),
  )
}
