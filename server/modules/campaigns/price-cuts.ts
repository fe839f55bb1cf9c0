import type { Queryable, Tx } from '#platform/db'
import { invariant } from '#platform/refusals'

/** What those who paid more than a new price would get back. */
export interface PriceCutCost {
  linesAffected: number
  costMinor: number
}

export type PriceCutReader = (
  db: Queryable,
  regionId: string,
  offerId: string,
  toMinor: number,
) => Promise<PriceCutCost>

/** What happens to those who paid more. */
export const PRICE_CUT_POLICIES = ['refund_difference', 'keep'] as const
export type PriceCutPolicy = (typeof PRICE_CUT_POLICIES)[number]

export interface PriceCut {
  regionId: string
  id: string
  offerId: string
  fromMinor: number
  toMinor: number
  by: string
  at: Date
}

/** Gives the difference back to those who paid more, in the cut's own transaction. */
export type PriceCutPayer = (tx: Tx, cut: PriceCut) => Promise<PriceCutCost>

let reader: PriceCutReader | null = null
let payer: PriceCutPayer | null = null

/** Ordering says by this what a cut would cost: campaigns lie below it and cannot ask. */
export const declarePriceCutReader = (declared: PriceCutReader): void => {
  reader = declared
}

/** Ordering gives the difference back by this. */
export const declarePriceCutPayer = (declared: PriceCutPayer): void => {
  payer = declared
}

export function readPriceCut(
  db: Queryable,
  regionId: string,
  offerId: string,
  toMinor: number,
): Promise<PriceCutCost> {
  invariant(reader !== null, 'ordering declared what a price cut costs')
  return reader(db, regionId, offerId, toMinor)
}

export function payPriceCut(tx: Tx, cut: PriceCut): Promise<PriceCutCost> {
  invariant(payer !== null, 'ordering declared how a price cut is paid back')
  return payer(tx, cut)
}
