/** Amounts that are sound come to more than is counted exactly: told as such, and nothing is written. */
export class BeyondCounting extends RangeError {
  constructor(exact: bigint) {
    super(`amount out of range: ${exact}`)
  }
}

/**
 * Refuses what is not an exact amount in minor units (cents, fen; yen for a currency without).
 * @throws RangeError when `amount` is a fraction, not finite, or outside the safe integers
 */
export function assertMinor(amount: number): void {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`not an amount in minor units: ${amount}`)
  }
}

/**
 * The exact sum of amounts in minor units; 0 of none.
 * @throws RangeError when an amount is not a safe integer; BeyondCounting when the sum is none
 */
export function sumMinor(amounts: Iterable<number>): number {
  let total = 0n
  for (const amount of amounts) {
    assertMinor(amount)
    total += BigInt(amount)
  }
  return toMinor(total)
}

/**
 * The price of `quantity` whole pieces at `unitMinor` each, in minor units.
 * @throws RangeError when the quantity is not a whole number ≥ 0 or the price is not a safe integer;
 *   BeyondCounting when the result is none
 */
export function timesQuantity(unitMinor: number, quantity: number): number {
  assertMinor(unitMinor)
  assertCount(quantity, 'quantity')
  return toMinor(BigInt(unitMinor) * BigInt(quantity))
}

/**
 * The price in minor units of `grams` of goods at `perKgMinor` per kilogram, rounded half up
 * (half away from zero when the price is negative, so that a refund mirrors its sale).
 * @throws RangeError when grams are not a whole number ≥ 0 or the price is not a safe integer;
 *   BeyondCounting when the result is none
 */
export function priceOfGrams(perKgMinor: number, grams: number): number {
  assertMinor(perKgMinor)
  assertCount(grams, 'grams')
  return divideRounded(BigInt(perKgMinor) * BigInt(grams), 1000n)
}

/**
 * `numerator / denominator` (> 0), rounded half away from zero, as minor units.
 * @throws BeyondCounting when the result is not a safe integer
 */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (size * 2n + denominator) / (denominator * 2n)
  return toMinor(numerator < 0n ? -rounded : rounded)
}

/** @throws BeyondCounting when `exact` is not a safe integer */
function toMinor(exact: bigint): number {
  const amount = Number(exact)
  if (!Number.isSafeInteger(amount)) throw new BeyondCounting(exact)
  return amount
}

/** @throws RangeError when `count` is not a whole number ≥ 0 */
export function assertCount(count: number, what: string): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`${what} must be a whole number of at least 0: ${count}`)
  }
}
