// How the files named expected… read a log: in their own way.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The week files, earliest first. */
export const logFiles = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => name.startsWith('transactions_'))
    .sort()
    .map((name) => join(dir, name))

/** The columns needed, each a list, from the place its header says; of every row a cell. */
export interface WeekTable {
  date: string[]
  quantity: number[]
  cents: number[]
  sku: string[]
  customer: string[]
  basket: string[]
  store: string[]
  region: string[]
}

/** One week file, plain or packed. @throws Error with the path where a row is not whole */
export function tableOf(path: string): WeekTable {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1')
  const [header = '', ...rows] = text.replaceAll('"', '').trim().split(/\r?\n/)
  const titles = header.split(',')
  const at = (title: string): number => titles.indexOf(title)
  const [date, quantity, spend] = [at('SHOP_DATE'), at('QUANTITY'), at('SPEND')]
  const [sku, customer, basket] = [at('PROD_CODE'), at('CUST_CODE'), at('BASKET_ID')]
  const [store, region] = [at('STORE_CODE'), at('STORE_REGION')]
  const table: WeekTable = {
    date: [],
    quantity: [],
    cents: [],
    sku: [],
    customer: [],
    basket: [],
    store: [],
    region: [],
  }
  for (const row of rows) {
    const cells = row.split(',')
    if (cells.length !== titles.length) throw new Error(`${path}: a row of ${cells.length} cells`)
    table.date.push(cells[date]!)
    table.quantity.push(Number(cells[quantity]))
    // At these sizes the nearest whole number of cents is the one that was written.
    table.cents.push(Math.round(Number(cells[spend]) * 100))
    table.sku.push(cells[sku]!)
    table.customer.push(cells[customer]!)
    table.basket.push(cells[basket]!)
    table.store.push(cells[store]!)
    table.region.push(cells[region]!)
  }
  return table
}

/** Adds the products that show two prices on a date, or one that is no whole number of cents. */
export function findWeighed(table: WeekTable, weighed: Set<string>): void {
  const priceOf = new Map<string, number>()
  table.sku.forEach((sku, row) => {
    const cents = table.cents[row]!
    if (cents === 0 || weighed.has(sku)) return
    const key = `${table.date[row]} ${sku}`
    const price = cents / table.quantity[row]!
    if (!Number.isInteger(price) || (priceOf.get(key) ?? price) !== price) weighed.add(sku)
    priceOf.set(key, price)
  })
}

/** `REGION CUST_CODE` → STORE_CODE → baskets. */
export type Visits = Map<string, Map<string, Set<string>>>

/** Adds the baskets of a week to those of before. */
export function countVisits(table: WeekTable, visits: Visits): void {
  table.sku.forEach((_, row) => {
    if (table.cents[row] === 0 || table.customer[row] === '') return
    const resident = `${table.region[row]} ${table.customer[row]}`
    const stores = visits.get(resident) ?? new Map<string, Set<string>>()
    const baskets = stores.get(table.store[row]!) ?? new Set()
    stores.set(table.store[row]!, baskets.add(`${table.date[row]} ${table.basket[row]}`))
    visits.set(resident, stores)
  })
}

/** Where most baskets were bought; of equals the first by code. */
export function mostSeen(stores: ReadonlyMap<string, ReadonlySet<string>>): string {
  let best = ''
  for (const store of [...stores.keys()].sort()) {
    if (best === '' || stores.get(store)!.size > stores.get(best)!.size) best = store
  }
  return best
}

/** Lowers the least price of each `REGION SKU` to what a week shows. */
export function findLowest(table: WeekTable, lowest: Map<string, number>): void {
  table.sku.forEach((sku, row) => {
    if (table.cents[row] === 0) return
    const place = `${table.region[row]} ${sku}`
    const price = Math.floor(table.cents[row]! / table.quantity[row]!)
    lowest.set(place, Math.min(price, lowest.get(place) ?? price))
  })
}
