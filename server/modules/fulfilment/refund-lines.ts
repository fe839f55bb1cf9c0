import { listFulfilmentLines, lockWithPayments, reduceOrderLines } from '#ordering'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { keyOfLine } from './queries/lines.ts'
import { markLowered, type Replacement } from './queries/replacements.ts'
import {
  markRefunded,
  markWeighingsRefunded,
  type Shortfall,
  type Weighing,
} from './queries/shortfalls.ts'
import { loweredBy } from './replacement.ts'

/** What orders are reduced by, all of it written down before. */
export interface Refunding {
  regionId: string
  /** What found it: an allocation, a delivery. */
  subjectId: string
  shortfalls: readonly Shortfall[]
  replacements?: readonly Replacement[]
  weighings?: readonly Weighing[]
  by: string | null
  at: Date
}

interface Left {
  quantity: number
  dueMinor: number
}

/**
 * Gives back what lines went without, were lowered by or weighed less, and writes down how much that
 * was. A line that has less left than it is said to lack, as of an order that was cancelled
 * meanwhile, gives back what it has. Payments and orders are locked here.
 */
export async function refundLines(tx: Tx, refunding: Refunding): Promise<void> {
  const { regionId, shortfalls, replacements = [], weighings = [], by, at } = refunding
  const orderIds = [
    ...new Set([...shortfalls, ...replacements, ...weighings].map((one) => one.orderId)),
  ]
  if (orderIds.length === 0) return
  await lockWithPayments(tx, regionId, orderIds)
  const lines = await listFulfilmentLines(tx, regionId, { orderIds })
  const left = new Map<string, Left>(lines.map((line) => [keyOfLine(line), { ...line }]))
  const cause = { reason: 'short', subjectId: refunding.subjectId, by, at }

  const lowered = replacements.map((one) => ({ ...one, amountMinor: loweredBy(one, left) }))
  const short = await reduceOrderLines(
    tx,
    regionId,
    [
      ...taken(shortfalls, left).map((one) => ({ ...one, kind: 'short' as const })),
      ...lowered
        .filter((one) => one.amountMinor > 0)
        .map(({ id, orderId, lineNumber, amountMinor }) => ({
          ...{ orderId, lineNumber, causeId: id, amountMinor },
          ...{ kind: 'short' as const, quantity: 0 },
        })),
    ],
    cause,
  )
  const lighter = await reduceOrderLines(
    tx,
    regionId,
    taken(weighings, left).map((one) => ({ ...one, kind: 'weighed' as const })),
    { ...cause, reason: 'weighed' },
  )
  const amounts = new Map(
    [...short, ...lighter]
      .filter((one) => one.lineNumber > 0)
      .map((one) => [one.causeId, one.amountMinor]),
  )
  const amountOf = ({ id }: { id: string }) => ({ id, amountMinor: amounts.get(id) ?? 0 })
  if (shortfalls.length > 0) await markRefunded(tx, regionId, shortfalls.map(amountOf), at)
  if (weighings.length > 0) await markWeighingsRefunded(tx, regionId, weighings.map(amountOf), at)
  if (lowered.length > 0) await markLowered(tx, regionId, lowered.map(amountOf), at)
  await announceShortfalls(tx, refunding, amounts)
}

/** No more than a line still has, in the order given. */
function taken(
  losses: readonly { id: string; orderId: string; lineNumber: number; quantity: number }[],
  left: ReadonlyMap<string, Left>,
): { orderId: string; lineNumber: number; causeId: string; quantity: number }[] {
  return losses.flatMap(({ id: causeId, orderId, lineNumber, quantity: lost }) => {
    const line = left.get(keyOfLine({ orderId, lineNumber }))
    const quantity = Math.min(lost, line?.quantity ?? 0)
    if (line === undefined || quantity === 0) return []
    line.quantity -= quantity
    return [{ orderId, lineNumber, causeId, quantity }]
  })
}

async function announceShortfalls(
  tx: Tx,
  { regionId, shortfalls, by, at }: Refunding,
  amounts: ReadonlyMap<string, number>,
): Promise<void> {
  await announceAll(
    tx,
    shortfalls.map((one) => ({
      regionId,
      type: 'shortfall.found',
      subjectKind: 'shortfall',
      subjectId: one.id,
      body: {
        orderId: one.orderId,
        lineNumber: one.lineNumber,
        skuId: one.skuId,
        supplierId: one.supplierId,
        stage: one.stage,
        bearerKind: one.bearerKind,
        bearerId: one.bearerId,
        quantity: one.quantity,
        amountMinor: amounts.get(one.id) ?? 0,
        communityId: one.communityId,
        pickupDate: one.pickupDate,
        personId: one.foundBy,
      },
      actorId: by,
      occurredAt: at,
    })),
  )
}
