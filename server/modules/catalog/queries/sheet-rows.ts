import { type Queryable, sql } from '#platform/db'
import { localName, type Names } from '#platform/i18n'
import type { LabelData } from '../label-data.ts'
import type { Storage } from '../product.ts'
import type { Measure } from '../sku.ts'

/** A SKU of a region as a row of a goods sheet. */
export interface SheetRow {
  code: string
  productCode: string
  barcodes: string[]
  scaleCode: string | null
  name: Names
  skuName: Names
  categoryCode: string
  categoryName: string
  parentCode: string | null
  description: Names
  brand: string
  origin: Names
  storage: Storage
  shelfLifeDays: number | null
  taxCode: string
  taxRateBasisPoints: number
  measure: Measure
  unit: Names
  piecesPerCase: number | null
  aboutGrams: number | null
  stepGrams: number | null
  minimumGrams: number | null
  netGrams: number | null
  priceMinor: number
  isListed: boolean
  limitPerResident: number | null
  label: LabelData
}

/** Everything a region lists that is not archived, by product and SKU code. */
export async function exportRows(db: Queryable, regionId: string): Promise<SheetRow[]> {
  const { rows } = await sql<Omit<SheetRow, 'categoryName'> & { categoryNames: Names }>`
    select s.code, p.code as "productCode",
      array(select b.barcode from sku_barcodes b where b.sku_id = s.id order by 1) as barcodes,
      s.scale_code as "scaleCode", p.name, s.name as "skuName", c.code as "categoryCode",
      c.name as "categoryNames", above.code as "parentCode", p.description, p.brand, p.origin,
      p.storage, p.shelf_life_days as "shelfLifeDays", p.tax_code as "taxCode",
      p.tax_rate_basis_points as "taxRateBasisPoints", s.measure, s.unit,
      s.pieces_per_case as "piecesPerCase", s.about_grams as "aboutGrams",
      s.step_grams as "stepGrams", s.minimum_grams as "minimumGrams",
      s.net_grams as "netGrams", l.price_minor as "priceMinor", l.is_listed as "isListed",
      l.limit_per_resident as "limitPerResident", p.label
    from listings l
    join skus s on s.id = l.sku_id
    join products p on p.id = s.product_id
    join categories c on c.id = p.category_id
    left join categories above on above.id = c.parent_id
    where l.region_id = ${regionId} and s.archived_at is null and p.archived_at is null
    order by p.code, s.code`.execute(db)
  return rows.map(({ categoryNames, ...row }) => ({
    ...row,
    categoryName: localName(categoryNames, 'zh-CN'),
  }))
}
