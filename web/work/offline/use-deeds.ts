import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { setKept } from '../sync.ts'
import type { Deed } from './deed.ts'
import { changeDeeds, deedsOf, loadDeeds, onDeeds } from './deeds-kept.ts'
import { isWaiting, needsEyes, type Queue, withDeed } from './queue.ts'
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

/**
 * The deeds of somebody on this device, told to the server whenever it can be reached: from every
 * page, for whoever handed over without a network may open another one first.
 */
export function useDeeds(personId: string, onSynced?: () => void): Deeds {
  const queue = useSyncExternalStore(onDeeds, () => deedsOf(personId))
  const [isLoaded, setLoaded] = useState(false)
  const [isSyncing, setSyncing] = useState(false)
  const [lastEnd, setLastEnd] = useState<SyncEnd | null>(null)
  const waiting = queue.filter(isWaiting).length
  const wrong = queue.filter(needsEyes).length
  useEffect(() => setKept({ waiting, wrong }), [waiting, wrong])
  const waited = useRef(waiting)
  useEffect(() => {
    // Whoever told the server, this page, another or another tab: what it knows is new.
    if (waiting < waited.current) onSynced?.()
    waited.current = waiting
  }, [waiting, onSynced])

  const sync = useCallback(async () => {
    if (!(await loadDeeds(personId)).some(isWaiting)) return 'all'
    setSyncing(true)
    try {
      const end = await syncDeeds(personId)
      setLastEnd(end)
      return end
    } finally {
      setSyncing(false)
    }
  }, [personId])

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
