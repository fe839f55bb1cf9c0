// What the rest of the day must come to, computed straight from the files and the rules: what did
// not arrive, what is refunded, and what everybody ends with. See expected.ts.
import {
  countVisits,
  findLowest,
  findWeighed,
  logFiles,
  mostSeen,
  tableOf,
  type Visits,
  type WeekTable,
} from './expected-log.ts'
import {
  chance,
  commissionOn,
  type Demand,
  type ExpectedRules,
  owedFor,
  type Supplied,
  supplierOf,
  supply,
} from './expected-rules.ts'

/** Amounts in cents, quantities in pieces or in grams where weighed; what is zero is left out. */
export interface ExpectedDays {
  /** By `REGION YYYY-MM-DD PROD_CODE`: what those who ordered it did not get. */
  missing: Map<string, number>
  /** By the same: what it would have cost. */
  missingMinor: Map<string, number>
  claims: number
  /** By `REGION YYYY-MM-DD`. */
  claimedMinor: Map<string, number>
  uncollected: number
  /** By `REGION YYYY-MM-DD`. */
  uncollectedMinor: Map<string, number>
  /** By STORE_CODE: what the leader of its community ends with. */
  commissionMinor: Map<string, number>
  /** By `REGION S1`. */
  supplierMinor: Map<string, number>
  /** By REGION: what the operator keeps of it all. */
  operatorMinor: Map<string, number>
  /** By REGION: cash taken at the stations less cash given back. */
  cashOwedMinor: Map<string, number>
  /** By REGION: what is in the residents' wallets. */
  walletMinor: Map<string, number>
  /** By `REGION PROD_CODE`: what lies in the warehouse. */
  surplus: Map<string, number>
  /** By `REGION PROD_CODE`: what nobody came for. */
  returned: Map<string, number>
}

interface Line {
  cents: number
  /** Pieces, or grams where weighed. */
  quantity: number
}

interface Basket {
  isCash: boolean
  /** Whose leader earns on it. */
  store: string
  /** By SKU. */
  lines: Map<string, Line>
}

/** A SKU in one region on one day. */
interface Sku extends Demand, Supplied {
  missingMinor: number
}

interface Known {
  rules: ExpectedRules
  weighed: ReadonlySet<string>
  /** `REGION CUST_CODE` → STORE_CODE. */
  homes: ReadonlyMap<string, string>
  /** `REGION SKU` → the least cents for one. */
  lowest: ReadonlyMap<string, number>
  expected: ExpectedDays
}

/** Computes what the days of the first `weeks` weeks of a log come to; reads it twice. */
export function expectedDaysFrom(
  dir: string,
  rules: ExpectedRules,
  weeks = Number.POSITIVE_INFINITY,
): ExpectedDays {
  const weighed = new Set<string>()
  const visits: Visits = new Map()
  const lowest = new Map<string, number>()
  logFiles(dir).forEach((path, index) => {
    const table = tableOf(path)
    findWeighed(table, weighed)
    if (index >= weeks) return
    countVisits(table, visits)
    findLowest(table, lowest)
  })
  const homes = new Map([...visits].map(([resident, stores]) => [resident, mostSeen(stores)]))
  const expected: ExpectedDays = {
    missing: new Map(),
    missingMinor: new Map(),
    claims: 0,
    claimedMinor: new Map(),
    uncollected: 0,
    uncollectedMinor: new Map(),
    commissionMinor: new Map(),
    supplierMinor: new Map(),
    operatorMinor: new Map(),
    cashOwedMinor: new Map(),
    walletMinor: new Map(),
    surplus: new Map(),
    returned: new Map(),
  }
  const known = { rules, weighed, homes, lowest, expected }
  for (const path of logFiles(dir).slice(0, weeks)) {
    const table = tableOf(path)
    for (const [day, rows] of rowsByDay(table)) countDay(known, day, table, rows)
  }
  for (const sums of Object.values(expected)) if (sums instanceof Map) dropZeros(sums)
  return expected
}

/** `YYYY-MM-DD REGION` → its rows that cost something, by date. */
function rowsByDay(table: WeekTable): [string, number[]][] {
  const days = new Map<string, number[]>()
  table.sku.forEach((_, row) => {
    if (table.cents[row] === 0) return
    const date = table.date[row]!
    const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)} ${table.region[row]}`
    const rows = days.get(day)
    if (rows) rows.push(row)
    else days.set(day, [row])
  })
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1))
}

function countDay(known: Known, day: string, table: WeekTable, rows: readonly number[]): void {
  const [date = '', region = ''] = day.split(' ')
  const baskets = basketsOf(known, region, table, rows)
  const skus = new Map<string, Sku>()
  for (const [sku, demand] of demandOf(baskets)) {
    skus.set(sku, countSku(known, [region, date, sku], demand))
  }
  for (const [id, basket] of baskets) countBasket(known, [region, date, id], basket, skus)
}

function basketsOf(
  { homes, weighed }: Known,
  region: string,
  table: WeekTable,
  rows: readonly number[],
): Map<string, Basket> {
  const baskets = new Map<string, Basket>()
  for (const row of rows) {
    const customer = table.customer[row]!
    const isCash = customer === ''
    const store = isCash ? table.store[row]! : homes.get(`${region} ${customer}`)!
    const basket = baskets.get(table.basket[row]!) ?? { isCash, store, lines: new Map() }
    baskets.set(table.basket[row]!, basket)
    const sku = table.sku[row]!
    const cents = table.cents[row]!
    const line = basket.lines.get(sku) ?? { cents: 0, quantity: 0 }
    line.cents += cents
    line.quantity += weighed.has(sku) ? cents * 10 : table.quantity[row]!
    basket.lines.set(sku, line)
  }
  return baskets
}

function demandOf(baskets: ReadonlyMap<string, Basket>): Map<string, Demand> {
  const demands = new Map<string, Demand>()
  for (const { isCash, lines } of baskets.values()) {
    for (const [sku, { cents, quantity }] of lines) {
      const empty = { quantity: 0, cents: 0, baskets: 0, hasCash: false, hasWallets: false }
      const demand = demands.get(sku) ?? empty
      demands.set(sku, demand)
      demand.cents += cents
      demand.quantity += quantity
      demand.baskets += 1
      if (isCash) demand.hasCash = true
      else demand.hasWallets = true
    }
  }
  return demands
}

function countSku(
  { rules, weighed, lowest, expected }: Known,
  [region, date, sku]: [string, string, string],
  demand: Demand,
): Sku {
  const isWeighed = weighed.has(sku)
  const shelf = `${region} ${sku}`
  const before = expected.surplus.get(shelf) ?? 0
  const supplied = supply(rules, [region, date, sku], isWeighed, demand, before)
  expected.surplus.set(shelf, supplied.left)
  const price = demand.cents / demand.quantity
  const owed = owedFor(supplied.accepted, isWeighed, rules.cases ? lowest.get(shelf)! : price)
  add(expected.supplierMinor, `${region} ${supplierOf(region, sku)}`, owed)
  const missingMinor = Math.round(price * supplied.missing)
  add(expected.operatorMinor, region, demand.cents - missingMinor - owed)
  if (supplied.missing > 0) {
    expected.missing.set(`${region} ${date} ${sku}`, supplied.missing)
    expected.missingMinor.set(`${region} ${date} ${sku}`, missingMinor)
  }
  // Whoever it is that goes without, they all paid in the same way.
  if (supplied.isContested) giveBack(expected, region, demand.hasCash, missingMinor)
  return { ...demand, ...supplied, missingMinor }
}

function countBasket(
  { rules, expected }: Known,
  [region, date, id]: [string, string, string],
  basket: Basket,
  skus: ReadonlyMap<string, Sku>,
): void {
  const { seed } = rules
  const ofBasket = [...basket.lines.keys()].map((sku) => skus.get(sku)!)
  const isCertain = ofBasket.every((sku) => !sku.isContested)
  // Of an order of which nothing came nothing is left lying.
  const isThere = ofBasket.some((sku) => sku.missing < sku.quantity)
  const isLeft =
    isCertain && isThere && chance(`${seed} uncollected ${date} ${id}`) < rules.uncollected
  if (isLeft) expected.uncollected += 1
  for (const [code, line] of basket.lines) {
    if (basket.isCash) add(expected.cashOwedMinor, region, line.cents)
    const sku = skus.get(code)!
    // On what some get and others do not no leader earns.
    if (sku.isContested) continue
    const isGone = sku.missing === sku.quantity
    const refund = isGone ? line.cents : sku.missingMinor
    const due = line.cents - refund
    giveBack(expected, region, basket.isCash, refund)
    if (isLeft) {
      giveBack(expected, region, basket.isCash, due)
      add(expected.uncollectedMinor, `${region} ${date}`, due)
      add(expected.operatorMinor, region, -due)
      const back = isGone ? 0 : line.quantity - sku.missing
      if (back > 0) add(expected.returned, `${region} ${code}`, back)
    } else if (sku.missing === 0 && chance(`${seed} claim ${date} ${id} ${code}`) < rules.claims) {
      expected.claims += 1
      giveBack(expected, region, basket.isCash, due)
      add(expected.claimedMinor, `${region} ${date}`, due)
      add(expected.supplierMinor, `${region} ${supplierOf(region, code)}`, -due)
    } else {
      add(expected.commissionMinor, basket.store, commissionOn(due))
      add(expected.operatorMinor, region, -commissionOn(due))
    }
  }
}

function dropZeros(sums: Map<string, number>): void {
  for (const [key, sum] of sums) if (sum === 0) sums.delete(key)
}

function giveBack(expected: ExpectedDays, region: string, isCash: boolean, cents: number): void {
  if (isCash) add(expected.cashOwedMinor, region, -cents)
  else add(expected.walletMinor, region, cents)
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount)
}
