import { findByBarcode, type Scanned } from '#catalog'
import type { Tx } from '#platform/db'
import { Invalid } from '#platform/refusals'
import type { Entry } from './entries.ts'
import { UnknownCode } from './refusals.ts'

/** A line as it was scanned or typed: goods by id or by a code, a weight also by a scale's label. */
export interface ScannedLine extends Omit<Entry, 'skuId' | 'quantity'> {
  skuId: string | null
  barcode: string | null
  /** Null: as the label says. */
  quantity: number | null
}

/** Finds the goods of scanned codes, and the weight of labels. Throws UnknownCode and Invalid. */
export async function resolveScans(tx: Tx, lines: readonly ScannedLine[]): Promise<Entry[]> {
  const codes = new Set(lines.flatMap((line) => (line.skuId === null ? (line.barcode ?? []) : [])))
  const found = new Map<string, Scanned | null>()
  // The catalog reads one code at a time, and a receipt has few that are not the same.
  for (const code of codes) found.set(code, await findByBarcode(tx, code))
  return lines.map(({ barcode, ...line }, index) => {
    if (line.skuId === null && barcode === null) {
      throw new Invalid(`lines/${index}/skuId`, 'Say which goods came: skuId or barcode.')
    }
    const scanned = line.skuId === null ? found.get(barcode!)! : null
    if (line.skuId === null && scanned === null) throw new UnknownCode(index, barcode!)
    return entryOf(line, scanned, index)
  })
}

function entryOf(
  line: Omit<ScannedLine, 'barcode'>,
  scanned: Scanned | null,
  index: number,
): Entry {
  const quantity = line.quantity ?? scanned?.weightGrams ?? null
  if (quantity === null && line.refusedQuantity === 0) {
    throw new Invalid(`lines/${index}/quantity`, 'Say how much came: this code does not.')
  }
  const entry = { ...line, skuId: line.skuId ?? scanned!.sku.id, quantity: quantity ?? 0 }
  if (entry.quantity + entry.refusedQuantity === 0) {
    throw new Invalid(`lines/${index}/quantity`, 'Say how much came, or how much was refused.')
  }
  if (entry.refusedQuantity > 0 !== (entry.refusedWhy !== null)) {
    throw new Invalid(
      `lines/${index}/refusedWhy`,
      'Say why goods were refused, and only where they were.',
    )
  }
  return entry
}
