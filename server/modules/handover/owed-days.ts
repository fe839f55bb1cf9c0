import { arrivedCommunities, isReady } from '#delivery'
import { listOwedOrders, type OwedOrder } from '#ordering'
import { getRegion } from '#places'
import type { Queryable } from '#platform/db'
import { addDays, localDate } from '#platform/time'
import { listLiveDoorDeliveries } from './queries/door-deliveries.ts'
import { listPickups, type Pickup } from './queries/pickups.ts'

const DAYS_BACK = 31
const MOST_ORDERS = 2000

/** An earlier day of which something is still owed to its people. */
export interface OwedDay {
  pickupDate: string
  /** Whether some of it arrived and waits to be confirmed. */
  isToConfirm: boolean
  /** Orders that have not come to their point. */
  waiting: number
  /** Orders that may be handed over. */
  ready: number
  /** Whom the ready ones belong to. */
  people: number
  /** Orders that somebody asked to be brought to the door. */
  toTheDoor: number
  /** When the first of the ready ones goes back. */
  deadlineAt: Date | null
}

/** What a community's earlier days still owe, the earliest first; settled days are absent. */
export async function showOwedDays(
  db: Queryable,
  place: { regionId: string; communityId: string; at: Date },
): Promise<OwedDay[]> {
  const { regionId, communityId, at } = place
  const region = await getRegion(db, regionId)
  const before = localDate(at, region.timeZone)
  const from = addDays(before, -DAYS_BACK)
  const span = { communityId, from, before, limit: MOST_ORDERS }
  const orders = await listOwedOrders(db, regionId, span)
  const orderIds = orders.map(({ orderId }) => orderId)
  const days = Map.groupBy(orders, ({ pickupDate }) => pickupDate)
  const [ready, doors, pickups, arrived] = await Promise.all([
    isReady(db, regionId, orderIds),
    listLiveDoorDeliveries(db, regionId, orderIds),
    listPickups(db, regionId, orderIds),
    arrivedOn(db, regionId, communityId, [...days.keys()]),
  ])
  const known = {
    ready,
    toTheDoor: new Set(doors.flatMap(({ orderId, doneAt }) => (doneAt === null ? orderId : []))),
    pickups: new Map(pickups.map((one) => [one.orderId, one])),
  }
  return [...days]
    .map(([pickupDate, of]) => ({
      pickupDate,
      isToConfirm: arrived.get(pickupDate)?.confirmedAt === null,
      ...owed(of, known),
    }))
    .filter((day) => day.ready + day.waiting + day.toTheDoor > 0)
}

async function arrivedOn(
  db: Queryable,
  regionId: string,
  communityId: string,
  days: readonly string[],
) {
  const found = await Promise.all(
    days.map((day) => arrivedCommunities(db, regionId, day, [communityId])),
  )
  return new Map(days.map((day, nth) => [day, found[nth]!.get(communityId)]))
}

interface Known {
  ready: ReadonlySet<string>
  toTheDoor: ReadonlySet<string>
  pickups: ReadonlyMap<string, Pickup>
}

function owed(all: readonly OwedOrder[], known: Known) {
  const orders = all.filter(({ orderId }) => known.pickups.get(orderId)?.returnedAt == null)
  const atDoor = orders.filter(({ orderId }) => known.toTheDoor.has(orderId))
  const atPoint = orders.filter(({ orderId }) => !known.toTheDoor.has(orderId))
  const ready = atPoint.filter(({ orderId }) => known.ready.has(orderId))
  const deadlines = ready.flatMap(({ orderId }) => known.pickups.get(orderId)?.deadlineAt ?? [])
  return {
    waiting: atPoint.length - ready.length,
    ready: ready.length,
    people: new Set(ready.map(({ residentId, orderId }) => residentId ?? orderId)).size,
    toTheDoor: atDoor.length,
    deadlineAt: deadlines.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
  }
}
