import { BadLog, type LogLine } from './log.ts'
import { gramsOf, WEIGHED_PER_KG_MINOR } from './prices.ts'

/** A line as it is ordered. `totalMinor` is what it costs, in cents. */
export type BasketLine =
  | { kind: 'piece'; product: string; quantity: number; unitMinor: number; totalMinor: number }
  | { kind: 'weighed'; product: string; grams: number; perKgMinor: number; totalMinor: number }

export interface Basket {
  id: string
  date: string
  hour: number
  region: string
  store: string
  /** Null of a cash customer at the counter. */
  customer: string | null
  /** One a product, in the order of product codes. */
  lines: BasketLine[]
  totalMinor: number
}

export interface LogDay {
  date: string
  /** By hour, then by id, so that every replay orders in the same sequence. */
  baskets: Basket[]
  /** Lines with SPEND 0; a basket of nothing else is none. */
  skippedLines: number
  /** Lines joined to an earlier one of the same product in their basket. */
  mergedLines: number
}

/**
 * The days of a week of the log, earliest first, with their baskets. A basket is BASKET_ID on a
 * date. In the real log an id never spans two dates, hours, stores, regions or customers, nor has
 * it a product twice; a log where one on a date does is refused, for nobody could order it.
 * @throws BadLog when a basket spans hours, stores, regions or customers, or a product that is not
 *   weighed has two prices on a date: `weighed` was not learnt from all of this log then
 */
export function groupDays(lines: readonly LogLine[], weighed: ReadonlySet<string>): LogDay[] {
  const byDate = new Map<string, LogLine[]>()
  for (const line of lines) {
    const ofDay = byDate.get(line.date)
    if (ofDay) ofDay.push(line)
    else byDate.set(line.date, [line])
  }
  return [...byDate.entries()]
    .sort(([a], [b]) => compare(a, b))
    .map(([date, ofDay]) => groupDay(date, ofDay, weighed))
}

function groupDay(date: string, lines: LogLine[], weighed: ReadonlySet<string>): LogDay {
  const baskets = new Map<string, { basket: Basket; lines: Map<string, BasketLine> }>()
  const prices = new Map<string, number>()
  const day: LogDay = { date, baskets: [], skippedLines: 0, mergedLines: 0 }
  for (const line of lines) {
    if (line.spendMinor === 0) {
      day.skippedLines += 1
      continue
    }
    const ordered = orderedLine(line, weighed)
    if (ordered.kind === 'piece') assertOnePrice(prices, ordered, date)
    const open = baskets.get(line.basket) ?? { basket: emptyBasket(line), lines: new Map() }
    baskets.set(line.basket, open)
    assertSameBasket(open.basket, line)
    open.basket.totalMinor += line.spendMinor
    const before = open.lines.get(line.product)
    if (before) {
      merge(before, ordered)
      day.mergedLines += 1
    } else open.lines.set(line.product, ordered)
  }
  for (const { basket, lines: ofBasket } of baskets.values()) {
    basket.lines = [...ofBasket.values()].sort((a, b) => compare(a.product, b.product))
    day.baskets.push(basket)
  }
  day.baskets.sort((a, b) => a.hour - b.hour || compare(a.id, b.id))
  return day
}

function emptyBasket({ basket, date, hour, region, store, customer }: LogLine): Basket {
  return { id: basket, date, hour, region, store, customer, lines: [], totalMinor: 0 }
}

function orderedLine(line: LogLine, weighed: ReadonlySet<string>): BasketLine {
  const { product, spendMinor, quantity } = line
  if (weighed.has(product)) {
    const grams = gramsOf(spendMinor)
    return {
      kind: 'weighed',
      product,
      grams,
      perKgMinor: WEIGHED_PER_KG_MINOR,
      totalMinor: spendMinor,
    }
  }
  const unitMinor = spendMinor / quantity
  if (!Number.isInteger(unitMinor)) throw new BadLog(`${product} has no unit price in cents`)
  return { kind: 'piece', product, quantity, unitMinor, totalMinor: spendMinor }
}

function merge(into: BasketLine, more: BasketLine): void {
  into.totalMinor += more.totalMinor
  if (into.kind === 'piece' && more.kind === 'piece') into.quantity += more.quantity
  if (into.kind === 'weighed' && more.kind === 'weighed') into.grams += more.grams
}

function assertOnePrice(
  prices: Map<string, number>,
  line: { product: string; unitMinor: number },
  date: string,
): void {
  const known = prices.get(line.product)
  if (known === undefined) prices.set(line.product, line.unitMinor)
  else if (known !== line.unitMinor) {
    throw new BadLog(`${line.product} has two prices on ${date} but was not learnt as weighed`)
  }
}

function assertSameBasket(basket: Basket, line: LogLine): void {
  const same =
    basket.hour === line.hour &&
    basket.store === line.store &&
    basket.region === line.region &&
    basket.customer === line.customer
  if (!same) throw new BadLog(`basket ${basket.id} of ${basket.date} spans places, hours or people`)
}

/** The price in cents of each product sold by the piece on a day. */
export function dayPrices(day: LogDay): Map<string, number> {
  const prices = new Map<string, number>()
  for (const basket of day.baskets) {
    for (const line of basket.lines) {
      if (line.kind === 'piece') prices.set(line.product, line.unitMinor)
    }
  }
  return prices
}

// By code units: the order must not depend on the machine's language.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
