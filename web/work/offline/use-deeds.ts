import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { setWaiting } from '../sync.ts'
import type { Deed } from './deed.ts'
import { changeDeeds, deedsOf, loadDeeds, onDeeds } from './deeds-kept.ts'
import { isWaiting, type Queue, withDeed } from './queue.ts'
import { type SyncEnd, syncDeeds } from './sync-deeds.ts'

const EACH_MS = 20_000

export interface Deeds {
  queue: Queue
  /** False until the device was read: nothing may be handed over before. */
  isLoaded: boolean
  isSyncing: boolean
  /** How the last sync ended; null before the first. */
  lastEnd: SyncEnd | null
  /** Resolves once the deed is kept on the device. */
  add(deed: Deed): Promise<void>
  change(change: (queue: Queue) => Queue): Promise<Queue>
  sync(): Promise<SyncEnd>
}

/** The deeds of somebody on this device, told to the server whenever it can be reached. */
export function useDeeds(personId: string, onSynced?: () => void): Deeds {
  const queue = useSyncExternalStore(onDeeds, () => deedsOf(personId))
  const [isLoaded, setLoaded] = useState(false)
  const [isSyncing, setSyncing] = useState(false)
  const [lastEnd, setLastEnd] = useState<SyncEnd | null>(null)
  const waiting = queue.filter(isWaiting).length
  useEffect(() => setWaiting(waiting), [waiting])

  const sync = useCallback(async () => {
    if (!(await loadDeeds(personId)).some(isWaiting)) return 'all'
    setSyncing(true)
    try {
      const end = await syncDeeds(personId)
      setLastEnd(end)
      onSynced?.()
      return end
    } finally {
      setSyncing(false)
    }
  }, [personId, onSynced])

  useEffect(() => {
    let isOver = false
    const go = () => {
      if (!isOver && navigator.onLine && !document.hidden) void sync()
    }
    loadDeeds(personId).then(() => {
      setLoaded(true)
      go()
    })
    addEventListener('online', go)
    document.addEventListener('visibilitychange', go)
    const timer = setInterval(go, EACH_MS)
    return () => {
      isOver = true
      removeEventListener('online', go)
      document.removeEventListener('visibilitychange', go)
      clearInterval(timer)
    }
  }, [personId, sync])

  const change = useCallback((by: (queue: Queue) => Queue) => changeDeeds(personId, by), [personId])
  const add = useCallback(
    async (deed: Deed) => {
      await changeDeeds(personId, (kept) => withDeed(kept, deed))
      // Asked once something is worth keeping: else a full phone might clear it away.
      await navigator.storage?.persist?.().catch(() => false)
    },
    [personId],
  )
  return { queue, isLoaded, isSyncing, lastEnd, add, change, sync }
}
