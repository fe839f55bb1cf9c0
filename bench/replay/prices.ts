import { type LogLine, readLog } from './log.ts'

/** How a product of the log is sold, known only once every week was read. */
export interface LogProduct {
  code: string
  /** Category codes, fine to coarse. */
  categories: [string, string, string, string]
  weighed: boolean
}

export interface LogPrices {
  products: Map<string, LogProduct>
  /** Products weighed for several unit prices on one date or a spend its quantity cannot divide. */
  weighed: Set<string>
  /** Lines whose SPEND is not divisible by QUANTITY: each makes its product a weighed one. */
  indivisibleLines: number
  /** Lines with SPEND 0, which are not ordered and tell nothing of a price. */
  zeroSpendLines: number
}

/** Weighed goods cost 1.00 per kg, so that their grams are their cents times ten, exactly. */
export const WEIGHED_PER_KG_MINOR = 100

/** The grams that cost `spendMinor` cents at 1.00 per kg. */
export function gramsOf(spendMinor: number): number {
  return spendMinor * 10
}

/**
 * Reads ALL weeks of the log, also those that will not be replayed, to learn which products are
 * weighed: those that show several unit prices on one date, anywhere in any region. A line whose
 * cents its quantity does not divide has no unit price in cents at all, so its product is weighed
 * too (the real log has none such). Every other product has one price a day.
 * @param look shown each week as it passes, so that the log need not be read twice
 */
export async function learnPrices(
  dir: string,
  look: (lines: readonly LogLine[], index: number) => void = () => {},
): Promise<LogPrices> {
  const prices: LogPrices = {
    products: new Map(),
    weighed: new Set(),
    indivisibleLines: 0,
    zeroSpendLines: 0,
  }
  let index = 0
  for await (const { lines } of readLog(dir)) {
    learnWeek(lines, prices)
    look(lines, index)
    index += 1
  }
  for (const product of prices.products.values()) {
    product.weighed = prices.weighed.has(product.code)
  }
  return prices
}

function learnWeek(lines: readonly LogLine[], prices: LogPrices): void {
  // No date is in two weeks, so the prices of days can be forgotten with their week.
  const seen = new Map<string, Map<string, number>>()
  for (const { product, date, spendMinor, quantity, categories } of lines) {
    if (spendMinor === 0) {
      prices.zeroSpendLines += 1
      continue
    }
    if (!prices.products.has(product)) {
      prices.products.set(product, { code: product, categories, weighed: false })
    }
    if (spendMinor % quantity !== 0) {
      prices.indivisibleLines += 1
      prices.weighed.add(product)
      continue
    }
    const ofDay = seen.get(date) ?? new Map<string, number>()
    seen.set(date, ofDay)
    const unitMinor = spendMinor / quantity
    const known = ofDay.get(product)
    if (known === undefined) ofDay.set(product, unitMinor)
    else if (known !== unitMinor) prices.weighed.add(product)
  }
}
