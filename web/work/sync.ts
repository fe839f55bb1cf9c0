import { useSyncExternalStore } from 'react'

/** Whether there is a network, and how many deeds of this phone the server does not know yet. */
export interface SyncState {
  isOnline: boolean
  waiting: number
}

let state: SyncState = { isOnline: navigator.onLine, waiting: 0 }
const listeners = new Set<() => void>()

function become(next: SyncState): void {
  if (next.isOnline === state.isOnline && next.waiting === state.waiting) return
  state = next
  for (const tell of listeners) tell()
}

/** Says how many deeds wait to be told to the server. */
export const setWaiting = (waiting: number): void => become({ ...state, waiting })

/** Says whether the server can be reached; the browser's own events say it too. */
export const setOnline = (isOnline: boolean): void => become({ ...state, isOnline })

addEventListener('online', () => setOnline(true))
addEventListener('offline', () => setOnline(false))

function listen(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export const useSyncState = (): SyncState => useSyncExternalStore(listen, () => state)
