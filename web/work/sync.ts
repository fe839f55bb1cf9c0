import { useSyncExternalStore } from 'react'

/**
 * Whether there is a network, how many deeds of this phone the server does not know yet, and how
 * many did not fit and were not looked at.
 */
export interface SyncState {
  isOnline: boolean
  waiting: number
  wrong: number
}

let state: SyncState = { isOnline: navigator.onLine, waiting: 0, wrong: 0 }
const listeners = new Set<() => void>()

function become(next: SyncState): void {
  const keys = ['isOnline', 'waiting', 'wrong'] as const
  if (keys.every((key) => next[key] === state[key])) return
  state = next
  for (const tell of listeners) tell()
}

/** Says what this phone keeps: deeds that wait to be told, and those that did not fit. */
export const setKept = (kept: Pick<SyncState, 'waiting' | 'wrong'>): void =>
  become({ ...state, ...kept })

/** Says whether the server can be reached; the browser's own events say it too. */
export const setOnline = (isOnline: boolean): void => become({ ...state, isOnline })

addEventListener('online', () => setOnline(true))
addEventListener('offline', () => setOnline(false))

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useSyncState = (): SyncState => useSyncExternalStore(listen, () => state)
