import { getRegion, listCommunitiesByIds } from '#places'
import type { Queryable, Tx } from '#platform/db'
import { announce } from '#platform/events'
import type { Names } from '#platform/i18n'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import type { OfferTerms } from './offer.ts'
import { insertOffers } from './queries/offers.ts'
import { getWindow, insertWindow, replaceCommunities } from './queries/windows.ts'
import { resolveOffers } from './resolve-offers.ts'
import type { Slot, Window, WindowTimes } from './window.ts'
import { timesFault } from './window-times.ts'

export interface WindowWish extends WindowTimes {
  regionId: string
  planId: string | null
  name: Names
  slots: Slot[]
  communityIds: readonly string[]
  offers: readonly OfferTerms[]
  by: string | null
  at: Date
}

/** Makes a window with its communities and offers. Nobody sees it before it is published. */
export async function createWindow(tx: Tx, wish: WindowWish): Promise<Window> {
  const { regionId, communityIds, by, at } = wish
  const { timeZone } = await getRegion(tx, regionId)
  refuseBadTimes(wish, timeZone)
  if (wish.closesAt <= at) throw new Invalid('closesAt', 'The cutoff has passed already.')
  refuseBadSlots(wish.slots)
  await refuseUnknownCommunities(tx, regionId, communityIds)
  const offers = await resolveOffers(tx, wish, wish.offers)

  const id = newId()
  await insertWindow(tx, { ...wish, id, createdBy: by })
  await replaceCommunities(tx, regionId, id, communityIds)
  if (offers.length > 0) await insertOffers(tx, regionId, id, offers)
  await announce(tx, {
    type: 'window.created',
    regionId,
    subjectKind: 'window',
    subjectId: id,
    body: { planId: wish.planId, pickupDate: wish.pickupDate, offerCount: offers.length },
    actorId: by,
    occurredAt: at,
  })
  return getWindow(tx, regionId, id)
}

export function refuseBadTimes(times: WindowTimes, timeZone: string): void {
  const fault = timesFault(times, timeZone)
  if (fault !== null) throw new Invalid(fault.field, fault.reason)
}

export function refuseBadSlots(slots: readonly Slot[]): void {
  const at = slots.findIndex(({ from, to }) => to <= from)
  if (at >= 0) throw new Invalid(`slots/${at}/to`, 'A pickup slot ends after it begins.')
}

export async function refuseUnknownCommunities(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<void> {
  const communities = await listCommunitiesByIds(db, regionId, ids)
  const open = new Set(communities.filter(({ closedAt }) => closedAt === null).map(({ id }) => id))
  const at = ids.findIndex((id) => !open.has(id))
  if (at >= 0) throw new Invalid(`communityIds/${at}`, 'There is no such community.')
}
