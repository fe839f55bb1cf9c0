import { m } from '../../../i18n/index.ts'
import type { Offer } from '../../goods/offer.ts'
import type { ShelfCategory } from './today-queries.ts'

export interface Section {
  /** A category's id, or .new and .deals, which are none. */
  id: string
  name: string
  offers: readonly Offer[]
}

/** The goods of a window by category in the shelf's order; before them what is new, and what costs less today. */
export function sectionsOf(
  offers: readonly Offer[],
  shelf: readonly ShelfCategory[],
  hasDeals: boolean,
): Section[] {
  const isKnown = new Set(shelf.map(({ id }) => id))
  const all: Section[] = [
    { id: '.new', name: m.shop_new_today(), offers: offers.filter(({ isNew }) => isNew) },
    {
      id: '.deals',
      name: m.shop_deals_today(),
      offers: hasDeals
        ? offers.filter(({ unitPriceMinor, usualPriceMinor }) => unitPriceMinor < usualPriceMinor)
        : [],
    },
    ...shelf.map(({ id, name }) => ({
      id,
      name,
      offers: offers.filter(({ categoryId }) => categoryId === id),
    })),
    {
      id: 'others',
      name: m.shop_other_goods(),
      offers: offers.filter(({ categoryId }) => !isKnown.has(categoryId)),
    },
  ]
  return all.filter((section) => section.offers.length > 0)
}
