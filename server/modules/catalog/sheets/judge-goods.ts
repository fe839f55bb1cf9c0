import type { Problem } from '#platform/csv'
import { LOCALES } from '#platform/i18n'
import { measureFault } from '../sku.ts'
import type { CatalogSide } from './catalog-side.ts'
import type { GoodsRow, RowFault } from './goods-row.ts'

const MEASURE_COLUMNS: Record<string, string> = {
  piecesPerCase: '箱规',
  aboutGrams: '约重(克)',
  stepGrams: '递增(克)',
  minimumGrams: '起订(克)',
}

/** Parts the rows that can be taken into the catalog from what is wrong with the others. */
export function judgeGoods(
  rows: readonly GoodsRow[],
  side: CatalogSide,
): { good: ProductRow[]; problems: Problem[] } {
  const first = new Map<string, GoodsRow>()
  const categoryNames = namesOfCategories(rows)
  const problems: Problem[] = []
  const good: ProductRow[] = []
  for (const row of withProducts(rows, side)) {
    const leader = first.get(row.productCode)
    const faults = [
      ...skuFaults(row, side),
      ...(leader === undefined
        ? productFaults(row, side, categoryNames)
        : siblingFaults(row, leader)),
    ]
    problems.push(...faults.map((fault) => ({ line: row.line, ...fault })))
    if (faults.length > 0) continue
    if (leader === undefined) first.set(row.productCode, row)
    good.push(row)
  }
  return { good, problems }
}

/** A row that knows which product it is of. */
export type ProductRow = GoodsRow & { productCode: string }

/** A row that names no product is of its SKU's, or of one with the SKU's own code. */
function withProducts(rows: readonly GoodsRow[], side: CatalogSide): ProductRow[] {
  const codes = new Map([...side.products].map(([code, product]) => [product.id, code]))
  return rows.map((row) => {
    const known = codes.get(side.skus.get(row.code)?.productId ?? '')
    return { ...row, productCode: row.productCode ?? known ?? row.code }
  })
}

function namesOfCategories(rows: readonly GoodsRow[]): Set<string> {
  const named = rows.filter((row) => row.categoryCode !== null && row.categoryName !== null)
  return new Set(named.map((row) => row.categoryCode!))
}

function skuFaults(row: ProductRow, side: CatalogSide): RowFault[] {
  const sku = side.skus.get(row.code)
  const faults: RowFault[] = []
  const say = (column: string, reason: string) => faults.push({ column, reason })
  const taken = (owner: string | undefined) => owner !== undefined && owner !== sku?.id
  for (const barcode of row.barcodes ?? []) {
    if (taken(side.barcodes.get(barcode))) say('条码', `Another SKU has the barcode ${barcode}.`)
  }
  if (row.scaleCode !== null && taken(side.scaleCodes.get(row.scaleCode))) {
    say('秤码', `Another SKU has the scale code ${row.scaleCode}.`)
  }
  if (sku === undefined) {
    const fault = measureFault(row)
    if (fault !== null) say(MEASURE_COLUMNS[fault.field] ?? '计价方式', fault.reason)
    return faults
  }
  if (sku.archivedAt !== null) say('货号', 'This SKU is archived. Restore it first.')
  const product = side.products.get(row.productCode)
  if (product?.id !== sku.productId) say('商品编码', 'This SKU is of another product.')
  if (row.isMeasureSaid && row.measure !== sku.measure) {
    say('计价方式', 'How a SKU is counted cannot change. Give the new one a code of its own.')
  } else {
    const fault = measureFault({ ...sku, ...saidMeasure(row) })
    if (fault !== null) say(MEASURE_COLUMNS[fault.field] ?? '计价方式', fault.reason)
  }
  return faults
}

const saidMeasure = (row: GoodsRow) =>
  Object.fromEntries(
    Object.keys(MEASURE_COLUMNS)
      .map((field) => [field, row[field as keyof GoodsRow]] as const)
      .filter(([, value]) => value !== null),
  )

function productFaults(
  row: ProductRow,
  side: CatalogSide,
  categoryNames: ReadonlySet<string>,
): RowFault[] {
  const product = side.products.get(row.productCode)
  const faults: RowFault[] = []
  if (product !== undefined && product.archivedAt !== null) {
    faults.push({ column: '货号', reason: 'The product is archived. Restore it first.' })
  }
  if (product === undefined && LOCALES.every((locale) => row.names[locale] === undefined)) {
    faults.push({ column: '品名', reason: 'New goods need a name.' })
  }
  if ((row.taxCode === null) !== (row.taxRateBasisPoints === null)) {
    faults.push({ column: '税率', reason: 'Give the tax code and its rate together, or neither.' })
  }
  return [...faults, ...categoryFaults(row, side, product === undefined, categoryNames)]
}

function categoryFaults(
  row: GoodsRow,
  side: CatalogSide,
  isNew: boolean,
  categoryNames: ReadonlySet<string>,
): RowFault[] {
  const fault = (reason: string) => [{ column: '类别编码', reason }]
  if (row.categoryCode === null) return isNew ? fault('New goods need a category.') : []
  const category = side.categories.get(row.categoryCode)
  if (category !== undefined && category.archivedAt !== null) {
    return fault('This category is archived. Restore it, or choose another.')
  }
  if (category === undefined && !categoryNames.has(row.categoryCode)) {
    return fault('There is no such category, and no name to make it with.')
  }
  return []
}

const SHARED = [
  ['brand', '品牌'],
  ['originZh', '产地'],
  ['originEn', '英文产地'],
  ['originEs', '西班牙文产地'],
  ['storage', '储存'],
  ['shelfLifeDays', '保质期(天)'],
  ['taxCode', '税收编码'],
  ['taxRateBasisPoints', '税率'],
  ['categoryCode', '类别编码'],
  ['nameZh', '品名'],
  ['nameEn', '英文名'],
  ['nameEs', '西班牙文名'],
] as const

/** A product's later rows may leave out what the first says, but not contradict it. */
function siblingFaults(row: GoodsRow, leader: GoodsRow): RowFault[] {
  return SHARED.filter(([field]) => row[field] !== null && row[field] !== leader[field]).map(
    ([, column]) => ({
      column,
      reason: `Line ${leader.line} says otherwise of the same product.`,
    }),
  )
}
