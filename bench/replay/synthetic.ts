import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

export interface SyntheticOptions {
  seed: number
  /** At most 52, of one shop year. */
  weeks: number
  customers: number
  /** At least as many as regions. */
  stores: number
  regions: number
  /** At least 10; one in ten is weighed. */
  products: number
}

/** What was written, counted while writing. */
export interface SyntheticLog {
  weeks: string[]
  weighed: string[]
  baskets: number
  /** Lines in the files, the skipped and the doubled one too. */
  rows: number
  zeroSpendLines: number
  mergedLines: number
}

interface Product {
  code: string
  categories: string
  weighed: boolean
  /** Cents. */
  basePrice: number
}

interface Store {
  code: string
  region: string
}

interface Shop {
  options: SyntheticOptions
  products: Product[]
  stores: Store[]
  random: (below: number) => number
  basketsMade: number
  counted: SyntheticLog
}

interface Visit {
  week: string
  day: Date
  basket: string
  hour: number
  customer: string
  store: Store
}

const HEADER =
  'SHOP_WEEK,SHOP_DATE,SHOP_WEEKDAY,SHOP_HOUR,QUANTITY,SPEND,PROD_CODE,PROD_CODE_10,PROD_CODE_20,' +
  'PROD_CODE_30,PROD_CODE_40,CUST_CODE,seg_1,seg_2,BASKET_ID,BASKET_SIZE,BASKET_PRICE_SENSITIVITY,' +
  'BASKET_TYPE,BASKET_DOMINANT_MISSION,STORE_CODE,STORE_FORMAT,STORE_REGION'
const FIRST_DAY = Date.UTC(2006, 3, 10)
const DAY_MS = 86_400_000

/**
 * Writes a small log of the real one's form: products by the piece with a price a day, weighed
 * ones that show several on the first day, a fifth of the baskets without a customer, every third
 * customer also in another region, one line with SPEND 0 and one product twice in a basket (the
 * real log has none such, a till may). Equal options write equal bytes.
 * @throws RangeError when an option is outside its bounds
 */
export async function writeSyntheticLog(
  dir: string,
  options: SyntheticOptions,
): Promise<SyntheticLog> {
  assertOptions(options)
  const shop = openShop(options)
  await mkdir(dir, { recursive: true })
  for (let index = 0; index < options.weeks; index += 1) {
    const week = String(200607 + index + (index > 45 ? 100 - 52 : 0))
    const rows = weekRows(shop, week, index)
    shop.counted.weeks.push(week)
    shop.counted.rows += rows.length
    shuffle(rows, shop.random)
    const text = `${[HEADER, ...rows].join('\n')}\n`
    await writeFile(join(dir, `transactions_${week}.csv.gz`), gzipSync(text))
  }
  shop.counted.baskets = shop.basketsMade
  return shop.counted
}

function assertOptions({ weeks, customers, stores, regions, products }: SyntheticOptions): void {
  const sound =
    weeks >= 1 &&
    weeks <= 52 &&
    customers >= 1 &&
    regions >= 1 &&
    stores >= regions &&
    products >= 10
  if (!sound) throw new RangeError('a synthetic log of these sizes cannot be written')
}

function openShop(options: SyntheticOptions): Shop {
  const random = randomFrom(options.seed)
  const products = Array.from({ length: options.products }, (_, index) => ({
    code: `PRD${String(900_001 + index).padStart(7, '0')}`,
    categories: [
      `CL${number(index % 24, 5)}`,
      `DEP${number(index % 12, 5)}`,
      `G${number(index % 6, 5)}`,
      `D${number(index % 2, 5)}`,
    ].join(','),
    weighed: index % 10 === 0,
    basePrice: 30 + random(900),
  }))
  const stores = Array.from({ length: options.stores }, (_, index) => ({
    code: `STORE${number(index + 1, 5)}`,
    region: `E${number((index % options.regions) + 1, 2)}`,
  }))
  const weighed = products.filter((product) => product.weighed).map((product) => product.code)
  const counted = { weeks: [], weighed, baskets: 0, rows: 0, zeroSpendLines: 0, mergedLines: 0 }
  return { options, products, stores, random, basketsMade: 0, counted }
}

function weekRows(shop: Shop, week: string, weekIndex: number): string[] {
  const rows: string[] = []
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const day = new Date(FIRST_DAY + (weekIndex * 7 + weekday) * DAY_MS)
    const prices = shop.products.map((product) => product.basePrice + shop.random(20))
    const visits = 3 + Math.floor(shop.options.customers / 3)
    for (let count = 0; count < visits; count += 1) {
      rows.push(...basketRows(shop, nextVisit(shop, week, day), prices))
    }
    if (weekIndex === 0 && weekday === 0) rows.push(...firstDayRows(shop, week, day, prices))
  }
  return rows
}

function nextVisit(shop: Shop, week: string, day: Date): Visit {
  shop.basketsMade += 1
  const basket = `994100${String(shop.basketsMade).padStart(9, '0')}`
  const hour = 8 + shop.random(14)
  const home = shop.random(shop.options.customers)
  const strays = home % 3 === 0 && shop.random(3) === 0
  const store = shop.stores[(home + (strays ? 1 : 0)) % shop.stores.length]!
  const customer = shop.random(5) === 0 ? '' : `CUST${number(home + 1, 10)}`
  return { week, day, basket, hour, customer, store }
}

function basketRows(shop: Shop, visit: Visit, prices: readonly number[]): string[] {
  const chosen = new Set<number>()
  const size = 1 + shop.random(8)
  for (let count = 0; count < size; count += 1) chosen.add(shop.random(shop.products.length))
  return [...chosen].map((index) => {
    const product = shop.products[index]!
    if (product.weighed) return row(visit, product, 1, 50 + shop.random(800))
    const quantity = shop.random(4) === 0 ? 2 + shop.random(5) : 1
    return row(visit, product, quantity, prices[index]! * quantity)
  })
}

/** What must be in every log, however small: weighed goods that show it, and the odd lines. */
function firstDayRows(shop: Shop, week: string, day: Date, prices: readonly number[]): string[] {
  const one = nextVisit(shop, week, day)
  const other = nextVisit(shop, week, day)
  const weighed = shop.products.filter((product) => product.weighed)
  const piece = shop.products[1]!
  const price = prices[1]!
  shop.counted.zeroSpendLines += 1
  shop.counted.mergedLines += 1
  return [
    ...weighed.map((product) => row(one, product, 1, 101)),
    ...weighed.map((product) => row(other, product, 1, 233)),
    row(one, piece, 1, price),
    row(one, piece, 2, price * 2),
    row(other, shop.products[2]!, 1, 0),
  ]
}

function row(visit: Visit, product: Product, quantity: number, cents: number): string {
  const date = visit.day.toISOString().slice(0, 10).replaceAll('-', '')
  const spend = String(cents / 100)
  return [
    visit.week,
    date,
    visit.day.getUTCDay() + 1,
    visit.hour,
    quantity,
    spend.includes('.') ? spend : `${spend}.0`,
    product.code,
    product.categories,
    visit.customer || '""',
    visit.customer ? 'BG' : '""',
    visit.customer ? 'BU' : '""',
    visit.basket,
    'M,MM,Top Up,Mixed',
    visit.store.code,
    'LS',
    visit.store.region,
  ].join(',')
}

function number(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}

function shuffle(rows: string[], random: (below: number) => number): void {
  for (let last = rows.length - 1; last > 0; last -= 1) {
    const other = random(last + 1)
    const kept = rows[last]!
    rows[last] = rows[other]!
    rows[other] = kept
  }
}

// mulberry32 (Tommy Ettinger, public domain): small, and the same everywhere.
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
