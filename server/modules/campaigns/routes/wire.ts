import type { Static } from 'typebox'
import { decodeCursor, encodeCursor } from '#platform/http'
import { Invalid } from '#platform/refusals'
import type { Offer, OfferTerms } from '../offer.ts'
import type { PlannedOffer } from '../plan.ts'
import type { OfferTerms as OfferTermsSchema } from '../schemas/offers.ts'
import type { NewPlan } from '../schemas/plans.ts'

type WiredTerms = Static<typeof OfferTermsSchema>
type WiredPlanned = Static<typeof NewPlan>['offers'][number]
type Common = Omit<WiredTerms, 'cutoffAt'>

function commonOf(offer: Common, at: number): Omit<OfferTerms, 'cutoffAt'> {
  const { stationId = null, cap = null } = offer
  if (stationId !== null && cap !== null) {
    throw new Invalid(`offers/${at}/cap`, 'Stock of a station has no cap: name one or the other.')
  }
  return {
    listingId: offer.listingId,
    priceMinor: offer.priceMinor ?? null,
    costMinor: offer.costMinor ?? null,
    supplierId: offer.supplierId ?? null,
    commissionBasisPoints: offer.commissionBasisPoints ?? null,
    limitPerResident: offer.limitPerResident ?? null,
    supply: stationId === null ? { kind: 'cap', cap } : { kind: 'stock', stationId },
    sort: offer.sort ?? at,
  }
}

export const termsFrom = (offers: readonly WiredTerms[]): OfferTerms[] =>
  offers.map((offer, at) => ({
    ...commonOf(offer, at),
    cutoffAt: offer.cutoffAt == null ? null : new Date(offer.cutoffAt),
  }))

export const plannedFrom = (offers: readonly WiredPlanned[]): PlannedOffer[] =>
  offers.map((offer, at) => ({ ...commonOf(offer, at), cutoff: offer.cutoff ?? null }))

/** A supply as its two fields on the wire. */
export const wiredSupply = (supply: Offer['supply']) => ({
  cap: supply.kind === 'cap' ? supply.cap : null,
  stationId: supply.kind === 'stock' ? supply.stationId : null,
})

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/

/** The parts of a cursor that look like what the list was sorted by. */
export function readCursor<const Kinds extends readonly ('id' | 'instant' | 'number')[]>(
  cursor: string | undefined,
  kinds: Kinds,
): { [At in keyof Kinds]: Kinds[At] extends 'number' ? number : string } | undefined {
  const parts = decodeCursor(cursor, kinds.length)
  if (parts === undefined) return undefined
  const looksRight = parts.every((part, at) => {
    const kind = kinds[at]
    if (kind === 'number') return Number.isSafeInteger(part)
    return typeof part === 'string' && (kind === 'id' ? ID : INSTANT).test(part)
  })
  if (!looksRight) throw new Invalid('cursor', 'This is not a cursor of this list.')
  return parts as { [At in keyof Kinds]: Kinds[At] extends 'number' ? number : string }
}

/** The page of what was read with one row more than asked for. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  sortedBy: (row: Row) => (string | number)[],
): { items: Row[]; nextCursor?: string } {
  const items = rows.slice(0, limit)
  if (rows.length <= limit) return { items }
  return { items, nextCursor: encodeCursor(sortedBy(items.at(-1)!)) }
}

/** How many a page holds where nobody says. */
export const PAGE = 50
