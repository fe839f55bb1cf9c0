import { useSyncExternalStore } from 'react'

// A service worker answers from what it kept when the network is away or slow, and says so.
const KEPT_HEADER = 'x-linli-kept'

let seenAt: number | null = null
const listeners = new Set<() => void>()

function set(next: number | null): void {
  if (next === seenAt) return
  seenAt = next
  for (const tell of listeners) tell()
}

/** Takes note whether an answer is the server's of now, or one that was kept. */
export function hearFreshness(response: Response): void {
  const kept = response.headers.get(KEPT_HEADER)
  if (kept === null) set(null)
  else set(Date.parse(kept) || Date.now())
}

/** Takes note of a page that was kept: of when it is, as its worker wrote it. */
export const hearKeptPage = (date: string): void => set(Date.parse(date) || Date.now())

function listen(tell: () => void): () => void {
  listeners.add(tell)
  addEventListener('online', tell)
  addEventListener('offline', tell)
  return () => {
    listeners.delete(tell)
    removeEventListener('online', tell)
    removeEventListener('offline', tell)
  }
}

/** When what is shown was last seen at the server, where that was not now; else null. */
export const useSeenAt = (): number | null =>
  useSyncExternalStore(
    listen,
    () => seenAt,
    () => null,
  )

/** Whether the device says that it has no network at all. */
export const useOffline = (): boolean =>
  useSyncExternalStore(
    listen,
    () => !navigator.onLine,
    () => false,
  )
