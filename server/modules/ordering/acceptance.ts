import type { PriceBook, PricedOffer } from '#pricing'
import type { Shortage } from './refusals.ts'

/** What the locked rows say is there; acceptance takes from it in arrival order. */
export interface Stores {
  /** By offer: how much its cap still allows; absent where the cap is without bound. */
  supplyLeft: Map<string, number>
  /** By station and SKU: on hand less reserved. */
  stockLeft: Map<string, number>
  /** By station, SKU and day: what of that does not last to it. */
  stockPast: ReadonlyMap<string, number>
  /** By offer and resident: what the resident has taken so far. */
  limitTaken: Map<string, number>
  /** By account: how much may still leave it. */
  spendable: Map<string, number>
}

export const stockKey = (stationId: string, skuId: string): string => `${stationId}/${skuId}`
export const pastKey = (stock: string, lastsTo: string): string => `${stock} ${lastsTo}`
export const limitKey = (offerId: string, residentId: string): string => `${offerId}/${residentId}`

/** Names what an offer is counted against: two that read alike are locked alike. */
export function drawOf(offer: PricedOffer | undefined): string {
  if (offer === undefined) return 'nothing'
  const { supply, limitPerResident } = offer
  const stock = supply.kind === 'stock' ? stockKey(supply.stationId, offer.skuId) : 'cap'
  return limitPerResident === null ? stock : `${stock} with a limit`
}

export interface Demand {
  residentId: string | null
  lines: readonly {
    offer: PricedOffer
    quantity: number
    /** The day to which what comes from stock has to last, YYYY-MM-DD. */
    lastsTo: string
  }[]
  /** What is to leave which account. */
  spendings: readonly { accountId: string; amountMinor: number }[]
}

export type Verdict =
  | { accepted: true }
  | { accepted: false; why: 'sold-out' | 'limit-reached'; shortages: Shortage[] }
  | { accepted: false; why: 'balance'; accountId: string; missingMinor: number }

/**
 * Decides one checkout against what is left, whole or not at all, and takes what it accepts. Called
 * in arrival order it serves whoever came first; lines that draw on one supply are summed.
 */
export function accept(stores: Stores, demand: Demand): Verdict {
  const supplyWanted = new Map<string, number>()
  const stockWanted = new Map<string, number>()
  const limitWanted = new Map<string, number>()
  const add = (map: Map<string, number>, key: string, amount: number) =>
    map.set(key, (map.get(key) ?? 0) + amount)
  for (const { offer, quantity } of demand.lines) {
    add(supplyWanted, offer.offerId, quantity)
    if (offer.supply.kind === 'stock') {
      add(stockWanted, stockKey(offer.supply.stationId, offer.skuId), quantity)
    }
    if (offer.limitPerResident !== null && demand.residentId !== null) {
      add(limitWanted, limitKey(offer.offerId, demand.residentId), quantity)
    }
  }

  const short = shortagesOf(stores, demand, supplyWanted, stockWanted)
  if (short.length > 0) return { accepted: false, why: 'sold-out', shortages: short }
  const over = overLimit(stores, demand, limitWanted)
  if (over.length > 0) return { accepted: false, why: 'limit-reached', shortages: over }
  const spendWanted = new Map<string, number>()
  for (const { accountId, amountMinor } of demand.spendings)
    add(spendWanted, accountId, amountMinor)
  for (const [accountId, amountMinor] of spendWanted) {
    const missingMinor = amountMinor - (stores.spendable.get(accountId) ?? 0)
    if (missingMinor > 0) return { accepted: false, why: 'balance', accountId, missingMinor }
  }

  take(stores.supplyLeft, supplyWanted, -1)
  take(stores.stockLeft, stockWanted, -1)
  take(stores.limitTaken, limitWanted, 1)
  take(stores.spendable, spendWanted, -1)
  return { accepted: true }
}

function take(store: Map<string, number>, wanted: Map<string, number>, sign: 1 | -1): void {
  for (const [key, amount] of wanted) {
    const before = store.get(key)
    // A supply without bound is in no store; a limit nobody has drawn on starts at zero.
    if (before !== undefined) store.set(key, before + sign * amount)
    else if (sign === 1) store.set(key, amount)
  }
}

function shortagesOf(
  stores: Stores,
  demand: Demand,
  supplyWanted: Map<string, number>,
  stockWanted: Map<string, number>,
): Shortage[] {
  const shortages: Shortage[] = []
  for (const { offer, quantity, lastsTo } of demand.lines) {
    const capLeft = stores.supplyLeft.get(offer.offerId) ?? Number.POSITIVE_INFINITY
    const isCapShort = (supplyWanted.get(offer.offerId) ?? 0) > capLeft
    let left = capLeft
    let isStockShort = false
    if (offer.supply.kind === 'stock') {
      const key = stockKey(offer.supply.stationId, offer.skuId)
      const past = stores.stockPast.get(pastKey(key, lastsTo)) ?? 0
      const stockLeft = (stores.stockLeft.get(key) ?? 0) - past
      isStockShort = (stockWanted.get(key) ?? 0) > stockLeft
      left = Math.min(left, stockLeft)
    }
    if (isCapShort || isStockShort) {
      shortages.push({ offerId: offer.offerId, wanted: quantity, left: Math.max(0, left) })
    }
  }
  return shortages
}

function overLimit(stores: Stores, demand: Demand, limitWanted: Map<string, number>): Shortage[] {
  if (demand.residentId === null) return []
  const shortages: Shortage[] = []
  for (const { offer, quantity } of demand.lines) {
    if (offer.limitPerResident === null) continue
    const key = limitKey(offer.offerId, demand.residentId)
    const taken = stores.limitTaken.get(key) ?? 0
    if (taken + (limitWanted.get(key) ?? 0) <= offer.limitPerResident) continue
    const left = Math.max(0, offer.limitPerResident - taken)
    shortages.push({ offerId: offer.offerId, wanted: quantity, left })
  }
  return shortages
}

/** Offers that a checkout draws on, over all its windows. */
export function offersOf(
  books: ReadonlyMap<string, PriceBook>,
  parts: readonly { windowId: string; lines: readonly { offerId: string }[] }[],
): PricedOffer[] {
  return parts.flatMap((part) =>
    part.lines.flatMap((line) => books.get(part.windowId)?.offers.get(line.offerId) ?? []),
  )
}
