// What ordering a log must come to, computed straight from the files. The files named expected… share
// nothing with the server nor with the others of this folder, on purpose: an error in reading or
// grouping there must show as a difference here. So they repeat what those do, in their own way.
import { findWeighed, logFiles, tableOf, type WeekTable } from './expected-log.ts'

export interface Expected {
  /** Distinct BASKET_ID × date with a line that is not of SPEND 0. */
  baskets: number
  /** Of those, without a CUST_CODE. */
  cashBaskets: number
  /** Cents of those without a CUST_CODE. */
  cashMinor: number
  /** Distinct basket × product, as lines are ordered. */
  lines: number
  /** Lines of the files that fall together with another of their basket and product. */
  mergedLines: number
  /** Lines of the files with SPEND 0. */
  skippedLines: number
  /** Sum of QUANTITY by PROD_CODE, of products that are not weighed. */
  units: Map<string, number>
  /** Cents × 10 by PROD_CODE, of weighed products (1.00 per kg). */
  grams: Map<string, number>
  /** Cents by `REGION YYYY-MM-DD`. */
  salesMinor: Map<string, number>
  totalMinor: number
  /** Distinct CUST_CODE × STORE_REGION. */
  residents: number
  /**
   * Residents with two days of baskets in their region of which the later is 1 to 28 days after
   * the earlier. Two baskets on one day are no return.
   */
  residentsBackWithin28Days: number
}

interface Tally {
  quantity: number
  cents: number
}

const DAY_MS = 86_400_000

/**
 * Computes what replaying the first `weeks` weeks of a log must come to. Every week is read all
 * the same: which products are weighed is said by the whole log. Takes seconds for a year; memory
 * holds one week and small totals.
 */
export function expectedFrom(dir: string, weeks = Number.POSITIVE_INFINITY): Expected {
  const weighed = new Set<string>()
  const bySku = new Map<string, Tally>()
  const daysByResident = new Map<string, Set<number>>()
  const expected: Expected = {
    baskets: 0,
    cashBaskets: 0,
    cashMinor: 0,
    lines: 0,
    mergedLines: 0,
    skippedLines: 0,
    units: new Map(),
    grams: new Map(),
    salesMinor: new Map(),
    totalMinor: 0,
    residents: 0,
    residentsBackWithin28Days: 0,
  }
  logFiles(dir).forEach((path, index) => {
    const table = tableOf(path)
    findWeighed(table, weighed)
    if (index < weeks) countWeek(table, expected, bySku, daysByResident)
  })
  for (const [sku, tally] of bySku) {
    if (weighed.has(sku)) expected.grams.set(sku, tally.cents * 10)
    else expected.units.set(sku, tally.quantity)
  }
  expected.residents = daysByResident.size
  for (const days of daysByResident.values()) {
    if (cameBack(days)) expected.residentsBackWithin28Days += 1
  }
  return expected
}

function countWeek(
  table: WeekTable,
  expected: Expected,
  bySku: Map<string, Tally>,
  daysByResident: Map<string, Set<number>>,
): void {
  const baskets = new Set<string>()
  const lines = new Set<string>()
  for (let row = 0; row < table.sku.length; row += 1) {
    const cents = table.cents[row]!
    if (cents === 0) {
      expected.skippedLines += 1
      continue
    }
    const sku = table.sku[row]!
    const date = table.date[row]!
    const customer = table.customer[row]!
    const basket = `${date} ${table.basket[row]}`
    if (!baskets.has(basket)) {
      baskets.add(basket)
      expected.baskets += 1
      if (customer === '') expected.cashBaskets += 1
      else visit(daysByResident, `${customer} ${table.region[row]}`, date)
    }
    if (customer === '') expected.cashMinor += cents
    const before = lines.size
    lines.add(`${basket} ${sku}`)
    if (lines.size > before) expected.lines += 1
    else expected.mergedLines += 1

    const tally = bySku.get(sku) ?? { quantity: 0, cents: 0 }
    tally.quantity += table.quantity[row]!
    tally.cents += cents
    bySku.set(sku, tally)
    const place = `${table.region[row]} ${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`
    expected.salesMinor.set(place, (expected.salesMinor.get(place) ?? 0) + cents)
    expected.totalMinor += cents
  }
}

function visit(daysByResident: Map<string, Set<number>>, resident: string, date: string): void {
  const month = Number(date.slice(4, 6)) - 1
  const day = Date.UTC(Number(date.slice(0, 4)), month, Number(date.slice(6))) / DAY_MS
  const days = daysByResident.get(resident) ?? new Set()
  daysByResident.set(resident, days.add(day))
}

function cameBack(days: Set<number>): boolean {
  const sorted = [...days].sort((a, b) => a - b)
  return sorted.some((day, index) => index > 0 && day - sorted[index - 1]! <= 28)
}
