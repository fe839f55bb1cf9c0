import { type Caller, mayIn, type Role } from '#platform/access'
import type { Queryable } from '#platform/db'
import { encodeCursor } from '#platform/http'
import { shownPhone } from '#residents'
import { type Leader, stateOf } from './leader.ts'
import { listCommunitiesOf, type Serving } from './queries/communities.ts'

const SEES_PHONES: readonly Role[] = ['admin', 'operations', 'support']

/** Leaders as a caller may see them, with the communities they serve. */
export async function leadersFor(db: Queryable, leaders: readonly Leader[], caller: Caller) {
  const [first] = leaders
  if (first === undefined) return []
  const ids = leaders.map((leader) => leader.id)
  const served = Map.groupBy(
    await listCommunitiesOf(db, first.regionId, ids),
    (serving) => serving.leaderId,
  )
  return leaders.map((leader) => leaderShown(leader, served.get(leader.id) ?? [], caller))
}

/** One leader as a caller may see them. */
export async function leaderFor(db: Queryable, leader: Leader, caller: Caller) {
  const [shown] = await leadersFor(db, [leader], caller)
  return shown!
}

function leaderShown(leader: Leader, served: readonly Serving[], caller: Caller) {
  const isOwn = leader.personId === caller.personId
  const isSeen = isOwn || mayIn(caller, SEES_PHONES, { regionId: leader.regionId })
  const { regionId: _, personId: __, ...rest } = leader
  return {
    ...rest,
    phone: shownPhone(leader.phone, isSeen),
    state: stateOf(leader),
    communities: served.map(({ communityId, isMain }) => ({ communityId, isMain })),
  }
}

/** A page; one row more than the limit says that there is another. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  items: readonly Item[],
  limit: number,
  cursorOf: (row: Row) => readonly (string | number)[],
): { items: readonly Item[]; nextCursor?: string } {
  const last = rows[limit - 1]
  if (rows.length <= limit || last === undefined) return { items }
  return { items: items.slice(0, limit), nextCursor: encodeCursor(cursorOf(last)) }
}
