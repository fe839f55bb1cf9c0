import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { Invalid } from '#platform/refusals'
import { checkWindow } from './check-window.ts'
import { refuseBadSlots, refuseBadTimes, refuseUnknownCommunities } from './create-window.ts'
import type { Finding } from './finding.ts'
import { refuseFindings } from './publish-window.ts'
import {
  addAcceptedWarnings,
  getWindow,
  lockWindowAt,
  replaceCommunities,
  updateWindow,
} from './queries/windows.ts'
import { WindowEnded } from './refusals.ts'
import { type Window, windowState } from './window.ts'

export interface WindowChange
  extends Partial<Pick<Window, 'name' | 'opensAt' | 'closesAt' | 'pickupDate' | 'slots'>> {
  regionId: string
  windowId: string
  version: number
  communityIds?: readonly string[] | undefined
  acceptWarnings: boolean
  by: string
  at: Date
}

/**
 * Changes a window, also while it is open: every later order is held to what is written here. A
 * published window passes its checks again; only what the change itself brought up counts.
 */
export async function changeWindow(tx: Tx, change: WindowChange): Promise<Window> {
  const { regionId, windowId, version, communityIds, acceptWarnings, by, at, ...fields } = change
  const window = await lockWindowAt(tx, regionId, windowId, version)
  const changed: Window = { ...window, ...fields }
  refuseUnfitChange(window, changed, at)
  refuseBadTimes(changed, (await getRegion(tx, regionId)).timeZone)
  refuseBadSlots(changed.slots)
  const before =
    window.publishedAt === null ? [] : (await checkWindow(tx, regionId, windowId, at)).findings

  await updateWindow(tx, changed)
  if (communityIds !== undefined) {
    await refuseUnknownCommunities(tx, regionId, communityIds)
    await replaceCommunities(tx, regionId, windowId, communityIds)
  }
  if (window.publishedAt !== null) {
    const { findings } = await checkWindow(tx, regionId, windowId, at)
    const brought = broughtUp(before, findings)
    refuseFindings(brought, acceptWarnings)
    if (brought.length > 0) await addAcceptedWarnings(tx, window, codesOf(brought))
  }
  await announce(tx, {
    type: 'window.changed',
    regionId,
    subjectKind: 'window',
    subjectId: windowId,
    body: { version: version + 1, fields: Object.keys(fields) },
    actorId: by,
    occurredAt: at,
  })
  return getWindow(tx, regionId, windowId)
}

function refuseUnfitChange(was: Window, is: Window, at: Date): void {
  const state = windowState(was, at)
  if (state === 'closed' || state === 'withdrawn') throw new WindowEnded(state)
  if (was.publishedAt === null) return
  const isOpen = state === 'open'
  if (is.opensAt.getTime() !== was.opensAt.getTime()) {
    if (isOpen) throw new Invalid('opensAt', 'This window is open already.')
    if (is.opensAt < at) throw new Invalid('opensAt', 'An opening cannot be moved into the past.')
  }
  if (is.closesAt <= at) throw new Invalid('closesAt', 'A cutoff cannot be moved into the past.')
  if (isOpen && is.pickupDate !== was.pickupDate) {
    throw new Invalid('pickupDate', 'Orders were promised for this day: it stays.')
  }
}

const codesOf = (findings: readonly Finding[]): string[] => findings.map((found) => found.code)

function broughtUp(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const keyOf = ({ code, offerId, details }: Finding) =>
    `${code}/${offerId ?? ''}/${JSON.stringify(details)}`
  const known = new Set(before.map(keyOf))
  return after.filter((found) => !known.has(keyOf(found)))
}
