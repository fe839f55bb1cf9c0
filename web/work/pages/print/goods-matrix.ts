import type { Names } from '../../../i18n/index.ts'

interface Item {
  skuId: string
  name: Names
  isWeighed: boolean
  quantity: number
}

export interface Group {
  id: string
  name: string
  items: readonly Item[]
}

export interface GoodsRow extends Omit<Item, 'quantity'> {
  /** One for each column, in their order; pieces or grams. */
  cells: { id: string; quantity: number }[]
}

export interface MatrixSheet {
  columns: { id: string; name: string }[]
  rows: GoodsRow[]
}

/** Sheets of so many columns; a row stands on a sheet when one of its columns wants the goods. */
export function matrixOf(groups: readonly Group[], columns: number): MatrixSheet[] {
  const sheets: MatrixSheet[] = []
  for (let from = 0; from < groups.length; from += columns) {
    const shown = groups.slice(from, from + columns)
    const rows = new Map<string, GoodsRow>()
    for (const [at, group] of shown.entries()) {
      for (const { quantity, ...goods } of group.items) {
        const row = rows.get(goods.skuId) ?? {
          ...goods,
          cells: shown.map(({ id }) => ({ id, quantity: 0 })),
        }
        row.cells[at]!.quantity += quantity
        rows.set(goods.skuId, row)
      }
    }
    if (rows.size > 0) {
      sheets.push({
        columns: shown.map(({ id, name }) => ({ id, name })),
        rows: [...rows.values()],
      })
    }
  }
  return sheets
}
