import type { RowOf } from '#platform/csv'
import type { Names } from '#platform/i18n'
import { isScaleLabel, normalBarcode } from '../barcode.ts'
import { LABEL_TEXTS, type LabelData } from '../label-data.ts'
import type { Measure } from '../sku.ts'
import type { GoodsColumns } from './goods-columns.ts'

/** A row of a goods sheet; null is what the row does not say. */
export interface GoodsRow extends Omit<RowOf<GoodsColumns>, 'measure'> {
  line: number
  /** piece where the row does not say. */
  measure: Measure
  isMeasureSaid: boolean
  /** Languages that the row says. */
  names: Names
  skuNames: Names
  description: Names
  origin: Names
  unit: Names
  label: LabelData
}

export interface RowFault {
  column: string
  reason: string
}

/** Things worth knowing though nothing is wrong; each is told once with its lines. */
export type NoteKind =
  | 'own-code'
  | 'scale-label'
  | 'no-unit'
  | 'weighed-by-piece'
  | 'per-half-kilo'
  | 'no-shelf-life'

const HALF_KILO = new Set(['斤', '500g', '500克'])
/** What a kilogram is called in every language. */
export const KILOGRAM: Names = { 'zh-CN': 'kg' }

const KILO = new Set(['kg', '公斤', '千克', 'kilo'])

/**
 * Reads what a row means. Wrong is what would sell goods falsely: a price of nothing, a barcode
 * that no scanner takes. A missing unit, origin or shelf life is only noted.
 */
export function readGoodsRow(
  line: number,
  value: RowOf<GoodsColumns>,
): { row: GoodsRow; faults: RowFault[]; notes: NoteKind[] } {
  const faults: RowFault[] = []
  const notes: NoteKind[] = []
  const row: GoodsRow = {
    ...value,
    line,
    measure: value.measure ?? 'piece',
    isMeasureSaid: value.measure !== null,
    names: inLanguages(value.nameZh, value.nameEn, value.nameEs),
    skuNames: inLanguages(value.skuNameZh, value.skuNameEn, value.skuNameEs),
    description: inLanguages(value.descriptionZh, value.descriptionEn, value.descriptionEs),
    origin: inLanguages(value.originZh, value.originEn, value.originEs),
    unit: inLanguages(value.unitZh, value.unitEn, value.unitEs),
    label: labelOf(value),
  }
  readBarcodes(row, faults, notes)
  readUnit(row, notes)
  if (row.priceMinor === 0) {
    const reason =
      'The price is 0, so it would be given away. Give a price, or leave the cell empty.'
    faults.push({ column: '零售价', reason })
  }
  if (row.shelfLifeDays === 0) {
    row.shelfLifeDays = null
    notes.push('no-shelf-life')
  }
  return { row, faults, notes }
}

function readBarcodes(row: GoodsRow, faults: RowFault[], notes: NoteKind[]): void {
  const said = row.barcodes
  if (said !== null) {
    const read = said.map((code) => normalBarcode(code.normalize('NFKC')))
    if (read.some((code) => code === null || isScaleLabel(code))) {
      const reason = 'One of these is no printed barcode: its check digit or length is wrong.'
      faults.push({ column: '条码', reason })
    }
    row.barcodes = [...new Set(read.filter((code) => code !== null))]
    return
  }
  if (row.measure === 'weighed' && row.scaleCode === null && /^[0-9]{5}$/.test(row.code)) {
    row.scaleCode = row.code
  }
  if (!/^[0-9]{13}$/.test(row.code)) {
    notes.push('own-code')
  } else if (normalBarcode(row.code) === null) {
    const reason =
      'The code has 13 digits as a barcode has, but its check digit is wrong, so no scanner will find it. Mend it; or, if it is your own code, write 无 under 条码.'
    faults.push({ column: '货号', reason })
  } else if (isScaleLabel(row.code)) {
    notes.push('scale-label')
  } else {
    row.barcodes = [row.code]
  }
}

function readUnit(row: GoodsRow, notes: NoteKind[]): void {
  const said = Object.values(row.unit).map((unit) => unit.toLowerCase())
  if (row.measure !== 'weighed') {
    if (said.length === 0) notes.push('no-unit')
    return
  }
  if (said.some((unit) => HALF_KILO.has(unit))) {
    if (row.priceMinor !== null) row.priceMinor *= 2
    notes.push('per-half-kilo')
  } else if (!said.some((unit) => KILO.has(unit))) {
    notes.push('weighed-by-piece')
  }
  if (said.length > 0) row.unit = KILOGRAM
}

function inLanguages(zh: string | null, en: string | null, es: string | null): Names {
  return {
    ...(zh === null ? {} : { 'zh-CN': zh }),
    ...(en === null ? {} : { en }),
    ...(es === null ? {} : { es }),
  }
}

function labelOf(value: RowOf<GoodsColumns>): LabelData {
  const said = LABEL_TEXTS.flatMap((field) => {
    const text = value[field]
    return text === null ? [] : [[field, text] as const]
  })
  return Object.fromEntries(said)
}
