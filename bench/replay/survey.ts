import { BadLog, type LogLine } from './log.ts'

/** What a customer does in one region over all weeks replayed. */
export interface LogResident {
  customer: string
  region: string
  /** STORE_CODE where they have most baskets; of equals the first by code. */
  homeStore: string
  /** Cents. */
  spentMinor: number
}

/** Who and what a replay must set up before its first day. */
export interface LogSurvey {
  /** STORE_REGION codes, in order. */
  regions: string[]
  /** STORE_CODE → its region and STORE_FORMAT. */
  stores: Map<string, { region: string; format: string }>
  /** CUST_CODE → regions where they shop, in order. */
  customers: Map<string, string[]>
  /** By region, then by customer. */
  residents: LogResident[]
  /** Region → PROD_CODE sold there → cents of its first line there for each of its QUANTITY. */
  products: Map<string, Map<string, number>>
  /** Region → PROD_CODE → the least cents there for one of its QUANTITY. */
  lowestMinor: Map<string, Map<string, number>>
  /** Dates with lines, in order, with how many baskets each has. */
  baskets: Map<string, number>
}

interface ResidentTally {
  customer: string
  region: string
  spentMinor: number
  /** STORE_CODE → baskets. */
  visits: Map<string, number>
}

/**
 * Gathers places, people and goods week by week, each week shown once. In the real log each store is
 * in one region. Lines with SPEND 0 count for nothing here either.
 */
export class Surveyor {
  readonly #stores: LogSurvey['stores'] = new Map()
  readonly #customers = new Map<string, Map<string, ResidentTally>>()
  readonly #products: LogSurvey['products'] = new Map()
  readonly #lowest: LogSurvey['lowestMinor'] = new Map()
  readonly #baskets = new Map<string, number>()

  /** @throws BadLog when a store is in two regions */
  look(lines: readonly LogLine[]): void {
    const seen = new Set<string>()
    for (const line of lines) {
      if (line.spendMinor === 0) continue
      this.#lookAtStore(line)
      this.#lookAtProduct(line)
      const basket = `${line.date} ${line.basket}`
      const isNew = !seen.has(basket)
      if (isNew) {
        seen.add(basket)
        this.#baskets.set(line.date, (this.#baskets.get(line.date) ?? 0) + 1)
      }
      if (line.customer !== null) this.#lookAtResident(line, line.customer, isNew)
    }
  }

  #lookAtStore({ store, region, storeFormat }: LogLine): void {
    const known = this.#stores.get(store)
    if (!known) this.#stores.set(store, { region, format: storeFormat })
    else if (known.region !== region) throw new BadLog(`${store} is in two regions`)
  }

  #lookAtProduct({ region, product, spendMinor, quantity }: LogLine): void {
    const sold = this.#products.get(region) ?? new Map<string, number>()
    this.#products.set(region, sold)
    const unitMinor = Math.floor(spendMinor / quantity)
    if (!sold.has(product)) sold.set(product, unitMinor)
    const lowest = this.#lowest.get(region) ?? new Map<string, number>()
    this.#lowest.set(region, lowest)
    lowest.set(product, Math.min(unitMinor, lowest.get(product) ?? unitMinor))
  }

  #lookAtResident(line: LogLine, customer: string, isNewBasket: boolean): void {
    let regions = this.#customers.get(customer)
    if (regions === undefined) {
      regions = new Map()
      this.#customers.set(copyOf(customer), regions)
    }
    let tally = regions.get(line.region)
    if (tally === undefined) {
      const code = copyOf(customer)
      tally = { customer: code, region: line.region, spentMinor: 0, visits: new Map() }
      regions.set(line.region, tally)
    }
    tally.spentMinor += line.spendMinor
    if (isNewBasket) tally.visits.set(line.store, (tally.visits.get(line.store) ?? 0) + 1)
  }

  survey(): LogSurvey {
    const tallies = [...this.#customers.values()].flatMap((regions) => [...regions.values()])
    return {
      regions: [...this.#products.keys()].sort(),
      stores: this.#stores,
      customers: new Map(
        [...this.#customers].map(([code, regions]) => [code, [...regions.keys()].sort()]),
      ),
      residents: tallies
        .map(({ visits, ...resident }) => ({ ...resident, homeStore: mostVisited(visits) }))
        .sort((a, b) => compare(a.region, b.region) || compare(a.customer, b.customer)),
      products: this.#products,
      lowestMinor: this.#lowest,
      baskets: new Map([...this.#baskets].sort(([a], [b]) => compare(a, b))),
    }
  }
}

function mostVisited(visits: ReadonlyMap<string, number>): string {
  const [first] = [...visits].sort(([a, most], [b, more]) => more - most || compare(a, b))
  return first![0]
}

// A code of 13 or more characters cut from a week's text keeps the whole text alive in V8, which
// for a year of weeks would be 180 MB.
function copyOf(code: string): string {
  return Buffer.from(code).toString()
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
