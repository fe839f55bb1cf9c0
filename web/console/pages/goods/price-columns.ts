import { m } from '../../../i18n/index.ts'
import type { Choice } from '../../forms/index.ts'
import type { CellValue } from '../../sheet/model.ts'
import { readTerms, termsOfCell } from '../../sheet/price-cells.ts'
import type { GridColumn } from '../../sheet/sheet-grid.tsx'
import { unitPrice } from '../../unit-price.ts'
import { communityColumn } from './price-list.ts'

const WIDTH = 128

/** A column for each community: its own price, or that it does not sell the good. */
export const communityColumns = (communities: readonly Choice[], scale: number): GridColumn[] =>
  communities.map(({ value, label }) => ({
    ...{ id: communityColumn(value), name: label, width: WIDTH, isNumber: true },
    read: (text) => readTerms(text, scale),
  }))

/** What a community says of a good, as a person reads it; nothing where it is as the region. */
export function shownTerms(value: CellValue, currency: string, isWeighed: boolean): string {
  const terms = termsOfCell(value)
  if (terms === null) return String(value)
  const price = terms.priceMinor === null ? '' : unitPrice(terms.priceMinor, currency, isWeighed)
  if (terms.isListed === false) return m.console_goods_cell_off({ price }).trim()
  if (terms.isListed === true) return m.console_goods_cell_on({ price }).trim()
  return price
}

/** What is wrong with such a cell; undefined where it can be saved. */
export const termsFault = (value: CellValue): string | undefined =>
  termsOfCell(value) === null ? m.console_goods_cell_fault() : undefined
