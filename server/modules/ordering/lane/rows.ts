import { lineCommission, type Step } from '#pricing'
import type { Replacement } from '../order.ts'
import type { Channel } from './checkout.ts'
import type { Draft, DraftOrder } from './draft.ts'
import { type RateBook, ratesOfLine } from './rates.ts'

export interface OrderRow {
  id: string
  number: string
  checkoutId: string
  windowId: string
  communityId: string
  stationId: string
  residentId: string | null
  leaderId: string | null
  channel: Channel
  fulfilment: 'pickup' | 'delivery'
  address: Record<string, unknown> | null
  pickupDate: string
  slot: string | null
  shortNumber: number
  currency: string
  goodsMinor: number
  discountMinor: number
  feeMinor: number
  taxMinor: number
  totalMinor: number
  cashDueMinor: number
  explanation: Step[]
  note: string
  placedAt: Date
  placedBy: string
  holdUntil: Date | null
  paidAt: Date | null
}

export interface LineRow {
  orderId: string
  lineNumber: number
  offerId: string
  skuId: string
  name: Readonly<Record<string, string>>
  measure: string
  storage: string
  quantity: number
  unitPriceMinor: number
  goodsMinor: number
  discountMinor: number
  taxCode: string
  taxRateBasisPoints: number
  taxMinor: number
  totalMinor: number
  costMinor: number | null
  supplierId: string | null
  commissionBasisPoints: number
  commissionMinor: number
  replacement: Replacement
  explanation: Step[]
}

export function orderRow(
  draft: Draft,
  order: DraftOrder,
  decided: { at: Date; shortNumber: number; holdUntil: Date | null; cashDueMinor: number },
): OrderRow {
  const { checkout, party } = draft
  const { quote, part, book } = order
  const isPaid = decided.holdUntil === null && decided.cashDueMinor === 0
  return {
    id: order.id,
    number: order.number,
    checkoutId: checkout.id,
    windowId: part.windowId,
    communityId: draft.communityId,
    stationId: order.stationId,
    residentId: party.residentId,
    leaderId: party.leaderId,
    channel: checkout.channel,
    fulfilment: part.fulfilment,
    address: part.address,
    pickupDate: book.pickupDate,
    slot: part.slot,
    shortNumber: decided.shortNumber,
    currency: book.currency,
    goodsMinor: quote.goodsMinor,
    discountMinor: quote.discountMinor,
    feeMinor: quote.feeMinor,
    taxMinor: quote.taxMinor,
    totalMinor: quote.totalMinor,
    cashDueMinor: decided.cashDueMinor,
    explanation: quote.steps,
    note: part.note,
    placedAt: decided.at,
    placedBy: checkout.personId,
    holdUntil: decided.holdUntil,
    paidAt: isPaid ? decided.at : null,
  }
}

/** The lines of a draft as they are sold: later edits of goods, prices and rates change nothing. */
export function lineRows(draft: Draft, rates: RateBook): LineRow[] {
  const leader =
    draft.party.leaderId === null
      ? null
      : { id: draft.party.leaderId, level: draft.party.leaderLevel }
  return draft.orders.flatMap((order) => {
    const community = order.book.communities.get(draft.communityId)!
    return order.quote.lines.map((line, at) => {
      const offer = order.offers[at]!
      const netMinor =
        order.book.taxMode === 'included'
          ? line.totalMinor - line.taxMinor
          : line.goodsMinor - line.discountMinor
      const commission =
        leader === null
          ? { basisPoints: 0, commissionMinor: 0 }
          : lineCommission(
              netMinor,
              ratesOfLine(rates, leader, offer, community.defaultCommissionBasisPoints),
            )
      return {
        orderId: order.id,
        lineNumber: at + 1,
        offerId: line.offerId,
        skuId: offer.skuId,
        name: offer.name,
        measure: offer.measure,
        storage: offer.storage,
        quantity: line.quantity,
        unitPriceMinor: line.unitPriceMinor,
        goodsMinor: line.goodsMinor,
        discountMinor: line.discountMinor,
        taxCode: offer.taxCode,
        taxRateBasisPoints: line.taxRateBasisPoints,
        taxMinor: line.taxMinor,
        totalMinor: line.totalMinor,
        costMinor: offer.costMinor,
        supplierId: offer.supplierId,
        commissionBasisPoints: commission.basisPoints,
        commissionMinor: commission.commissionMinor,
        replacement: order.part.lines[at]!.replacement,
        explanation: line.steps,
      }
    })
  })
}
