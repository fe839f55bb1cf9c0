import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import type { Finding } from './finding.ts'
import { publishWindow } from './publish-window.ts'
import { lockPlannedUnpublished, type PlannedWindow } from './queries/sweeps.ts'
import { markTried } from './queries/windows.ts'
import { NotPublishable, WarningsNotAccepted } from './refusals.ts'

const WINDOWS_AT_ONCE = 20

/**
 * Publishes windows that plans made. One that its checks hold back is announced once and tried again
 * every few minutes, so that it opens as soon as somebody has put it right.
 */
export async function publishPlanned(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  const windows = await lockPlannedUnpublished(tx, WINDOWS_AT_ONCE)
  for (const window of windows) await tryToPublish(tx, window, at)
  return windows.length
}

async function tryToPublish(tx: Tx, window: PlannedWindow, at: Date): Promise<void> {
  const { regionId, id: windowId, version, acceptsWarnings: acceptWarnings } = window
  try {
    await publishWindow(tx, { regionId, windowId, version, acceptWarnings, by: null, at })
  } catch (error) {
    if (!(error instanceof NotPublishable || error instanceof WarningsNotAccepted)) throw error
    await markTried(tx, window, at)
    if (window.triedAt !== null) return
    const findings = error.details.findings as Finding[]
    await announce(tx, {
      type: 'window.held-back',
      regionId,
      subjectKind: 'window',
      subjectId: windowId,
      body: { codes: [...new Set(findings.map((found) => found.code))] },
      occurredAt: at,
    })
  }
}
