import { forEachAtOnce } from './at-once.ts'
import { type Living, leaderOf, nameOf } from './living.ts'
import { COMMUNITIES, REGION } from './places.ts'
import { RESIDENTS } from './residents.ts'

const AT = `/regions/${REGION.id}`

interface WaitingOrder {
  orderId: string
  number: string
  residentId: string | null
  cashDueMinor: number
  state: string
}

/** What one person comes for: all that is ready for them at a point. */
export interface Pickup {
  community: string
  /** Name of who signs in and shows a code; null for whoever has no phone. */
  resident: string | null
  orders: WaitingOrder[]
}

const hasPhone = new Set(RESIDENTS.map(({ name }) => name))

/** Everyone for whom goods are ready on a day, community by community. */
export async function listWaiting(living: Living, day: string): Promise<Pickup[]> {
  return listInState(living, day, 'ready')
}

/** Who has fetched their goods of a day, where they ordered themselves. */
export async function listServed(living: Living, day: string): Promise<Pickup[]> {
  const served = await listInState(living, day, 'handed')
  return served.filter(({ resident }) => resident !== null)
}

async function listInState(living: Living, day: string, state: string): Promise<Pickup[]> {
  const found = await forEachAtOnce(COMMUNITIES, async ({ code }) => {
    const path = `${communityPath(living, code)}/handover-list/${day}`
    const list = await living.api.call<{ orders: WaitingOrder[] }>(leaderOf(code), 'GET', path)
    const ready = list.orders
      .filter((order) => order.state === state)
      .sort((a, b) => (a.orderId < b.orderId ? -1 : 1))
    const ofPeople = Map.groupBy(ready, ({ residentId, orderId }) => residentId ?? orderId)
    return [...ofPeople.values()].map((orders) => {
      const { residentId } = orders[0]!
      const name = residentId === null ? null : nameOf(living.residentIds, residentId)
      const resident = name !== null && hasPhone.has(name) ? name : null
      return { community: code, resident, orders }
    })
  })
  return found.flat()
}

/** One comes and gets the bags: by code from the phone, else by the slip; cash is taken. */
export async function handOver(living: Living, pickup: Pickup): Promise<void> {
  const { api } = living
  const { community, resident, orders } = pickup
  const proof =
    resident === null
      ? { slip: orders[0]!.number }
      : { digits: await digitsOf(living, resident, orders[0]!.orderId) }
  const cashTakenMinor = orders.reduce((sum, order) => sum + order.cashDueMinor, 0)
  const path = `${communityPath(living, community)}/handovers`
  await api.call(leaderOf(community), 'POST', path, { proof, cashTakenMinor })
}

async function digitsOf({ api }: Living, resident: string, orderId: string): Promise<string> {
  const path = `${AT}/orders/${orderId}/pickup-code`
  return (await api.call<{ digits: string }>(resident, 'GET', path)).digits
}

/** One whose leg is in plaster has the bags brought up for two yuan. */
export async function bringToDoor(living: Living, pickup: Pickup): Promise<void> {
  const { api } = living
  const { community, resident, orders } = pickup
  const leader = leaderOf(community)
  for (const { orderId } of orders) {
    const asking = { payBy: 'wallet', note: '腿脚不便，请送到门口' }
    const path = `${AT}/orders/${orderId}/door-delivery`
    const { id } = await api.call(resident, 'POST', path, asking)
    const delivery = `${communityPath(living, community)}/door-deliveries/${id}`
    await api.call(leader, 'POST', `${delivery}/acceptance`)
    const digits = await digitsOf(living, resident!, orderId)
    await api.call(leader, 'POST', `${delivery}/completion`, { digits })
  }
}

const communityPath = ({ communityIds }: Living, community: string) =>
  `${AT}/communities/${communityIds.get(community)}`
