import { arrivedCommunities, isReady } from '#delivery'
import { type Bag, listBags } from '#fulfilment'
import { type FulfilmentLine, listFulfilmentLines, openOfIds } from '#ordering'
import { listBuildings } from '#places'
import type { Queryable } from '#platform/db'
import { searchTokens } from '#platform/text'
import { listResidentsByIds, type Resident } from '#residents'
import { type DoorDelivery, listLiveDoorDeliveries } from './queries/door-deliveries.ts'
import { type Handover, listLiveHandovers } from './queries/handovers.ts'
import { listPickups, type Pickup } from './queries/pickups.ts'
import { isReceivedHere } from './received-here.ts'

export interface ListedOrder {
  orderId: string
  number: string
  shortNumber: number
  residentId: string | null
  name: string
  /** Never the whole phone: this list lies on a leader's phone. */
  phoneLastFour: string | null
  cashDueMinor: number
  bagCount: number
  lineCount: number
  building: string
  /** The name in pinyin, in full and by initials. */
  spoken: string
  bags: Pick<Bag, 'bagNumber' | 'bagCount' | 'storage'>[]
  lines: Pick<FulfilmentLine, 'name' | 'measure' | 'quantity'>[]
  reminders: number
  isByLeader: boolean
  state: 'waiting' | 'ready' | 'handed' | 'returned' | 'closed' | 'to-the-door'
  deadlineAt: Date | null
  handover: Handover | null
}

export interface HandoverDay {
  isArrived: boolean
  /** Taken in at the point itself, and not packed yet. */
  isReceivedHere: boolean
  /** When what came counts as confirmed by silence; null when nothing waits for it. */
  confirmBy: Date | null
  orders: ListedOrder[]
}

/** All that a phone needs to hand a community's goods of a day over, by short number. */
export async function listForHandover(
  db: Queryable,
  place: { regionId: string; communityId: string; pickupDate: string },
): Promise<HandoverDay> {
  const { regionId, communityId, pickupDate } = place
  const lines = await listFulfilmentLines(db, regionId, { pickupDate, communityIds: [communityId] })
  const ofOrders = Map.groupBy(lines, (line) => line.orderId)
  const orderIds = [...ofOrders.keys()]
  const residentIds = [...new Set(lines.flatMap((line) => line.residentId ?? []))]
  const [residents, open, bags, handovers, doors, pickups, arrived, ready, buildings] =
    await Promise.all([
      listResidentsByIds(db, regionId, residentIds),
      openOfIds(db, regionId, orderIds),
      orderIds.length === 0 ? [] : listBags(db, regionId, { orderIds }),
      listLiveHandovers(db, regionId, orderIds),
      listLiveDoorDeliveries(db, regionId, orderIds),
      listPickups(db, regionId, orderIds),
      arrivedCommunities(db, regionId, pickupDate, [communityId]),
      isReady(db, regionId, orderIds),
      listBuildings(db, regionId, communityId),
    ])
  const known = {
    ready,
    residents: new Map(residents.map((one) => [one.id, one])),
    open,
    bags: Map.groupBy(bags, (bag) => bag.orderId),
    buildings: new Map(buildings.map((one) => [one.id, one.name])),
    handovers: new Map(handovers.map((one) => [one.orderId, one])),
    doors: new Map(doors.map((one) => [one.orderId, one])),
    pickups: new Map(pickups.map((one) => [one.orderId, one])),
  }
  const orders = [...ofOrders.values()].map((of) => listed(of, known))
  return {
    isArrived: arrived.has(communityId),
    isReceivedHere: !arrived.has(communityId) && (await isReceivedHere(db, place)),
    confirmBy: arrived.get(communityId)?.confirmBy ?? null,
    orders: orders.sort(
      (a, b) => a.shortNumber - b.shortNumber || (a.orderId < b.orderId ? -1 : 1),
    ),
  }
}

interface Known {
  ready: ReadonlySet<string>
  residents: ReadonlyMap<string, Resident>
  open: ReadonlyMap<string, number>
  bags: ReadonlyMap<string, readonly Bag[]>
  buildings: ReadonlyMap<string, string>
  handovers: ReadonlyMap<string, Handover>
  doors: ReadonlyMap<string, DoorDelivery>
  pickups: ReadonlyMap<string, Pickup>
}

function listed(lines: readonly FulfilmentLine[], known: Known): ListedOrder {
  const { orderId, number, shortNumber, residentId, closedAt, channel } = lines[0]!
  const resident = known.residents.get(residentId ?? '')
  const pickup = known.pickups.get(orderId)
  const bags = known.bags.get(orderId) ?? []
  const given = lines.filter((line) => line.quantity > 0)
  return {
    orderId,
    number,
    shortNumber,
    residentId,
    name: resident?.name ?? '',
    phoneLastFour: resident?.phone?.slice(-4) ?? null,
    cashDueMinor: known.open.get(orderId) ?? 0,
    bagCount: bags.length,
    lineCount: given.length,
    building: known.buildings.get(resident?.buildingId ?? '') ?? '',
    spoken: spokenOf(resident?.name ?? ''),
    bags: bags
      .map(({ bagNumber, bagCount, storage }) => ({ bagNumber, bagCount, storage }))
      .sort((a, b) => a.bagNumber - b.bagNumber),
    lines: given.map(({ name, measure, quantity }) => ({ name, measure, quantity })),
    reminders: pickup?.reminders ?? 0,
    isByLeader: channel === 'leader',
    state: stateHere(orderId, closedAt, known),
    deadlineAt: pickup?.deadlineAt ?? null,
    handover: known.handovers.get(orderId) ?? null,
  }
}

const LATIN = /^[a-z]/

const spokenOf = (name: string): string =>
  searchTokens(name)
    .filter((token) => LATIN.test(token))
    .join(' ')
    .slice(0, 1000)

function stateHere(orderId: string, closedAt: Date | null, known: Known): ListedOrder['state'] {
  if (known.pickups.get(orderId)?.returnedAt != null) return 'returned'
  if (known.handovers.has(orderId)) return 'handed'
  if (closedAt !== null) return 'closed'
  if (known.doors.get(orderId)?.doneAt === null) return 'to-the-door'
  return known.ready.has(orderId) ? 'ready' : 'waiting'
}
