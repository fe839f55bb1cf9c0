// The rules by which a replay goes on after the cutoff, as the files named expected… know them:
// repeated in their own way, see expected.ts. The driver's are in rules.ts.
import { createHash } from 'node:crypto'

export interface ExpectedRules {
  seed: number
  /** Share of SKUs, region by region and day by day, of which less arrives than was ordered. */
  shortage: number
  /** Share of lines that are claimed. */
  claims: number
  /** Share of orders that nobody comes for. */
  uncollected: number
  /** Whether purchases are rounded up to cases. */
  cases: boolean
}

/** What was ordered of a SKU in one region on one day. */
export interface Demand {
  /** Pieces, or grams where weighed. */
  quantity: number
  cents: number
  baskets: number
  /** Whether people without and with a CUST_CODE are among the buyers. */
  hasCash: boolean
  hasWallets: boolean
}

/** What comes of it. */
export interface Supplied {
  /** Pieces or grams that were accepted of what was bought for the day. */
  accepted: number
  missing: number
  /** Lies in the warehouse when the day is over. */
  left: number
  /** Some who ordered it get it and some do not: who, is the allocation's to say. */
  isContested: boolean
}

const WEIGHED_COST_PER_KG = 70

/** A number from 0 to below 1 that depends on the text alone. */
export function chance(text: string): number {
  return createHash('sha1').update(text).digest().readUIntBE(0, 6) / 2 ** 48
}

/** What arrives of a SKU, `before` of which lay in the warehouse already. */
export function supply(
  rules: ExpectedRules,
  [region, date, sku]: readonly [string, string, string],
  isWeighed: boolean,
  demand: Demand,
  before: number,
): Supplied {
  const wanted = demand.quantity
  const size = rules.cases ? caseOf(region, sku, isWeighed) : 1
  const bought = Math.max(0, Math.ceil((wanted - before) / size) * size)
  const place = `${region} ${date} ${sku}`
  let accepted = bought
  if (chance(`${rules.seed} short ${place}`) < rules.shortage) {
    const step = isWeighed ? 10 : 1
    const drawn = 1 + Math.floor(chance(`${rules.seed} missing ${place}`) * (wanted / step))
    // Cash goes back by another way than a wallet's money, so where both buy nobody is preferred.
    const isMixed = demand.hasCash && demand.hasWallets
    const lacking = isMixed ? wanted : drawn * step
    if (!isMixed || before === 0) {
      accepted = Math.min(bought, Math.max(0, wanted - lacking - before))
    }
  }
  const missing = Math.max(0, wanted - before - accepted)
  return {
    accepted,
    missing,
    left: before + accepted - (wanted - missing),
    isContested: missing > 0 && missing < wanted && demand.baskets > 1,
  }
}

function caseOf(region: string, sku: string, isWeighed: boolean): number {
  const drawn = chance(`case ${region} ${sku}`)
  return isWeighed ? 100 * (1 + Math.floor(drawn * 20)) : 1 + Math.floor(drawn * 12)
}

export const supplierOf = (region: string, sku: string): string =>
  `S${1 + Math.floor(chance(`supplier ${region} ${sku}`) * 3)}`

/** What a supplier is owed for what was accepted in one delivery, in cents. */
export function owedFor(accepted: number, isWeighed: boolean, priceCents: number): number {
  if (isWeighed) return Math.floor((WEIGHED_COST_PER_KG * accepted + 500) / 1000)
  return Math.floor((priceCents * 4) / 5) * accepted
}

/** A tenth of what is paid without the tax of 20 % that is in it, never a fraction more. */
export function commissionOn(cents: number): number {
  return Math.floor((cents - Math.round(cents / 6)) / 10)
}
