import type { DeedProof, HandoverListReply, ListedOrder } from '../../offline/index.ts'

/** Whether an order may be given now, by what this phone knows. */
export type Standing =
  | 'ready'
  | 'handed'
  | 'not-arrived'
  | 'not-ready'
  | 'returned'
  | 'closed'
  | 'to-the-door'

/** What one person fetches at once. */
export interface Pickup {
  /** The resident, or the one order of a walk-in. */
  key: string
  residentId: string | null
  name: string
  building: string
  phoneLastFour: string | null
  shortNumbers: readonly number[]
  orders: readonly ListedOrder[]
  cashDueMinor: number
}

/** Why nothing can be given for what was shown. */
export type Why =
  | Exclude<Standing, 'ready'>
  | 'nobody'
  | 'altered'
  | 'other-place'
  | 'other-day'
  | 'early'
  | 'late'
  | 'renewed'
  | 'revoked'
  | 'needs-network'
  | 'unknown-key'
  | 'not-listed'

export type Found =
  | {
      is: 'pickup'
      pickup: Pickup
      proof: DeedProof
      /** The code's signature was checked here. */
      isSigned: boolean
      /** Who was sent with the code, where it was given to a friend. */
      friend: string | null
      /** What else waits for the same person and is not opened by this code. */
      others: Pickup | null
    }
  | { is: 'several'; pickups: readonly Pickup[] }
  | { is: 'answer'; why: Why; order: ListedOrder | null; place?: string; date?: string }
  | { is: 'refused'; error: unknown }

export const answer = (why: Why, order: ListedOrder | null = null): Found => ({
  is: 'answer',
  why,
  order,
})

/** Whether an order may be given, counting what this phone has given itself. */
export function standingOf(
  order: ListedOrder,
  isArrived: boolean,
  given: ReadonlySet<string>,
): Standing {
  if (given.has(order.orderId)) return 'handed'
  if (order.state !== 'waiting') return order.state
  return isArrived ? 'not-ready' : 'not-arrived'
}

const personOf = (order: ListedOrder): string => order.residentId ?? order.orderId

/** Puts orders of one person together. */
export function pickupOf(orders: readonly ListedOrder[]): Pickup {
  const [first] = orders as [ListedOrder]
  return {
    key: personOf(first),
    residentId: first.residentId,
    name: first.name,
    building: first.building,
    phoneLastFour: first.phoneLastFour,
    shortNumbers: [...new Set(orders.map(({ shortNumber }) => shortNumber))],
    orders,
    cashDueMinor: orders.reduce((sum, { cashDueMinor }) => sum + cashDueMinor, 0),
  }
}

/** Orders by person, in the order of the list. */
export const pickupsOf = (orders: readonly ListedOrder[]): Pickup[] =>
  [...Map.groupBy(orders, personOf).values()].map(pickupOf)

export interface Known {
  list: HandoverListReply
  given: ReadonlySet<string>
}

/** What may be given of some orders of one person, shown by a proof; or why nothing. */
export function foundOf(
  orders: readonly ListedOrder[],
  proof: DeedProof,
  known: Known,
  shown: { isSigned?: boolean; friend?: string | null } = {},
): Found {
  const { list, given } = known
  const [first] = orders
  if (first === undefined) return answer('nobody')
  const standing = (order: ListedOrder) => standingOf(order, list.isArrived, given)
  const ready = orders.filter((order) => standing(order) === 'ready')
  if (ready.length === 0) return answer(standing(first) as Why, first)
  const named = new Set(orders)
  const others = list.orders.filter(
    (order) =>
      order.residentId !== null &&
      order.residentId === first.residentId &&
      !named.has(order) &&
      standing(order) === 'ready',
  )
  return {
    is: 'pickup',
    pickup: pickupOf(ready),
    proof,
    isSigned: shown.isSigned ?? false,
    friend: shown.friend ?? null,
    others: others.length === 0 ? null : pickupOf(others),
  }
}

/** Whoever hands over vouches for whom they see: the number of an order stands for its slip. */
export const vouchedFor = (pickup: Pickup, known: Known): Found =>
  foundOf(pickup.orders, { slip: pickup.orders[0]!.number }, known)

/** By the end of a phone number; several people may have the same. */
export function byLastFour(digits: string, known: Known): Found {
  const pickups = pickupsOf(
    known.list.orders.filter(({ phoneLastFour }) => phoneLastFour === digits),
  )
  return oneOf(pickups, known, ({ name, orders }) => {
    const isAlone = pickups.filter((other) => other.name === name).length === 1
    return isAlone && name !== '' && orders[0]!.residentId !== null
      ? { phoneLastFour: digits, name }
      : { slip: orders[0]!.number }
  })
}

/** By the number on the bags. */
export function byShortNumber(shortNumber: number, known: Known): Found {
  const orders = known.list.orders.filter((order) => order.shortNumber === shortNumber)
  return oneOf(pickupsOf(orders), known, ({ orders: [order] }) => ({ slip: order!.number }))
}

function oneOf(
  pickups: readonly Pickup[],
  known: Known,
  proofOf: (pickup: Pickup) => DeedProof,
): Found {
  const [only, second] = pickups
  if (only === undefined) return answer('nobody')
  if (second !== undefined) return { is: 'several', pickups }
  return foundOf(only.orders, proofOf(only), known)
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** People by name, pinyin, short number, end of the phone or order number, as one types. */
export function search(pickups: readonly Pickup[], text: string): Pickup[] {
  const wanted = plain(text)
  if (wanted === '') return [...pickups]
  return pickups.filter(
    ({ name, building, phoneLastFour, shortNumbers, orders }) =>
      plain(name).includes(wanted) ||
      plain(building).startsWith(wanted) ||
      phoneLastFour === wanted ||
      shortNumbers.some((number) => String(number) === wanted) ||
      orders.some((order) => plain(order.number).startsWith(wanted)) ||
      orders[0]!.spoken.split(' ').some((word) => word.startsWith(wanted)),
  )
}
