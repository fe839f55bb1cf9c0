import { divideRounded } from '#platform/money'
import type { Claim } from './claim.ts'

/** What a line still has and still costs. */
export interface LineLeft {
  /** Pieces, or grams where weighed. */
  quantity: number
  dueMinor: number
}

type Held = Pick<Claim, 'quantity' | 'takenQuantity' | 'decision'>

/**
 * How much of a line may still be claimed: what it has, less what waits for a decision, was given
 * again, or was made good in money alone. A rejected claim holds nothing. Pure.
 */
export function claimableOf(line: LineLeft, claims: readonly Held[]): number {
  const held = claims
    .filter((claim) => claim.decision !== 'reject')
    .reduce((sum, claim) => sum + claim.quantity - claim.takenQuantity, 0)
  return Math.max(0, line.quantity - held)
}

/**
 * What a part of a line costs, in minor units: what is left of it costs its share of what it cost
 * before, rounded half up, as ordering takes it off. All of it costs all that is due. Pure.
 */
export function costOfPart(line: LineLeft, quantity: number): number {
  if (quantity >= line.quantity) return line.dueMinor
  const leftMinor = divideRounded(
    BigInt(line.dueMinor) * BigInt(line.quantity - quantity),
    BigInt(line.quantity),
  )
  return line.dueMinor - leftMinor
}

/** What a decision to refund asks for: an amount, a quantity, or nothing: all that was claimed. */
export interface RefundWish {
  amountMinor?: number | undefined
  quantity?: number | undefined
}

/** What is taken off a line. */
export interface Part {
  quantity: number
  amountMinor: number
}

/**
 * What is refunded of a claim whose line is locked, beyond what its earlier decisions gave: never
 * more than the line has and costs. An amount is money alone; the goods then stay on the line. What
 * was given before and is more than the wish is not taken back. Pure.
 */
export function refundOf(
  line: LineLeft,
  claim: Pick<Claim, 'quantity' | 'takenQuantity' | 'refundedMinor'>,
  wish: RefundWish,
): Part {
  if (wish.amountMinor !== undefined) {
    const more = Math.max(0, wish.amountMinor - claim.refundedMinor)
    return { quantity: 0, amountMinor: Math.min(more, line.dueMinor) }
  }
  const wanted = Math.min(wish.quantity ?? claim.quantity, claim.quantity)
  const quantity = Math.min(Math.max(0, wanted - claim.takenQuantity), line.quantity)
  return { quantity, amountMinor: costOfPart(line, quantity) }
}
