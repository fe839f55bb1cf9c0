import { readLog } from './log.ts'

/** Who and what a replay must set up before its first day. */
export interface LogSurvey {
  /** STORE_REGION codes, in order. */
  regions: string[]
  /** STORE_CODE → its region and STORE_FORMAT. */
  stores: Map<string, { region: string; format: string }>
  /** CUST_CODE → regions where they shop, in order. */
  customers: Map<string, string[]>
  /** Dates with lines, in order. */
  dates: string[]
}

/**
 * Reads the first `weeks` weeks for their places and people. In the real log each store is in one
 * region. Lines with SPEND 0 count for nothing here either.
 * @throws Error when a store is in two regions
 */
export async function surveyLog(dir: string, weeks = Number.POSITIVE_INFINITY): Promise<LogSurvey> {
  const regions = new Set<string>()
  const dates = new Set<string>()
  const stores: LogSurvey['stores'] = new Map()
  const customers = new Map<string, Set<string>>()
  for await (const week of readLog(dir, weeks)) {
    for (const line of week.lines) {
      if (line.spendMinor === 0) continue
      regions.add(line.region)
      dates.add(line.date)
      const store = stores.get(line.store)
      if (!store) stores.set(line.store, { region: line.region, format: line.storeFormat })
      else if (store.region !== line.region) throw new Error(`${line.store} is in two regions`)
      if (line.customer === null) continue
      const known = customers.get(line.customer)
      if (known) known.add(line.region)
      else customers.set(copyOf(line.customer), new Set([line.region]))
    }
  }
  return {
    regions: [...regions].sort(),
    stores,
    customers: new Map([...customers].map(([code, seen]) => [code, [...seen].sort()])),
    dates: [...dates].sort(),
  }
}

// A code of 13 or more characters cut from a week's text keeps the whole text alive in V8, which
// for a year of weeks would be 180 MB.
function copyOf(code: string): string {
  return Buffer.from(code).toString()
}
