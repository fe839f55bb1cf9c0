import type { CashHolder } from '#payments'
import type { Resident } from '#residents'
import { whyVoid } from './code-validity.ts'
import { plainNumber } from './order-slip.ts'
import type { PickupCode } from './queries/codes.ts'
import type { ConflictKind } from './queries/conflicts.ts'
import type { HandoverMethod } from './queries/handovers.ts'
import { plainName } from './showing.ts'
import { type OrderAtPoint, standingOf } from './standing.ts'
import type { PickupClaim } from './token.ts'

export interface Sync {
  regionId: string
  communityId: string
  stationId: string | null
  deviceId: string
  items: readonly OfflineItem[]
  holder: CashHolder
  by: string
}

/** What a phone did while offline. */
export interface OfflineItem {
  itemId: string
  token?: string | undefined
  slip?: string | undefined
  phoneLastFour?: string | undefined
  name?: string | undefined
  orderIds: readonly string[]
  handedOverAt: Date
  cashTakenMinor: number
}

export interface SyncKnowledge {
  regionId: string
  communityId: string
  stationId: string | null
  at: Date
  claims: ReadonlyMap<string, PickupClaim>
  codes: ReadonlyMap<string, PickupCode>
  points: ReadonlyMap<string, OrderAtPoint>
  /** Orders of which not everything that is to come is here. */
  moreToCome: ReadonlySet<string>
  residents: ReadonlyMap<string, Resident>
}

export interface DecidedConflict {
  orderId: string
  kind: ConflictKind
  /** Cash taken beyond what is due. */
  cashMinor: number
}

/** What becomes of an item: refused as a whole, or each order given or in conflict. */
export interface DecidedItem {
  item: OfflineItem
  refused: Refused | null
  method: HandoverMethod
  code: PickupCode | null
  given: { point: OrderAtPoint; cashMinor: number }[]
  conflicts: DecidedConflict[]
}

export type Refused =
  | 'no-proof'
  | 'code-altered'
  | 'code-of-another-place'
  | 'code-early'
  | 'code-late'
  | 'code-renewed'
  | 'code-revoked'
  | 'not-the-holders'
  | 'clock-ahead'
  | 'not-arrived'

/** A phone's clock may run this much ahead. */
const AHEAD_MS = 5 * 60_000

/**
 * Decides a sync, the earliest handover first: of two of one order in it the first stays. Pure but
 * for the order of its answer, which is by time.
 */
export function decideSync(items: readonly OfflineItem[], known: SyncKnowledge): DecidedItem[] {
  const taken = new Set<string>()
  const inTime = [...items].sort(
    (a, b) => a.handedOverAt.getTime() - b.handedOverAt.getTime() || (a.itemId < b.itemId ? -1 : 1),
  )
  return inTime.map((item) => {
    const proof = proofOf(item, known)
    const decided: DecidedItem = {
      item,
      refused: 'refused' in proof ? proof.refused : null,
      method: 'refused' in proof ? 'token' : proof.method,
      code: 'refused' in proof ? null : proof.code,
      given: [],
      conflicts: [],
    }
    if (decided.refused === null) decideOrders(decided, known, taken)
    return decided
  })
}

type ReadProof = { refused: Refused } | { method: HandoverMethod; code: PickupCode | null }

function proofOf(item: OfflineItem, known: SyncKnowledge): ReadProof {
  if (item.handedOverAt.getTime() > known.at.getTime() + AHEAD_MS) return { refused: 'clock-ahead' }
  const points = [...new Set(item.orderIds)].map((id) => known.points.get(id))
  if (points.some((point) => point === undefined)) return { refused: 'not-the-holders' }
  const there = points as OrderAtPoint[]
  if (!there.every((point) => isHere(point, known))) return { refused: 'code-of-another-place' }
  if (item.token !== undefined) return byToken(item, item.token, there, known)
  if (item.slip !== undefined) return bySlip(item.slip, there)
  if (item.phoneLastFour !== undefined && item.name !== undefined) {
    return byPhone(item.phoneLastFour, item.name, there, known)
  }
  return { refused: 'no-proof' }
}

const isHere = ({ order }: OrderAtPoint, known: SyncKnowledge): boolean =>
  order.communityId === known.communityId &&
  (known.stationId === null || order.stationId === known.stationId)

function byToken(
  item: OfflineItem,
  token: string,
  points: readonly OrderAtPoint[],
  known: SyncKnowledge,
): ReadProof {
  const claim = known.claims.get(token)
  const code = known.codes.get(claim?.h ?? '')
  if (claim === undefined || code === undefined || claim.r !== known.regionId) {
    return { refused: 'code-altered' }
  }
  const why = whyVoid(code, claim, item.handedOverAt)
  if (why !== null) return { refused: `code-${why}` }
  if (!points.every(({ order }) => opens(code, order))) return { refused: 'not-the-holders' }
  return { method: 'token', code }
}

/** Whether a code is for an order. Pure. */
const opens = (code: PickupCode, order: OrderAtPoint['order']): boolean =>
  code.orderId === null
    ? code.residentId === order.residentId &&
      code.communityId === order.communityId &&
      code.pickupDate === order.pickupDate
    : code.orderId === order.id

function bySlip(slip: string, points: readonly OrderAtPoint[]): ReadProof {
  const named = points.find(({ order }) => order.number === plainNumber(slip))
  const isOfOne =
    named !== undefined &&
    points.every(
      ({ order }) =>
        order === named.order ||
        (order.residentId !== null && order.residentId === named.order.residentId),
    )
  return isOfOne ? { method: 'slip', code: null } : { refused: 'not-the-holders' }
}

function byPhone(
  lastFour: string,
  name: string,
  points: readonly OrderAtPoint[],
  known: SyncKnowledge,
): ReadProof {
  const isTheirs = points.every(({ order }) => {
    const resident = known.residents.get(order.residentId ?? '')
    return (
      resident?.phone?.endsWith(lastFour) === true && plainName(resident.name) === plainName(name)
    )
  })
  return isTheirs ? { method: 'phone', code: null } : { refused: 'not-the-holders' }
}

const CONFLICT_OF: Partial<Record<ReturnType<typeof standingOf>, ConflictKind>> = {
  handed: 'handed-over-twice',
  returned: 'returned',
  cancelled: 'cancelled',
  expired: 'cancelled',
  refunded: 'refunded',
  lacking: 'refunded',
  awaiting_payment: 'unpaid',
}

function decideOrders(decided: DecidedItem, known: SyncKnowledge, taken: Set<string>): void {
  const { item } = decided
  const points = [...new Set(item.orderIds)].map((id) => known.points.get(id)!)
  // What is not here yet comes later: the phone sends it again then.
  const isToCome = (point: OrderAtPoint): boolean => {
    const standing = standingOf(point)
    return (
      standing === 'not-arrived' ||
      (standing === 'not-ready' && known.moreToCome.has(point.order.id))
    )
  }
  if (points.some(isToCome)) {
    decided.refused = 'not-arrived'
    return
  }
  let leftMinor = item.cashTakenMinor
  for (const point of points) {
    const orderId = point.order.id
    const kind = taken.has(orderId) ? 'handed-over-twice' : CONFLICT_OF[standingOf(point)]
    if (kind !== undefined) {
      decided.conflicts.push({ orderId, kind, cashMinor: 0 })
    } else if (point.cashOpenMinor > leftMinor) {
      decided.conflicts.push({ orderId, kind: 'cash-short', cashMinor: 0 })
    } else {
      leftMinor -= point.cashOpenMinor
      taken.add(orderId)
      decided.given.push({ point, cashMinor: point.cashOpenMinor })
    }
  }
  if (leftMinor === 0) return
  const first = decided.conflicts[0]
  if (first !== undefined) first.cashMinor = leftMinor
  else {
    const orderId = points[0]!.order.id
    decided.conflicts.push({ orderId, kind: 'cash-over', cashMinor: leftMinor })
  }
}
