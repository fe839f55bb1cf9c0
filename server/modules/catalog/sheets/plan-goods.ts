import { newId } from '#platform/ids'
import { type Category, taxOfCategory } from '../category-tree.ts'
import { UNCLASSIFIED_TAX } from '../label-data.ts'
import type { ProductFields } from '../product.ts'
import type { Listing } from '../queries/listings.ts'
import type { SkuFields } from '../sku.ts'
import type { CatalogSide } from './catalog-side.ts'
import { KILOGRAM } from './goods-row.ts'
import type { ProductRow } from './judge-goods.ts'
import { planCategories } from './plan-categories.ts'

export type ProductWrite = ProductFields & { id: string }
export type SkuWrite = SkuFields & { id: string; productId: string }
export type ListingWrite = Omit<Listing, 'version' | 'regionId'>

/** A write over the version that was read. */
export type Known<Write> = Write & { version: number }

interface Writes<Write> {
  inserts: Write[]
  updates: Known<Write>[]
}

/** What an import writes. */
export interface GoodsPlan {
  categories: Category[]
  products: Writes<ProductWrite>
  skus: Writes<SkuWrite>
  listings: Writes<ListingWrite>
  /** Rows whose SKU is new; rows of known SKUs of which something changes. */
  created: number
  changed: number
  notes: string[]
}

/** Decides what good rows change; what a row does not say stays as it is. Pure but for new ids. */
export function planGoods(rows: readonly ProductRow[], side: CatalogSide): GoodsPlan {
  const { categories, byCode, notes } = planCategories(rows, side.categories)
  const byId = new Map([...byCode.values()].map((category) => [category.id, category]))
  const plan: GoodsPlan = {
    categories,
    products: { inserts: [], updates: [] },
    skus: { inserts: [], updates: [] },
    listings: { inserts: [], updates: [] },
    created: 0,
    changed: 0,
    notes,
  }
  const planned = new Map<string, ReturnType<typeof planProduct>>()
  let kept = 0
  for (const row of rows) {
    let product = planned.get(row.productCode)
    if (product === undefined) {
      product = planProduct(row, side, byCode, byId, plan)
      planned.set(row.productCode, product)
    }
    const mayChange = !side.beyondReach.has(product.id)
    const sku = planSku(row, product.id, side, mayChange, plan)
    const isListingChanged = planListing(row, sku.id, side, plan)
    if (sku.isNew) plan.created += 1
    else if (sku.isChanged || product.isChanged || isListingChanged) plan.changed += 1
    if (sku.isKept || product.isKept) kept += 1
  }
  const unclassified = [...planned.values()].filter((one) => one.isUnclassified).length
  if (unclassified > 0) notes.push(unclassifiedNote(unclassified))
  if (kept > 0) notes.push(keptNote(kept))
  return plan
}

const unclassifiedNote = (count: number) =>
  `${count} goods have no tax class, nor has their category; they are taxed at 0% as “${UNCLASSIFIED_TAX}” and cannot be published until one is set.`

const keptNote = (count: number) =>
  `${count} rows are of goods that other regions sell too; only their price and listing here are taken. Ask head office to change the rest.`

function planProduct(
  row: ProductRow,
  side: CatalogSide,
  byCode: ReadonlyMap<string, Category>,
  byId: ReadonlyMap<string, Category>,
  plan: GoodsPlan,
) {
  const known = side.products.get(row.productCode)
  const category = row.categoryCode === null ? undefined : byCode.get(row.categoryCode)
  const tax = taxOf(row, category && taxOfCategory(byId, category.id))
  const said = definite({
    categoryId: category?.id,
    brand: row.brand,
    storage: row.storage,
    shelfLifeDays: row.shelfLifeDays,
  })
  if (known === undefined) {
    const id = newId()
    const write: ProductWrite = {
      ...blankProduct,
      ...tax,
      ...said,
      id,
      code: row.productCode,
      categoryId: category!.id,
      name: row.names,
      description: row.description,
      origin: row.origin,
      label: row.label,
    }
    plan.products.inserts.push(write)
    const isUnclassified = write.taxCode === UNCLASSIFIED_TAX
    return { id, isChanged: false, isKept: false, isUnclassified }
  }
  const write: Known<ProductWrite> = {
    ...known,
    ...said,
    ...(row.taxCode === null ? {} : tax),
    name: { ...known.name, ...row.names },
    description: { ...known.description, ...row.description },
    origin: { ...known.origin, ...row.origin },
    label: { ...known.label, ...row.label },
  }
  const differs = !isSame(write, known)
  const isKept = differs && side.beyondReach.has(known.id)
  if (differs && !isKept) plan.products.updates.push(write)
  return { id: known.id, isChanged: differs && !isKept, isKept, isUnclassified: false }
}

const blankProduct = {
  brand: '',
  storage: 'ambient' as const,
  shelfLifeDays: null,
  pictureIds: [],
}

function taxOf(row: ProductRow, ofCategory: ReturnType<typeof taxOfCategory> | undefined) {
  if (row.taxCode !== null && row.taxRateBasisPoints !== null) {
    return { taxCode: row.taxCode, taxRateBasisPoints: row.taxRateBasisPoints }
  }
  return ofCategory ?? { taxCode: UNCLASSIFIED_TAX, taxRateBasisPoints: 0 }
}

function planSku(
  row: ProductRow,
  productId: string,
  side: CatalogSide,
  mayChange: boolean,
  plan: GoodsPlan,
) {
  const known = side.skus.get(row.code)
  const said = definite({
    piecesPerCase: row.piecesPerCase,
    aboutGrams: row.aboutGrams,
    stepGrams: row.stepGrams,
    minimumGrams: row.minimumGrams,
    netGrams: row.netGrams,
    scaleCode: row.scaleCode,
    barcodes: row.barcodes === null ? null : [...row.barcodes].sort(),
  })
  if (known === undefined) {
    const id = newId()
    const own = { id, productId, code: row.code, name: row.skuNames, measure: row.measure }
    const isUnitless = row.measure === 'weighed' && Object.keys(row.unit).length === 0
    const unit = isUnitless ? KILOGRAM : row.unit
    plan.skus.inserts.push({ ...blankSku, unit, ...said, ...own })
    return { id, isNew: true, isChanged: false, isKept: false }
  }
  const write: Known<SkuWrite> = {
    ...known,
    ...said,
    name: { ...known.name, ...row.skuNames },
    unit: { ...known.unit, ...row.unit },
  }
  const differs = !isSame(write, known)
  if (differs && mayChange) plan.skus.updates.push(write)
  return {
    id: known.id,
    isNew: false,
    isChanged: differs && mayChange,
    isKept: differs && !mayChange,
  }
}

const blankSku = {
  piecesPerCase: null,
  aboutGrams: null,
  stepGrams: null,
  minimumGrams: null,
  netGrams: null,
  scaleCode: null,
  barcodes: [],
}

/** A SKU is listed once it has a price; without one a row changes only a listing that is there. */
function planListing(row: ProductRow, skuId: string, side: CatalogSide, plan: GoodsPlan): boolean {
  const known = side.listings.get(skuId)
  const said = definite({
    priceMinor: row.priceMinor,
    isListed: row.isListed,
    limitPerResident: row.limitPerResident,
  })
  if (known === undefined) {
    if (row.priceMinor === null) return false
    const terms = { isListed: true, limitPerResident: null, ...said, priceMinor: row.priceMinor }
    plan.listings.inserts.push({ id: newId(), skuId, ...terms })
    return true
  }
  const write = { ...known, ...said }
  if (isSame(write, known)) return false
  plan.listings.updates.push(write)
  return true
}

/** Only what is said: null and undefined say nothing. */
function definite<Fields extends Record<string, unknown>>(fields: Fields) {
  const said = Object.entries(fields).filter(([, value]) => value !== null && value !== undefined)
  return Object.fromEntries(said) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> }
}

const isSame = (a: object, b: object): boolean => sorted(a) === sorted(b)

// jsonb gives keys back in an order of its own.
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
