import { getRegion } from '#places'
import { asWritten, type Problem } from '#platform/csv'
import { isUniqueViolation, type Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { regionsListing, touchPriceBooks } from './queries/price-books.ts'
import { catalogSide, takeImportTurn, writePlan } from './queries/sheets.ts'
import { ImportOverlapped } from './refusals.ts'
import { judgeGoods } from './sheets/judge-goods.ts'
import { type GoodsPlan, planGoods } from './sheets/plan-goods.ts'
import { readGoodsSheet } from './sheets/read-goods-sheet.ts'

export interface GoodsImport {
  regionId: string
  /** Text of the CSV. */
  table: string
  /** Only report what would happen. */
  dryRun: boolean
  /** Take the good rows though others are bad; otherwise one bad row keeps all out. */
  skipBadRows: boolean
  /** Regions the importer answers for; null: all. */
  reach: readonly string[] | null
  at: Date
  /** Null: from the command line. */
  actorId: string | null
}

export interface ImportReport {
  rows: number
  /** Rows that were taken, or that a dry run would take; 0 where problems kept all out. */
  created: number
  changed: number
  /** Rows left out because something is wrong with them. */
  skipped: number
  problems: Problem[]
  notes: string[]
}

/**
 * Takes a sheet of goods into the catalog: new categories, products, SKUs and their prices in a
 * region, and what changed of those that are there. What a row does not say stays as it is. All or
 * nothing, unless told to skip bad rows.
 */
export async function importGoods(tx: Tx, wish: GoodsImport): Promise<ImportReport> {
  const { currency } = await getRegion(tx, wish.regionId)
  const sheet = readGoodsSheet(wish.table, currency)
  await takeImportTurn(tx)
  const side = await catalogSide(tx, sheet.rows, wish.regionId, wish.reach)
  const judged = judgeGoods(sheet.rows, side)
  const plan = planGoods(judged.good, side)
  const problems = [...sheet.problems, ...judged.problems].sort((a, b) => a.line - b.line)
  const isWritten = !wish.dryRun && (problems.length === 0 || wish.skipBadRows)
  const isSomething = plan.created + plan.changed > 0
  if (isWritten && isSomething) await write(tx, plan, wish)
  const isCounted = isWritten || wish.dryRun
  return {
    rows: sheet.rowCount,
    created: isCounted ? plan.created : 0,
    changed: isCounted ? plan.changed : 0,
    skipped: sheet.rowCount - judged.good.length,
    problems: asWritten(problems, sheet),
    notes: [...sheet.notes, ...plan.notes],
  }
}

async function write(tx: Tx, plan: GoodsPlan, wish: GoodsImport): Promise<void> {
  try {
    await writePlan(tx, plan, wish.regionId)
  } catch (error) {
    if (isUniqueViolation(error)) throw new ImportOverlapped()
    throw error
  }
  await announceAll(
    tx,
    plan.listings.updates.map((listing) => ({
      type: 'listing.changed',
      regionId: wish.regionId,
      subjectKind: 'listing',
      subjectId: listing.id,
      body: { priceMinor: listing.priceMinor, isListed: listing.isListed },
      actorId: wish.actorId,
      occurredAt: wish.at,
    })),
  )
  const products = [
    ...plan.products.updates.map((product) => product.id),
    ...plan.skus.updates.map((sku) => sku.productId),
  ]
  await touchPriceBooks(tx, [wish.regionId, ...(await regionsListing(tx, products))])
}
