import { type Basket, dayPrices, type LogDay } from './baskets.ts'
import { WEIGHED_PER_KG_MINOR } from './prices.ts'
import {
  caseSizeOf,
  costOf,
  isClaimed,
  isLeft,
  isShort,
  lackOf,
  type ReplayRules,
  type ShortageStage,
  stageOf,
  supplierOf,
  WEIGHED_STEP_GRAMS,
} from './rules.ts'
import type { LogSurvey } from './survey.ts'

/** A SKU of a region's day. Quantities are pieces, or grams where weighed. */
export interface SkuPlan {
  product: string
  isWeighed: boolean
  priceMinor: number
  costMinor: number
  /** Whether the cost is the supplier's own offer's, so that no window says it. */
  isAsOffered: boolean
  /** S1, S2 … */
  supplier: string
  ordered: number
  /** Pooled: what is ordered of the supplier, in whole cases. */
  bought: number
  /** Accepted of it. */
  accepted: number
  missing: number
  /** Where it is lost; null when all of it comes. */
  stage: ShortageStage | null
  /**
   * Some who ordered it get it and some do not. Who, is the allocation's to say and not the log's,
   * so that no leader earns on it, or what each ends with could not be known beforehand.
   */
  isContested: boolean
}

/** What is to happen to the orders of one region and day after their cutoff. */
export interface RegionPlan {
  region: string
  date: string
  baskets: Basket[]
  /** By PROD_CODE. */
  skus: Map<string, SkuPlan>
  /** Ids of the baskets that nobody comes for. */
  left: Set<string>
  claims: { basket: Basket; product: string }[]
}

/** Plans days one after the other: what is left over in a warehouse serves the next. */
export class DayPlanner {
  readonly #rules: ReplayRules
  readonly #lowestMinor: LogSurvey['lowestMinor']
  readonly #surplus = new Map<string, number>()

  constructor(rules: ReplayRules, { lowestMinor }: Pick<LogSurvey, 'lowestMinor'>) {
    this.#rules = rules
    this.#lowestMinor = lowestMinor
  }

  /** `REGION PROD_CODE` → what lies in the warehouse after the last day that was planned. */
  get surplus(): ReadonlyMap<string, number> {
    return this.#surplus
  }

  /** @returns by STORE_REGION, in their order */
  plan(day: LogDay): Map<string, RegionPlan> {
    const prices = dayPrices(day)
    const regions = Map.groupBy(day.baskets, (basket) => basket.region)
    const plans = [...regions].sort(([a], [b]) => (a < b ? -1 : 1))
    return new Map(
      plans.map(([region, baskets]) => [
        region,
        this.#planRegion({ region, date: day.date }, baskets, prices),
      ]),
    )
  }

  /** Who delivers in cases asks the same every day, so little that the least price pays for it. */
  #costedAt(region: string, product: string, priceMinor: number): number {
    return this.#rules.hasCases ? this.#lowestMinor.get(region)!.get(product)! : priceMinor
  }

  #planRegion(
    { region, date }: { region: string; date: string },
    baskets: Basket[],
    prices: ReadonlyMap<string, number>,
  ): RegionPlan {
    const skus = new Map<string, SkuPlan>()
    for (const [product, demand] of demandOf(baskets)) {
      const priceMinor = prices.get(product) ?? WEIGHED_PER_KG_MINOR
      skus.set(product, this.#planSku({ region, date, product, priceMinor }, demand))
    }
    const left = new Set<string>()
    const claims: RegionPlan['claims'] = []
    for (const basket of baskets) {
      const plans = basket.lines.map(({ product }) => skus.get(product)!)
      if (isLeftWhole(plans) && isLeft(this.#rules, date, basket.id)) {
        left.add(basket.id)
        continue
      }
      for (const { product, missing } of plans) {
        if (missing > 0 || !isClaimed(this.#rules, date, basket.id, product)) continue
        claims.push({ basket, product })
      }
    }
    return { region, date, baskets, skus, left, claims }
  }

  #planSku(
    sku: { region: string; date: string; product: string; priceMinor: number },
    { ordered, isWeighed, lines, walkIns }: Demand,
  ): SkuPlan {
    const { region, date, product, priceMinor } = sku
    const shelf = `${region} ${product}`
    const before = this.#surplus.get(shelf) ?? 0
    const caseSize = this.#rules.hasCases ? caseSizeOf(region, product, isWeighed) : 1
    const needed = Math.max(0, ordered - before)
    const bought = Math.ceil(needed / caseSize) * caseSize
    const place = `${region} ${date} ${product}`
    let accepted = bought
    if (isShort(this.#rules, place)) {
      // Cash is given back by another hand than a wallet's money: where walk-ins and residents want
      // the same, all of it is missing, or with a surplus nothing, so that both sums are known.
      const isMixed = walkIns > 0 && walkIns < lines
      const step = isWeighed ? WEIGHED_STEP_GRAMS : 1
      const lack = isMixed ? ordered : lackOf(this.#rules, place, ordered, step)
      const target = Math.max(0, ordered - lack - before)
      if (!isMixed || before === 0) accepted = Math.min(bought, target)
    }
    const missing = Math.max(0, needed - accepted)
    this.#surplus.set(shelf, before + accepted - (ordered - missing))
    return {
      product,
      isWeighed,
      priceMinor,
      costMinor: costOf(isWeighed, this.#costedAt(region, product, priceMinor)),
      isAsOffered: this.#rules.hasCases,
      supplier: supplierOf(region, product),
      ordered,
      bought,
      accepted,
      missing,
      stage: accepted < bought ? stageOf(this.#rules, place) : null,
      isContested: missing > 0 && missing < ordered && lines > 1,
    }
  }
}

/** Whether it is known what there is to leave, and there is something. */
const isLeftWhole = (skus: readonly SkuPlan[]): boolean =>
  skus.every((sku) => !sku.isContested) && skus.some((sku) => sku.missing < sku.ordered)

interface Demand {
  ordered: number
  isWeighed: boolean
  lines: number
  /** Lines of those of whom the log knows no customer. */
  walkIns: number
}

/** By PROD_CODE. */
function demandOf(baskets: readonly Basket[]): Map<string, Demand> {
  const demands = new Map<string, Demand>()
  for (const { customer, lines } of baskets) {
    for (const line of lines) {
      const isWeighed = line.kind === 'weighed'
      const demand = demands.get(line.product) ?? { ordered: 0, isWeighed, lines: 0, walkIns: 0 }
      demand.ordered += isWeighed ? line.grams : line.quantity
      demand.lines += 1
      if (customer === null) demand.walkIns += 1
      demands.set(line.product, demand)
    }
  }
  return demands
}
