import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { checkWindow } from './check-window.ts'
import type { Finding } from './finding.ts'
import { fixCosts } from './queries/offers.ts'
import { lockWindowAt, markPublished } from './queries/windows.ts'
import { AlreadyPublished, NotPublishable, WarningsNotAccepted, WindowEnded } from './refusals.ts'

export interface Publication {
  regionId: string
  windowId: string
  /** The version that was looked at. */
  version: number
  acceptWarnings: boolean
  /** Null where a plan publishes. */
  by: string | null
  at: Date
}

/**
 * Publishes a window after its checks: it opens at its time, at once where that has passed. What
 * suppliers ask now is fixed as the cost of offers that say none.
 */
export async function publishWindow(tx: Tx, publication: Publication): Promise<Finding[]> {
  const { regionId, windowId, version, by, at } = publication
  const window = await lockWindowAt(tx, regionId, windowId, version)
  if (window.withdrawnAt !== null) throw new WindowEnded('withdrawn')
  if (window.publishedAt !== null) throw new AlreadyPublished(window.publishedAt)

  const { findings, costs } = await checkWindow(tx, regionId, windowId, at)
  refuseFindings(findings, publication.acceptWarnings)

  if (costs.length > 0) await fixCosts(tx, regionId, costs)
  const acceptedWarnings = [...new Set(findings.map((found) => found.code))]
  await markPublished(tx, window, { at, by, acceptedWarnings })
  await announce(tx, {
    type: 'window.published',
    regionId,
    subjectKind: 'window',
    subjectId: windowId,
    body: {
      opensAt: window.opensAt,
      closesAt: window.closesAt,
      pickupDate: window.pickupDate,
      acceptedWarnings,
    },
    actorId: by,
    occurredAt: at,
  })
  return findings
}

/** Errors keep a window back; warnings do until somebody accepts them. */
export function refuseFindings(findings: readonly Finding[], acceptWarnings: boolean): void {
  const errors = findings.filter((found) => found.severity === 'error')
  if (errors.length > 0) throw new NotPublishable(errors)
  if (findings.length > 0 && !acceptWarnings) throw new WarningsNotAccepted([...findings])
}
