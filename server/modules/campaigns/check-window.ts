import { listSkus } from '#catalog'
import { getRegion, listCommunitiesByIds, type Storage, storagesOnTheWay } from '#places'
import type { Queryable } from '#platform/db'
import { invariant } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { weekday } from '#platform/time'
import type { PriceBook } from '#pricing'
import { mapStockLeft } from '#stock'
import { type Cost, listCosts, listStandings } from '#suppliers'
import { readClosedDay } from './closed-days.ts'
import type { Finding } from './finding.ts'
import { type Checked, findFindings } from './findings.ts'
import { loadPriceBook } from './load-price-book.ts'
import { type AgreedCost, listOffers } from './queries/offers.ts'
import { listCommunityIdsOf } from './queries/price-book.ts'

export interface WindowCheck {
  findings: Finding[]
  /** What suppliers ask for offers that say no cost themselves: fixed when it is published. */
  costs: AgreedCost[]
}

/** What speaks against publishing a window as it stands, or against leaving it published. */
export async function checkWindow(
  db: Queryable,
  regionId: string,
  windowId: string,
  at: Date,
): Promise<WindowCheck> {
  const book = await loadPriceBook(db, regionId, windowId)
  invariant(book !== null, 'a window that is checked is there')
  const region = await getRegion(db, regionId)
  const communityIds = await listCommunityIdsOf(db, regionId, windowId)
  const costs = await costsOfOffers(db, book)
  const settings = await readSettings(db, regionId, {}, at)
  const checked: Checked = {
    book,
    zone: region.timeZone,
    calendar: region.deliveryCalendar,
    communityIds,
    undelivered: await undeliveredOf(db, regionId, communityIds, book.pickupDate),
    tooLate: await readClosedDay(db, regionId, { pickupDate: book.pickupDate, communityIds }),
    storages: await storagesOf(db, book),
    goods: await goodsOf(db, book),
    suppliers: await standingsOf(db, book, costs),
    costs,
    left: await leftOf(db, book),
    minimumMarginBasisPoints: settings['pricing.minimumMarginBasisPoints'],
    at,
  }
  return {
    findings: findFindings(checked),
    costs: [...costs].map(([offerId, { supplierId, costMinor }]) => ({
      offerId,
      supplierId,
      costMinor,
    })),
  }
}

async function undeliveredOf(
  db: Queryable,
  regionId: string,
  communityIds: readonly string[],
  pickupDate: string,
): Promise<string[]> {
  const communities = await listCommunitiesByIds(db, regionId, communityIds)
  return communities
    .filter(({ deliveryWeekdays }) => !deliveryWeekdays.includes(weekday(pickupDate)))
    .map(({ id }) => id)
}

async function storagesOf(db: Queryable, book: PriceBook): Promise<Map<string, Storage[]>> {
  const storages = new Map<string, Storage[]>()
  // What is on the way is places' own rule, asked community by community: publishing is rare.
  for (const id of book.communities.keys()) {
    storages.set(id, await storagesOnTheWay(db, book.regionId, id))
  }
  return storages
}

async function goodsOf(db: Queryable, book: PriceBook): Promise<Checked['goods']> {
  const skuIds = [...new Set([...book.offers.values()].map((offer) => offer.skuId))]
  const skus = await listSkus(db, skuIds)
  return new Map(
    skus.map(({ id, archivedAt, gaps, stepGrams }) => [
      id,
      { isArchived: archivedAt !== null, gaps, stepGrams },
    ]),
  )
}

/** By offer: what its supplier asks, or where it names none whoever is asked first. */
async function costsOfOffers(db: Queryable, book: PriceBook): Promise<Map<string, Cost>> {
  const offers = [...book.offers.values()]
  const skuIds = [...new Set(offers.map((offer) => offer.skuId))]
  const asked = await listCosts(db, book.regionId, skuIds, book.pickupDate)
  const ofSku = Map.groupBy(asked, (cost) => cost.skuId)
  const costs = new Map<string, Cost>()
  for (const { offerId, skuId, supplierId } of offers) {
    const cost = ofSku
      .get(skuId)
      ?.find((one) => supplierId === null || one.supplierId === supplierId)
    if (cost !== undefined) costs.set(offerId, cost)
  }
  return costs
}

async function standingsOf(
  db: Queryable,
  book: PriceBook,
  costs: ReadonlyMap<string, Cost>,
): Promise<Checked['suppliers']> {
  const ids = new Set([...costs.values()].map((cost) => cost.supplierId))
  for (const { supplierId } of book.offers.values()) if (supplierId !== null) ids.add(supplierId)
  const standings = await listStandings(db, book.regionId, [...ids], book.pickupDate)
  return new Map(standings.map(({ id, ...standing }) => [id, standing]))
}

async function leftOf(db: Queryable, book: PriceBook): Promise<Map<string, number>> {
  const offers = await listOffers(db, { regionId: book.regionId, windowId: book.windowId })
  const keys = offers.flatMap(({ supply, skuId }) =>
    supply.kind === 'stock' ? [{ stationId: supply.stationId, skuId }] : [],
  )
  const stock = await mapStockLeft(db, book.regionId, keys, book.pickupDate)
  const left = new Map<string, number>()
  for (const { id, skuId, supply, reserved } of offers) {
    if (supply.kind === 'stock') left.set(id, stock.get(`${supply.stationId}/${skuId}`) ?? 0)
    else if (supply.cap !== null) left.set(id, supply.cap - reserved)
  }
  return left
}
