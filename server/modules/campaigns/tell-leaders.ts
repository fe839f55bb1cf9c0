import { actingLeadersOf, leadersOfCommunities, listLeadersByIds } from '#leaders'
import { type Telling, tell } from '#notify'
import { getRegion } from '#places'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import type { EventRow } from '#platform/events'
import { mapCommunityIds } from './queries/communities.ts'
import { listWindowsByIds } from './queries/window-lists.ts'
import type { Window } from './window.ts'

/** Facts of which the leaders of a window's communities are told. */
export const TOLD_FACTS = ['window.opened', 'window.changed', 'window.withdrawn'] as const

type Message = { template: (typeof TOLD_FACTS)[number]; factId: string; window: Window }

/** Tells leaders what they can share now, when its times changed, and when it is gone. */
export async function tellLeaders(tx: Tx, events: readonly EventRow[]): Promise<void> {
  const at = await businessNow(tx)
  for (const [regionId, ofRegion] of Map.groupBy(events, (event) => event.regionId)) {
    const windowIds = [...new Set(ofRegion.map((event) => event.subjectId))]
    const windows = await listWindowsByIds(tx, regionId, windowIds)
    const byId = new Map(windows.map((window) => [window.id, window]))
    const messages = ofRegion.flatMap((event) => {
      const window = byId.get(event.subjectId)
      return window === undefined ? [] : messageOf(event, window, at)
    })
    if (messages.length > 0) await tellAll(tx, regionId, messages, at)
  }
}

function messageOf(event: EventRow, window: Window, at: Date): Message[] {
  if (window.closesAt <= at) return []
  const isOnSale = window.publishedAt !== null && window.withdrawnAt === null
  if (event.type === 'window.opened') {
    return isOnSale ? [{ template: 'window.opened', factId: window.id, window }] : []
  }
  if (event.type === 'window.changed') {
    const fields = (event.body.fields ?? []) as string[]
    const isMoved = fields.includes('closesAt') || fields.includes('pickupDate')
    return isOnSale && isMoved ? [{ template: 'window.changed', factId: event.id, window }] : []
  }
  const isGone = event.body.state !== 'draft' && event.body.orders === 'cancel'
  return isGone ? [{ template: 'window.withdrawn', factId: window.id, window }] : []
}

async function tellAll(
  tx: Tx,
  regionId: string,
  messages: readonly Message[],
  at: Date,
): Promise<void> {
  const { timeZone } = await getRegion(tx, regionId)
  const windowIds = messages.map(({ window }) => window.id)
  const communityIds = await mapCommunityIds(tx, regionId, windowIds)
  const people = await peopleOf(tx, regionId, [...new Set([...communityIds.values()].flat())], at)
  const tellings = messages.flatMap((message) => {
    const ids = (communityIds.get(message.window.id) ?? []).flatMap((id) => people.get(id) ?? [])
    return [...new Set(ids)].map((personId) => tellingOf(regionId, timeZone, message, personId))
  })
  await tell(tx, tellings)
}

/** Who leads in communities, and who stands in for them: community id → person ids. */
async function peopleOf(
  tx: Tx,
  regionId: string,
  communityIds: readonly string[],
  at: Date,
): Promise<Map<string, string[]>> {
  const serving = await leadersOfCommunities(tx, regionId, communityIds)
  const acting = await actingLeadersOf(tx, regionId, communityIds, at)
  const ids = [...serving.values()].flat().map(({ leaderId }) => leaderId)
  const leaders = await listLeadersByIds(tx, regionId, [...new Set(ids)])
  const personOf = new Map(leaders.map(({ id, personId }) => [id, personId]))
  return new Map(
    communityIds.map((id) => [
      id,
      [
        ...(serving.get(id) ?? []).flatMap(({ leaderId }) => personOf.get(leaderId) ?? []),
        ...(acting.has(id) ? [acting.get(id)!.personId] : []),
      ],
    ]),
  )
}

function tellingOf(
  regionId: string,
  zone: string,
  { template, factId, window }: Message,
  personId: string,
): Telling {
  const fact = { regionId, personId, factId }
  if (template === 'window.withdrawn') {
    return { ...fact, template, params: { window: window.name } }
  }
  const params = {
    window: window.name,
    cutoffAt: window.closesAt.toISOString(),
    zone,
    pickupDate: window.pickupDate,
  }
  return { ...fact, template, params }
}
