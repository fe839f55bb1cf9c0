import { m, number, percent, weight } from '../../../i18n/index.ts'
import { minorUnit } from '../../../i18n/minor-unit.ts'
import type { Choice } from '../../forms/index.ts'
import { isMoment, momentOf, reader, readMoment } from '../../sheet/cells.ts'
import type { CellValue, SheetRow } from '../../sheet/model.ts'
import { typedTerms } from '../../sheet/price-cells.ts'
import type { GridColumn } from '../../sheet/sheet-grid.tsx'
import { unitPrice } from '../../unit-price.ts'
import { communityColumns, shownTerms, termsFault } from '../goods/price-columns.ts'
import { communityOf, isWeighed } from '../goods/price-list.ts'
import type { Offer } from './window.ts'

const KG = 1000

/** The columns of offers: what is typed becomes minor units, pieces or grams. */
export function offerColumns(currency: string, communities: readonly Choice[] = []): GridColumn[] {
  const { scale } = minorUnit(currency)
  const price = reader(scale)
  const amount = (text: string, row: SheetRow) => reader(isWeighed(row) ? KG : 1)(text)
  const fixed = { isFixed: true, read: (): CellValue => null }
  return [
    { id: 'name', name: m.console_day_col_goods(), width: 230, ...fixed },
    { id: 'usual', name: m.console_day_col_usual(), width: 112, isNumber: true, ...fixed },
    { id: 'price', name: m.console_day_col_price(), width: 112, isNumber: true, read: price },
    { id: 'cost', name: m.console_day_col_cost(), width: 112, isNumber: true, read: price },
    { id: 'margin', name: m.console_day_col_margin(), width: 80, isNumber: true, ...fixed },
    { id: 'cap', name: m.console_day_col_cap(), width: 96, isNumber: true, read: amount },
    { id: 'limit', name: m.console_day_col_limit(), width: 90, isNumber: true, read: amount },
    { id: 'cutoff', name: m.console_day_col_cutoff(), width: 150, read: readMoment },
    { id: 'sold', name: m.console_day_col_sold(), width: 80, isNumber: true, ...fixed },
    ...communityColumns(communities, scale),
  ]
}

/** An offer as a row of the sheet; its id is the listing's. */
export function rowOfOffer(offer: Offer, name: string, zone: string): SheetRow {
  return {
    id: offer.listingId,
    cells: {
      name,
      measure: offer.measure,
      usual: offer.listPriceMinor,
      price: offer.priceMinor,
      cost: offer.costMinor,
      cap: offer.cap,
      limit: offer.limitPerResident,
      cutoff: offer.cutoffAt === null ? null : momentOf(offer.cutoffAt, zone),
      sold: offer.reserved,
      station: offer.stationId,
    },
  }
}

const figure = (value: CellValue | undefined): number | null =>
  typeof value === 'number' ? value : null

/** What is left of the price after the cost, as a share; null where either is unknown. */
export function marginOf({ cells }: SheetRow): number | null {
  const price = figure(cells.price) ?? figure(cells.usual)
  const cost = figure(cells.cost)
  return price === null || cost === null || price === 0 ? null : (price - cost) / price
}

/** A cell as it is typed and copied. */
export function typedText(row: SheetRow, id: string, currency: string): string {
  const value = id === 'margin' ? null : row.cells[id]
  if (id === 'margin') {
    const margin = marginOf(row)
    return margin === null ? '' : percent(margin)
  }
  if (communityOf(id) !== undefined) return typedTerms(value ?? null, minorUnit(currency).digits)
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (['usual', 'price', 'cost'].includes(id)) {
    const { digits } = minorUnit(currency)
    return (value / 10 ** digits).toFixed(digits)
  }
  return String(isWeighed(row) ? value / KG : value)
}

/** A cell as it is read. */
export function shownText(row: SheetRow, id: string, place: { currency: string; zone: string }) {
  const value = row.cells[id]
  if (communityOf(id) !== undefined) {
    return shownTerms(value ?? null, place.currency, isWeighed(row))
  }
  if (id === 'cap' && row.cells.station) return m.console_day_from_stock()
  if (id === 'cap' && value === null) return m.console_day_unlimited()
  if (value === null || value === undefined || typeof value === 'string') {
    return typedText(row, id, place.currency)
  }
  if (['usual', 'price', 'cost'].includes(id)) {
    return unitPrice(value, place.currency, isWeighed(row))
  }
  return isWeighed(row) ? weight(value) : number(value)
}

/** What is wrong with a cell; undefined where it can be saved. */
export function cellFault(row: SheetRow, id: string): string | undefined {
  const value = row.cells[id] ?? null
  if (id === 'margin') {
    const margin = marginOf(row)
    return margin !== null && margin < 0 ? m.console_day_fault_below_cost() : undefined
  }
  if (value === null) return undefined
  if (communityOf(id) !== undefined) return termsFault(value)
  if (id === 'cutoff') return isMoment(value) ? undefined : m.console_day_fault_moment()
  if (id === 'price' || id === 'cost')
    return typeof value === 'number' && value >= 0 ? undefined : m.console_day_fault_price()
  if (id !== 'cap' && id !== 'limit') return undefined
  if (typeof value !== 'number' || value < (id === 'limit' ? 1 : 0))
    return m.console_day_fault_count()
  const sold = figure(row.cells.sold) ?? 0
  if (id === 'cap' && value < sold) return m.console_day_fault_cap({ count: number(sold) })
  return undefined
}

/** Cells of a row that keep it from being saved; what is only unwise does not. */
export const blockingFaults = (row: SheetRow): string[] =>
  Object.keys(row.cells).filter((id) => id !== 'margin' && cellFault(row, id) !== undefined)
