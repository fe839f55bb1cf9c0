import { useMemo, useState } from 'react'
import { changePriceList, isRefused, listOffers, setOffers } from '../../../api/index.ts'
import { fetchAll } from '../../../desk/read-all.ts'
import { nameOf } from '../../../i18n/index.ts'
import { useConsole } from '../../session.ts'
import { instantOfMoment, isMoment } from '../../sheet/cells.ts'
import { changedRows, type Sheet, type SheetRow } from '../../sheet/model.ts'
import { useHistory } from '../../sheet/use-history.ts'
import {
  changedPairs,
  communityCells,
  communityOf,
  type Overrides,
  wishOfPairs,
} from '../goods/price-list.ts'
import { blockingFaults, rowOfOffer } from './offer-columns.ts'
import type { Offer, Window } from './window.ts'

/** All offers of a window on sale; the API pages, a sheet does not. */
export async function readAllOffers(region: string, window: string): Promise<Offer[]> {
  const all = await fetchAll(listOffers, { region, window })
  return all.filter(({ withdrawnAt }) => withdrawnAt === null)
}

export const sheetOfOffers = (
  offers: readonly Offer[],
  zone: string,
  { communities, overrides }: CommunityPrices,
): Sheet => ({
  rows: offers.map((offer) => {
    const { id, cells } = rowOfOffer(offer, nameOf(offer.name), zone)
    return { id, cells: { ...cells, ...communityCells(id, communities, overrides) } }
  }),
})

/** What communities say of the goods of a window, where its sheet shows them. */
export interface CommunityPrices {
  communities: readonly string[]
  overrides: Overrides
}

/** The sheet of a window's offers: what is saved, what is typed, and saving as one. */
export function useOffers(
  window: Window,
  offers: readonly Offer[],
  { known: prices }: { known: CommunityPrices },
  saved: () => Promise<unknown>,
) {
  const { region, zone } = useConsole()
  const base = useMemo(() => sheetOfOffers(offers, zone, prices), [offers, zone, prices])
  const history = useHistory(base)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const { sheet, against } = history
  const faults = sheet.rows.filter((row) => blockingFaults(row).length > 0).length
  const send = async (version: number, how: SavingHow) => {
    const known = new Map(offers.map((offer) => [offer.listingId, offer]))
    const own = changedRows(withoutCommunities(against), withoutCommunities(sheet))
    if (own.size > 0) {
      const rows = sheet.rows.map((row, sort) => termsOf(row, sort, known.get(row.id), zone))
      await setOffers(
        { region: region.id, window: window.id },
        { version, ...how, offers: rows.filter(({ listingId }) => own.has(listingId)) },
      )
    }
    const pairs = changedPairs(against, sheet)
    if (pairs.length === 0) return
    const overrides = wishOfPairs(pairs, prices.overrides)
    try {
      await changePriceList({ region: region.id }, { overrides })
    } catch (error) {
      // The offers are saved: what is tried again stands on what they are now.
      await saved()
      throw error
    }
  }
  const save = async (version: number, how: SavingHow) => {
    setSaving(true)
    setRefusal(null)
    try {
      await send(version, how)
      history.keep()
      await saved()
    } catch (error) {
      setRefusal(error)
    } finally {
      setSaving(false)
    }
  }
  return {
    ...history,
    ...{ faults, refusal, isSaving, save },
    communityCellsOf: (listing: string) =>
      communityCells(listing, prices.communities, prices.overrides),
    /** What an offer sells; nothing where it is not saved yet. */
    nameOfOffer: (id: string | null): string => {
      const offer = offers.find((one) => one.id === id)
      return offer === undefined ? '' : nameOf(offer.name)
    },
    isStale: isRefused(refusal, 'stale'),
    takeTheirs: () => {
      history.takeTheirs()
      setRefusal(null)
    },
  }
}

interface SavingHow {
  priceCutPolicy?: 'keep'
  acceptWarnings?: boolean
}

const withoutCommunities = (sheet: Sheet): Sheet => ({
  rows: sheet.rows.map(({ id, cells }) => ({
    id,
    cells: Object.fromEntries(
      Object.entries(cells).filter(([column]) => communityOf(column) === undefined),
    ),
  })),
})

function termsOf({ id, cells }: SheetRow, sort: number, was: Offer | undefined, zone: string) {
  const figure = (key: string) => (typeof cells[key] === 'number' ? (cells[key] as number) : null)
  const cutoff = cells.cutoff ?? null
  return {
    listingId: id,
    priceMinor: figure('price'),
    costMinor: figure('cost'),
    supplierId: was?.supplierId ?? null,
    commissionBasisPoints: was?.commissionBasisPoints ?? null,
    limitPerResident: figure('limit'),
    cap: figure('cap'),
    stationId: was?.stationId ?? null,
    sort,
    cutoffAt: isMoment(cutoff) ? instantOfMoment(cutoff, zone) : null,
  }
}
