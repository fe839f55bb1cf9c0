import { useEffect, useMemo, useRef, useState } from 'react'
import { isRefused, listOffers, setOffers } from '../../../api/index.ts'
import { nameOf } from '../../../i18n/index.ts'
import { useConsole } from '../../session.ts'
import { blockingFaults, rowOfOffer } from './offer-columns.ts'
import { instantOfMoment, isMoment } from './sheet/cells.ts'
import { begin, type History, redo, step, undo } from './sheet/history.ts'
import { changedRows, type Sheet, type SheetRow } from './sheet/model.ts'
import type { Offer, Window } from './window.ts'

/** All offers of a window on sale; the API pages, a sheet does not. */
export async function readAllOffers(region: string, window: string): Promise<Offer[]> {
  const items: Offer[] = []
  let cursor: string | undefined
  do {
    const page = await listOffers({
      ...{ region, window, limit: 100 },
      ...(cursor === undefined ? {} : { cursor }),
    })
    items.push(...page.items.filter(({ withdrawnAt }) => withdrawnAt === null))
    cursor = page.nextCursor
  } while (cursor !== undefined)
  return items
}

export const sheetOfOffers = (offers: readonly Offer[], zone: string): Sheet => ({
  rows: offers.map((offer) => rowOfOffer(offer, nameOf(offer.name), zone)),
})

/** The sheet of a window's offers: what is saved, what is typed, and saving as one. */
export function useOffers(window: Window, offers: readonly Offer[], saved: () => Promise<unknown>) {
  const { region, zone } = useConsole()
  const base = useMemo(() => sheetOfOffers(offers, zone), [offers, zone])
  const [history, setHistory] = useState<History>(() => begin(base))
  const [against, setAgainst] = useState(base)
  const [refusal, setRefusal] = useState<unknown>(null)
  const [isSaving, setSaving] = useState(false)
  const sheet = history.present
  const changed = useMemo(() => changedRows(against, sheet), [against, sheet])
  // What others saved shows at once, unless something is typed here: then saving says that it differs.
  const isTyped = changed.size > 0
  const shown = useRef(base)
  useEffect(() => {
    if (isTyped || base === shown.current) return
    shown.current = base
    setHistory(begin(base))
    setAgainst(base)
  }, [base, isTyped])
  const faults = useMemo(
    () => sheet.rows.filter((row) => blockingFaults(row).length > 0).length,
    [sheet],
  )
  const save = async (
    version: number,
    how: { priceCutPolicy?: 'keep'; acceptWarnings?: boolean },
  ) => {
    setSaving(true)
    setRefusal(null)
    const known = new Map(offers.map((offer) => [offer.listingId, offer]))
    try {
      await setOffers(
        { region: region.id, window: window.id },
        {
          version,
          ...how,
          offers: sheet.rows
            .map((row, sort) => termsOf(row, sort, known.get(row.id), zone))
            .filter(({ listingId }) => changed.has(listingId)),
        },
      )
      setAgainst(sheet)
      await saved()
    } catch (error) {
      setRefusal(error)
    } finally {
      setSaving(false)
    }
  }
  return {
    ...{ sheet, changed, faults, refusal, isSaving, save },
    isStale: isRefused(refusal, 'stale'),
    change: (next: Sheet) => setHistory((before) => step(before, next)),
    undo: () => setHistory(undo),
    redo: () => setHistory(redo),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    takeTheirs: () => {
      setHistory(begin(base))
      setAgainst(base)
      setRefusal(null)
    },
    base,
  }
}

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
