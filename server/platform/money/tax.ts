import { assertCount, assertMinor, divideRounded } from './minor.ts'

/** Whether prices of a region contain the tax (China, Europe) or it comes on top (North America). */
export type TaxMode = 'included' | 'added'

/** Minor units; `netMinor + taxMinor === grossMinor` always. */
export interface TaxParts {
  netMinor: number
  taxMinor: number
  grossMinor: number
}

const ONE = 10_000n

/**
 * The tax in (`included`) or on (`added`) an amount of minor units, at a rate in basis points
 * (13 % = 1300). The tax is rounded half away from zero once and the rest follows by subtraction
 * or addition: included tax = gross · rate / (1 + rate); added tax = net · rate.
 * @throws RangeError when the amount or the gross is not a safe integer, or the rate is negative
 */
export function taxOf(amountMinor: number, rateBasisPoints: number, mode: TaxMode): TaxParts {
  assertMinor(amountMinor)
  assertCount(rateBasisPoints, 'rateBasisPoints')
  const product = BigInt(amountMinor) * BigInt(rateBasisPoints)
  if (mode === 'included') {
    const taxMinor = divideRounded(product, ONE + BigInt(rateBasisPoints))
    return { netMinor: amountMinor - taxMinor, taxMinor, grossMinor: amountMinor }
  }
  const taxMinor = divideRounded(product, ONE)
  const grossMinor = amountMinor + taxMinor
  assertMinor(grossMinor)
  return { netMinor: amountMinor, taxMinor, grossMinor }
}

/**
 * The margin on the price, (price − cost) / price, in basis points, or null without a price.
 * Rounded down, so that a check against a least margin is never passed by rounding.
 * @throws RangeError when an amount or the margin is not a safe integer
 */
export function marginBasisPoints(priceMinor: number, costMinor: number): number | null {
  assertMinor(priceMinor)
  assertMinor(costMinor)
  if (priceMinor <= 0) return null
  const price = BigInt(priceMinor)
  const scaled = (price - BigInt(costMinor)) * ONE
  const floored = scaled / price - (scaled % price < 0n ? 1n : 0n)
  const margin = Number(floored)
  assertMinor(margin)
  return margin
}
