import {
  holdWindowsInLane,
  lockSuppliesInLane,
  readBookVersionInLane,
  readLimitsInLane,
  type WindowVersion,
} from '#campaigns'
import { lockAccountsInLane, walletOf } from '#ledger'
import type { LaneTx } from '#platform/db'
import { findRepliesInLane } from '#platform/http'
import type { PriceBook } from '#pricing'
import { type LockedStock, lockStockInLane } from '#stock'
import { offersOf, pastKey, type Stores, stockKey } from '../acceptance.ts'
import { type Party, readParties } from '../queries/parties.ts'
import { readRatesInLane } from '../queries/rates.ts'
import { lockShortNumbers, type ShortNumbers } from '../queries/short-numbers.ts'
import type { Checkout } from './checkout.ts'
import type { RateBook } from './rates.ts'

/** What a batch is drafted by, read in its own transaction; its windows are held open. */
export interface BatchFacts {
  at: Date
  bookVersion: number
  replies: Map<string, { hash: Buffer; reply: unknown }>
  parties: Party[]
  windows: Map<string, WindowVersion>
  rates: RateBook
}

/** What a batch draws on, locked in its own transaction. */
export interface BatchDraws {
  stores: Stores
  shortNumbers: ShortNumbers
}

/**
 * Reads and locks all that a batch needs in one flight. Each kind is locked in the same order
 * everywhere (windows, supplies, stock, short numbers, accounts) and within a kind by id, so that
 * batches wait for each other and never in a circle: the server works the statements off in the order
 * in which they are sent. The facts are here while the draws still wait for the batch before.
 */
export function lockBatch(
  tx: LaneTx,
  regionId: string,
  checkouts: readonly Checkout[],
  books: ReadonlyMap<string, PriceBook>,
): { facts: Promise<BatchFacts>; draws: Promise<BatchDraws> } {
  const facts = readFacts(tx, regionId, checkouts)
  const draws = lockDraws(tx, regionId, checkouts, books)
  // Whoever hears that the facts failed asks for them no more.
  draws.catch(() => {})
  return { facts, draws }
}

async function readFacts(
  tx: LaneTx,
  regionId: string,
  checkouts: readonly Checkout[],
): Promise<BatchFacts> {
  const windowIds = sorted(checkouts.flatMap(({ parts }) => parts.map((part) => part.windowId)))
  const asked = checkouts.map(({ keyOwner, key }) => ({ actorId: keyOwner, key }))
  const [{ at, bookVersion }, replies, parties, rates, windows] = await Promise.all([
    readBookVersionInLane(tx, regionId),
    findRepliesInLane(tx, regionId, asked),
    readParties(tx, regionId, checkouts),
    readRatesInLane(tx, regionId),
    holdWindowsInLane(tx, regionId, windowIds),
  ])
  return { at, bookVersion, replies, parties, rates, windows }
}

async function lockDraws(
  tx: LaneTx,
  regionId: string,
  checkouts: readonly Checkout[],
  books: ReadonlyMap<string, PriceBook>,
): Promise<BatchDraws> {
  const offers = checkouts.flatMap(({ parts }) => offersOf(books, parts))
  const offerIds = sorted(offers.map((offer) => offer.offerId))
  const limitsAsked = checkouts.flatMap((checkout) =>
    checkout.residentId === null
      ? []
      : offersOf(books, checkout.parts)
          .filter((offer) => offer.limitPerResident !== null)
          .map((offer) => ({ offerId: offer.offerId, residentId: checkout.residentId! })),
  )
  const [supplies, stock, limits, shortNumbers, accounts] = await Promise.all([
    lockSuppliesInLane(tx, regionId, offerIds),
    lockStockInLane(tx, regionId, stockAskedOf(checkouts, books)),
    readLimitsInLane(tx, regionId, limitsAsked),
    lockShortNumbers(tx, regionId, bagsOf(checkouts, books)),
    lockAccountsInLane(tx, regionId, sorted(checkouts.flatMap(accountsOf))),
  ])
  const supplyLeft = new Map<string, number>()
  for (const [offerId, left] of supplies) if (left !== null) supplyLeft.set(offerId, left)
  const spendable = new Map<string, number>()
  for (const [id, { balanceMinor, floorMinor }] of accounts)
    spendable.set(id, balanceMinor - floorMinor)
  return {
    shortNumbers,
    stores: { supplyLeft, ...storesOf(stock), limitTaken: limits, spendable },
  }
}

/** What is sold from stock has to last until it is fetched. */
function stockAskedOf(checkouts: readonly Checkout[], books: ReadonlyMap<string, PriceBook>) {
  return checkouts.flatMap(({ parts }) =>
    parts.flatMap((part) =>
      offersOf(books, [part]).flatMap(({ supply, skuId }) =>
        supply.kind === 'stock'
          ? [{ stationId: supply.stationId, skuId, lastsTo: books.get(part.windowId)!.pickupDate }]
          : [],
      ),
    ),
  )
}

function storesOf(stock: readonly LockedStock[]): Pick<Stores, 'stockLeft' | 'stockPast'> {
  const [stockLeft, stockPast] = [new Map<string, number>(), new Map<string, number>()]
  for (const { stationId, skuId, lastsTo, left, past } of stock) {
    const key = stockKey(stationId, skuId)
    stockLeft.set(key, left)
    stockPast.set(pastKey(key, lastsTo), past)
  }
  return { stockLeft, stockPast }
}

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort()

function accountsOf(checkout: Checkout): string[] {
  return checkout.payments.flatMap(({ method }) => {
    if (method === 'wallet' && checkout.residentId !== null) return [walletOf(checkout.residentId)]
    return method === 'cash' && checkout.cashAccount !== null ? [checkout.cashAccount] : []
  })
}

function bagsOf(checkouts: readonly Checkout[], books: ReadonlyMap<string, PriceBook>) {
  return checkouts.flatMap((checkout) =>
    checkout.parts.flatMap(({ windowId }) => {
      const book = books.get(windowId)
      return book === undefined
        ? []
        : [
            {
              communityId: checkout.communityId,
              day: book.pickupDate,
              residentId: checkout.residentId,
            },
          ]
    }),
  )
}
