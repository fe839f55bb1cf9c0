import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { lockToClose, markClosed, markOpened, type TurnedWindow } from './queries/sweeps.ts'

const WINDOWS_AT_ONCE = 100

/**
 * Writes down that windows opened, and announces it. Being open is decided by the database's clock
 * against their times: this only tells those who wait for it.
 */
export async function openWindows(tx: Tx): Promise<number> {
  const opened = await markOpened(tx, WINDOWS_AT_ONCE)
  await announceTurn(tx, 'window.opened', opened, (window) => window.openedAt)
  return opened.length
}

/** Writes down that windows closed; announced with it, so that the demand read then is whole. */
export async function closeWindows(tx: Tx): Promise<number> {
  const due = await lockToClose(tx, WINDOWS_AT_ONCE)
  if (due.length === 0) return 0
  const closed = await markClosed(tx, due)
  await announceTurn(tx, 'window.closed', closed, (window) => window.closesAt)
  return closed.length
}

const announceTurn = (
  tx: Tx,
  type: string,
  windows: readonly TurnedWindow[],
  instantOf: (window: TurnedWindow) => Date,
): Promise<void> =>
  announceAll(
    tx,
    windows.map((window) => ({
      type,
      regionId: window.regionId,
      subjectKind: 'window',
      subjectId: window.id,
      body: {
        opensAt: window.opensAt,
        closesAt: window.closesAt,
        pickupDate: window.pickupDate,
      },
      occurredAt: instantOf(window),
    })),
  )
