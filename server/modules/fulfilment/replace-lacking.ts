import { communityPrices, listListings, listSkus, type SkuFacts, termsThere } from '#catalog'
import type { FulfilmentLine } from '#ordering'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { readSettings } from '#platform/settings'
import { listStockLeft, reserveStock } from '#stock'
import { bookReplacements } from './book-replacements.ts'
import { dayToLast } from './day-to-last.ts'
import type { LostPart } from './lost-stages.ts'
import type { PlannedLine } from './plan-day.ts'
import type { Allocation } from './queries/allocations.ts'
import { insertReplacements, type NewReplacement } from './queries/replacements.ts'
import { chooseReplacement, type Spare, splitLost } from './replacement.ts'

/** What a line still goes without once other goods were found for it. */
export interface ReplacedLine {
  rest: LostPart[]
}

const MINUTE_MS = 60_000
const MOST_SPARES = 1000

/**
 * Finds other goods for lines that lack theirs, by rank, where the resident wished so: taken out of
 * the stock at once, or held until who wants to be asked has answered.
 */
export async function replaceLacking(
  tx: Tx,
  allocation: Allocation,
  planned: readonly PlannedLine<FulfilmentLine>[],
  at: Date,
): Promise<Map<PlannedLine<FulfilmentLine>, ReplacedLine>> {
  const lacking = planned.filter(({ line, lost }) => line.replacement !== 'no' && lost.length > 0)
  const done = new Map<PlannedLine<FulfilmentLine>, ReplacedLine>()
  if (lacking.length === 0) return done
  const lastsTo = await dayToLast(tx, allocation)
  const shelf = await openShelf(tx, allocation, lacking, lastsTo)
  const settings = await readSettings(tx, allocation.regionId, {}, at)
  const until = new Date(at.getTime() + settings['sorting.replacementMinutes'] * MINUTE_MS)
  const found: NewReplacement[] = []
  for (const one of lacking) {
    const replacement = replacementOf(allocation, one, shelf, at, until)
    if (replacement === null) continue
    done.set(one, { rest: splitLost(one.lost, replacement.quantity).rest })
    found.push(replacement)
  }
  await insertReplacements(tx, allocation.regionId, found)
  await bookReplacements(
    tx,
    allocation,
    found.filter((one) => one.acceptedAt !== null),
    at,
  )
  const stationId = allocation.warehouseId
  await reserveStock(
    tx,
    allocation.regionId,
    found
      .filter((one) => one.acceptedAt === null)
      .map(({ orderId, lineNumber, withSkuId: skuId, quantity }) => ({
        ...{ orderId, lineNumber, stationId, skuId, quantity },
      })),
    lastsTo,
  )
  return done
}

/** Chooses from the shelf, and takes what was chosen off it. */
function replacementOf(
  { id: allocationId }: Allocation,
  { line, lost }: PlannedLine<FulfilmentLine>,
  shelf: Shelf,
  at: Date,
  until: Date,
): NewReplacement | null {
  const sku = shelf.facts.get(line.skuId)
  if (sku === undefined) return null
  const choice = chooseReplacement(
    {
      skuId: line.skuId,
      categoryId: sku.categoryId,
      measure: line.measure,
      storage: line.storage,
      unitPriceMinor: line.unitPriceMinor,
      lacking: lost.reduce((sum, part) => sum + part.quantity, 0),
    },
    shelf.sparesIn(line.communityId),
  )
  if (choice === null) return null
  shelf.left.set(choice.skuId, shelf.left.get(choice.skuId)! - choice.quantity)
  const { orderId, lineNumber, communityId, residentId, skuId, unitPriceMinor } = line
  const isAsked = line.replacement === 'ask'
  return {
    ...{ id: newId(), allocationId, orderId, lineNumber, communityId, residentId, skuId },
    withSkuId: choice.skuId,
    quantity: choice.quantity,
    soldPriceMinor: unitPriceMinor,
    unitPriceMinor: choice.unitPriceMinor,
    lost: splitLost(lost, choice.quantity).replaced,
    offeredAt: at,
    answerUntil: isAsked ? until : null,
    acceptedAt: isAsked ? null : at,
  }
}

interface Shelf {
  facts: ReadonlyMap<string, SkuFacts>
  left: Map<string, number>
  sparesIn(communityId: string): Spare[]
}

/** What lies at the warehouse beyond all promises, lasts to the day, and is listed for the lines. */
async function openShelf(
  tx: Tx,
  { regionId, warehouseId: stationId }: Allocation,
  lacking: readonly PlannedLine<FulfilmentLine>[],
  lastsTo: string,
): Promise<Shelf> {
  const spare = await listStockLeft(tx, { regionId, stationId, lastsTo, limit: MOST_SPARES })
  const left = new Map(spare.map((row) => [row.skuId, row.left]))
  const skuIds = [...new Set([...left.keys(), ...lacking.map(({ line }) => line.skuId)])]
  const facts = new Map((await listSkus(tx, skuIds)).map((sku) => [sku.id, sku]))
  const listings = await listListings(tx, regionId, { skuIds: [...left.keys()] })
  const communityIds = [...new Set(lacking.map(({ line }) => line.communityId))]
  const own = await communityPrices(
    tx,
    regionId,
    communityIds,
    listings.map((listing) => listing.id),
  )
  const ownOf = new Map(own.map((one) => [`${one.communityId}/${one.listingId}`, one]))
  const sparesIn = (communityId: string): Spare[] =>
    listings.flatMap((listing) => {
      const sku = facts.get(listing.skuId)
      const terms = termsThere(listing, ownOf.get(`${communityId}/${listing.id}`))
      if (sku === undefined || sku.archivedAt !== null || !terms.isListed) return []
      const { categoryId, measure, storage } = sku
      const quantity = left.get(sku.id) ?? 0
      return [{ skuId: sku.id, categoryId, measure, storage, quantity, ...terms }]
    })
  return { facts, left, sparesIn }
}
