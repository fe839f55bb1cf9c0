import { divideRounded } from '#platform/money'
import type { BearerKind } from './claim.ts'
import { costOfPart, type LineLeft, type Part } from './claimable.ts'

/** What an incident is about: a lot, a load, or a SKU of a day at a warehouse. */
export const INCIDENT_KINDS = ['lot', 'load', 'sku-day'] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

export interface IncidentScope {
  kind: IncidentKind
  lotId: string | null
  loadId: string | null
  skuId: string | null
  pickupDate: string | null
  /** The warehouse, where a SKU of a day is meant. */
  stationId: string | null
}

/** Words for the people it touches, by language. */
export type TellText = Partial<Record<'zh-CN' | 'en' | 'es', string>>

export interface Incident extends IncidentScope {
  regionId: string
  id: string
  /** What happened, for staff. */
  what: string
  /** Of what the affected goods still cost: 10 000 is all of it. */
  shareBasisPoints: number
  bearerKind: BearerKind
  bearerId: string | null
  told: TellText
  declaredBy: string
  declaredAt: Date
  foundAt: Date | null
  stockStoppedAt: Date | null
  stockStoppedQuantity: number
  finishedAt: Date | null
}

/** Goods of a line that an incident touches. */
export interface AffectedLine {
  orderId: string
  lineNumber: number
  skuId: string
  /** Pieces, or grams where weighed. */
  quantity: number
  residentId: string | null
  communityId: string
}

export const WHOLE = 10_000

/**
 * What an incident gives back on a line: of the affected goods that the line still has, all that
 * they cost, or a share of it in money alone, rounded half up. Pure.
 */
export function refundOfAffected(
  line: LineLeft,
  affectedQuantity: number,
  shareBasisPoints: number,
): Part {
  const quantity = Math.min(affectedQuantity, line.quantity)
  const wholeMinor = costOfPart(line, quantity)
  if (shareBasisPoints >= WHOLE) return { quantity, amountMinor: wholeMinor }
  const amountMinor = divideRounded(BigInt(wholeMinor) * BigInt(shareBasisPoints), BigInt(WHOLE))
  return { quantity: 0, amountMinor }
}
