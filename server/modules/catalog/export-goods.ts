import { getRegion } from '#places'
import { type Cell, writeTable } from '#platform/csv'
import type { Queryable } from '#platform/db'
import { exportRows, type SheetRow } from './queries/sheet-rows.ts'
import { type GoodsColumns, goodsColumns, wordsOf } from './sheets/goods-columns.ts'
import { formatPlain } from './sheets/plain-amount.ts'

/**
 * What a region lists, archived goods left out, as the CSV that `importGoods` takes: taken in
 * again it changes nothing. Headers are Chinese, or English for readers of other languages.
 */
export async function exportGoods(
  db: Queryable,
  regionId: string,
  locale: string,
): Promise<string> {
  const { currency } = await getRegion(db, regionId)
  const columns = goodsColumns(currency)
  const fields = Object.keys(columns) as (keyof GoodsColumns)[]
  const headers = fields.map((field) => columns[field].names[locale === 'zh-CN' ? 0 : 1]!)
  const rows = (await exportRows(db, regionId)).map((row) => {
    const cells = cellsOf(row, currency)
    return fields.map((field) => cells[field])
  })
  return writeTable(headers, rows)
}

function cellsOf(row: SheetRow, currency: string): Record<keyof GoodsColumns, Cell> {
  const { name, skuName, description, origin, unit, label } = row
  return {
    code: row.code,
    productCode: row.productCode,
    barcodes: row.barcodes.length > 0 ? row.barcodes.join('；') : '无',
    scaleCode: row.scaleCode,
    nameZh: name['zh-CN'] ?? null,
    nameEn: name.en ?? null,
    nameEs: name.es ?? null,
    skuNameZh: skuName['zh-CN'] ?? null,
    skuNameEn: skuName.en ?? null,
    skuNameEs: skuName.es ?? null,
    categoryCode: row.categoryCode,
    categoryName: row.categoryName,
    parentCode: row.parentCode,
    descriptionZh: description['zh-CN'] ?? null,
    descriptionEn: description.en ?? null,
    descriptionEs: description.es ?? null,
    brand: row.brand,
    originZh: origin['zh-CN'] ?? null,
    originEn: origin.en ?? null,
    originEs: origin.es ?? null,
    storage: wordsOf.storage[row.storage]!,
    shelfLifeDays: row.shelfLifeDays,
    taxCode: row.taxCode,
    taxRateBasisPoints: `${row.taxRateBasisPoints / 100}%`,
    measure: wordsOf.measure[row.measure]!,
    unitZh: unit['zh-CN'] ?? null,
    unitEn: unit.en ?? null,
    unitEs: unit.es ?? null,
    piecesPerCase: row.piecesPerCase,
    aboutGrams: row.aboutGrams,
    stepGrams: row.stepGrams,
    minimumGrams: row.minimumGrams,
    netGrams: row.netGrams,
    priceMinor: formatPlain(row.priceMinor, currency),
    isListed: row.isListed ? '是' : '否',
    limitPerResident: row.limitPerResident,
    netContent: label.netContent ?? null,
    ingredients: label.ingredients ?? null,
    allergens: label.allergens ?? null,
    producer: label.producer ?? null,
    producerAddress: label.producerAddress ?? null,
    licence: label.licence ?? null,
    standard: label.standard ?? null,
    storageAdvice: label.storageAdvice ?? null,
    warnings: label.warnings ?? null,
  }
}
