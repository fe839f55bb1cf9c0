import { listShelfCategories, read, showWindow, showWindows } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import type { Place } from '../../place.ts'

export type ListedWindow = ReplyOf<typeof showWindows>['windows'][number]
export type ShelfCategory = ReplyOf<typeof listShelfCategories>[number]

export const windowsQuery = (place: Place) => read(showWindows, { ...place })

export const windowQuery = (place: Place, window: string) => read(showWindow, { ...place, window })

export const shelfQuery = (place: Place) => ({
  ...read(listShelfCategories, { ...place }),
  staleTime: 300_000,
})

/** The window that is asked for, else the open one that closes first; null where none is. */
export function pickWindow(
  windows: readonly ListedWindow[],
  asked: string | undefined,
): ListedWindow | null {
  if (asked !== undefined) return windows.find(({ id }) => id === asked) ?? null
  const open = windows.filter(({ state }) => state === 'open')
  return open.toSorted((a, b) => a.closesAt.localeCompare(b.closesAt))[0] ?? null
}
