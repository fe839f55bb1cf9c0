import { CashCeilingReached } from '#ledger'
import type { LaneSql, LaneTx } from '#platform/db'
import { KeyReused } from '#platform/http'
import { ordersPlaced, ordersRefused } from '#platform/metrics'
import { NotFound, Refusal, SignInNeeded } from '#platform/refusals'
import type { PriceBook } from '#pricing'
import { accept, drawOf, type Stores } from '../acceptance.ts'
import { CommunityChanged, LimitReached, SoldOut, WalletTooLow } from '../refusals.ts'
import type { Checkout } from './checkout.ts'
import { demandOf } from './demand.ts'
import { type Draft, draftCheckout } from './draft.ts'
import { type BatchFacts, lockBatch } from './lock-batch.ts'
import type { PlacedCheckout } from './placed.ts'
import type { PriceBooks } from './price-books.ts'
import { type Prepared, prepare, writeBatch } from './write-batch.ts'

export type Outcome = { placed: PlacedCheckout } | { error: unknown }

/**
 * Places a batch of one region in one transaction: look its keys up, lock what it draws on, read
 * what it relies on, decide in arrival order by pure rules, write what was accepted.
 * @param whenDecided called when nothing is left to decide and the writing has set out
 * @returns an outcome for each checkout, in the order given
 */
export async function placeBatch(
  sql: LaneSql,
  books: PriceBooks,
  regionId: string,
  checkouts: readonly Checkout[],
  whenDecided: () => void,
): Promise<Outcome[]> {
  const known = await knownBooks(books, regionId, checkouts)
  const outcomes = await sql.begin(async (tx, commit) => {
    const { decided, draws } = await decideBatch(tx, books, regionId, checkouts, known)
    const accepted = decided.filter((one) => 'draft' in one)
    const writing = writeBatch(tx, regionId, accepted, draws.shortNumbers)
    const committing = commit()
    whenDecided()
    const [placed] = await Promise.all([writing, committing])
    return decided.map((one) => ('draft' in one ? { placed: placed.get(one)! } : one))
  })
  for (const outcome of outcomes) {
    if ('placed' in outcome) ordersPlaced.inc({ region: regionId }, outcome.placed.orders.length)
    else if (outcome.error instanceof Refusal) ordersRefused.inc({ code: outcome.error.code })
  }
  return outcomes
}

/** What is drafted and priced while the batch before still writes, and accepted once it has. */
async function decideBatch(
  tx: LaneTx,
  books: PriceBooks,
  regionId: string,
  checkouts: readonly Checkout[],
  known: Map<string, PriceBook>,
) {
  const locking = lockBatch(tx, regionId, checkouts, known)
  const facts = await locking.facts
  const inForce = await booksInForce(books, regionId, known, facts)
  refuseOtherDraws(checkouts, known, inForce)
  const drafted = checkouts.map((checkout, at): Outcome | Prepared => {
    try {
      const kept = keptReply(checkout, facts)
      return kept === null
        ? prepare(draftOf(checkout, at, facts, inForce), facts)
        : { placed: kept }
    } catch (error) {
      return { error }
    }
  })
  const draws = await locking.draws
  const decided = drafted.map((one): Outcome | Prepared => {
    if (!('draft' in one)) return one
    try {
      refuseUnlessThere(one.draft, draws.stores)
      return one
    } catch (error) {
      return { error }
    }
  })
  return { decided, draws }
}

function keptReply(checkout: Checkout, facts: BatchFacts): PlacedCheckout | null {
  const kept = facts.replies.get(`${checkout.keyOwner}/${checkout.key}`)
  if (kept === undefined) return null
  if (!kept.hash.equals(checkout.requestHash)) throw new KeyReused()
  return kept.reply as PlacedCheckout
}

function draftOf(
  checkout: Checkout,
  at: number,
  facts: BatchFacts,
  books: ReadonlyMap<string, PriceBook>,
): Draft {
  const party = facts.parties[at]!
  if (!party.isAllowed) throw new SignInNeeded()
  if (checkout.residentId !== null && (party.residentId === null || party.isErased)) {
    throw new NotFound('resident')
  }
  if (checkout.ownerId !== null && party.personId !== checkout.ownerId) {
    throw new NotFound('resident')
  }
  // Its short number and prices were asked for where the resident lived a moment ago.
  if (party.communityId !== checkout.communityId) throw new CommunityChanged()
  for (const part of checkout.parts) {
    if (!books.has(part.windowId) || !facts.windows.has(part.windowId)) throw new NotFound('window')
  }
  return draftCheckout(checkout, party, books, (book) => instantIn(book, facts))
}

// Its demand is read once a window is closed: a batch that waited for that comes too late, whatever
// the time was when it set out.
function instantIn(book: PriceBook, facts: BatchFacts): Date {
  const isClosed = facts.windows.get(book.windowId)!.isClosed
  return isClosed && facts.at < book.closesAt ? book.closesAt : facts.at
}

/** Takes what a draft draws on, or tells what is missing. */
function refuseUnlessThere(draft: Draft, stores: Stores): void {
  const verdict = accept(stores, demandOf(draft))
  if (verdict.accepted) return
  if (verdict.why === 'balance') {
    if (verdict.accountId.startsWith('cash:')) throw new CashCeilingReached(verdict.missingMinor)
    throw new WalletTooLow(verdict.missingMinor)
  }
  if (verdict.why === 'sold-out') throw new SoldOut(verdict.shortages)
  throw new LimitReached(verdict.shortages)
}

async function knownBooks(
  books: PriceBooks,
  regionId: string,
  checkouts: readonly Checkout[],
): Promise<Map<string, PriceBook>> {
  const windowIds = new Set(checkouts.flatMap(({ parts }) => parts.map((part) => part.windowId)))
  const known = new Map<string, PriceBook>()
  for (const windowId of windowIds) {
    const book = await books.get(regionId, windowId)
    if (book !== null) known.set(windowId, book)
  }
  return known
}

/** Books changed while a batch was under way in a way that it cannot go on with. */
class BooksChanged extends Error {
  /** Read as a serialization failure: the batch runs again with the books read anew. */
  readonly code = '40001'
}

/** The known books, those read anew whose version the batch found changed. */
async function booksInForce(
  books: PriceBooks,
  regionId: string,
  known: ReadonlyMap<string, PriceBook>,
  facts: BatchFacts,
): Promise<Map<string, PriceBook>> {
  const inForce = new Map<string, PriceBook>()
  for (const [windowId, book] of known) {
    const version = facts.windows.get(windowId)?.windowVersion ?? 0
    const isStale = version !== book.windowVersion || facts.bookVersion !== book.bookVersion
    const current = isStale ? await books.reload(regionId, windowId) : book
    if (current === null) continue
    // A reading that was under way already may have begun before the change.
    if (current.windowVersion < version || current.bookVersion < facts.bookVersion) {
      throw new BooksChanged('a price book was changed again while it was read')
    }
    inForce.set(windowId, current)
  }
  return inForce
}

/** What the batch has locked goes by the books it knew: a draw they did not show is not locked. */
function refuseOtherDraws(
  checkouts: readonly Checkout[],
  known: ReadonlyMap<string, PriceBook>,
  inForce: ReadonlyMap<string, PriceBook>,
): void {
  for (const { parts } of checkouts) {
    for (const { windowId, lines } of parts) {
      const before = known.get(windowId)
      const now = inForce.get(windowId)
      if (before === now || now === undefined) continue
      const isOther = lines.some(
        ({ offerId }) => drawOf(before?.offers.get(offerId)) !== drawOf(now.offers.get(offerId)),
      )
      if (isOther || before?.pickupDate !== now.pickupDate) {
        throw new BooksChanged('an offer draws on something else than it did')
      }
    }
  }
}
