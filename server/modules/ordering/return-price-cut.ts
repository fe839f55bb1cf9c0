import { loadPriceBook, type PriceCut, type PriceCutCost, windowsOfOffers } from '#campaigns'
import { getRegion } from '#places'
import type { Queryable, Tx } from '#platform/db'
import { unitPrice } from '#pricing'
import { listSoldLines, type NewReduction } from './queries/reductions.ts'
import { reduceLines } from './reduce-lines.ts'
import { reductionTo, type SoldLine } from './reduction.ts'

const SET_SIZE = 500

/** What giving back would cost: lines of live orders sold above a new price, and by how much. */
export async function costOfPriceCut(
  db: Queryable,
  regionId: string,
  offerId: string,
  toMinor: number,
): Promise<PriceCutCost> {
  const { taxMode } = await getRegion(db, regionId)
  const cost: PriceCutCost = { linesAffected: 0, costMinor: 0 }
  for await (const lines of setsOfSoldLines(db, regionId, offerId)) {
    for (const line of lines) add(cost, reductionTo(line, toMinor, taxMode))
  }
  return cost
}

/**
 * Gives the difference to a new price back to all who ordered at a higher one: what is paid comes
 * back the way it came, what is still to be paid gets less. A cut reduces a line once.
 */
export async function returnPriceCut(tx: Tx, cut: PriceCut): Promise<PriceCutCost> {
  const { regionId, offerId, id: causeId, by, at } = cut
  const { taxMode } = await getRegion(tx, regionId)
  const priceIn = await pricesNow(tx, cut)
  const cost: PriceCutCost = { linesAffected: 0, costMinor: 0 }
  for await (const lines of setsOfSoldLines(tx, regionId, offerId)) {
    const reductions = lines.flatMap((line): NewReduction[] => {
      const amountMinor = reductionTo(line, priceIn(line.communityId), taxMode)
      if (amountMinor === 0) return []
      const { orderId, lineNumber } = line
      return [{ orderId, lineNumber, causeId, kind: 'price-cut', quantity: 0, amountMinor }]
    })
    const written = await reduceLines(tx, regionId, reductions, { offerId, by, at })
    for (const { amountMinor } of written) add(cost, amountMinor)
  }
  return cost
}

/** The offer's price in each community as it stands after the cut; others' prices may differ. */
async function pricesNow(tx: Tx, cut: PriceCut): Promise<(communityId: string) => number> {
  const { regionId, offerId, toMinor } = cut
  const windowId = (await windowsOfOffers(tx, regionId, [offerId])).get(offerId)
  const book = windowId === undefined ? null : await loadPriceBook(tx, regionId, windowId)
  const offer = book?.offers.get(offerId)
  return (communityId) =>
    offer === undefined ? toMinor : unitPrice(offer, communityId).unitPriceMinor
}

async function* setsOfSoldLines(
  db: Queryable,
  regionId: string,
  offerId: string,
): AsyncGenerator<SoldLine[]> {
  let after: string | null = null
  for (;;) {
    const lines: SoldLine[] = await listSoldLines(db, regionId, offerId, after, SET_SIZE)
    if (lines.length > 0) yield lines
    if (lines.length < SET_SIZE) return
    after = lines.at(-1)!.orderId
  }
}

function add(cost: PriceCutCost, amountMinor: number): void {
  if (amountMinor === 0) return
  cost.linesAffected += 1
  cost.costMinor += amountMinor
}
