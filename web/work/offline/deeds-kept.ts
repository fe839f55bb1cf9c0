import { get, update } from 'idb-keyval'
import { keptHere } from './kept.ts'
import type { Queue } from './queue.ts'

const keyOf = (personId: string): string => `deeds/${personId}`

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('linli-deeds')
const listeners = new Set<() => void>()
const queues = new Map<string, Queue>()
const NONE: Queue = []

function tellAll(): void {
  for (const tell of listeners) tell()
}

// Another tab has written: what is known here is old.
channel?.addEventListener('message', ({ data }: MessageEvent<string>) => void loadDeeds(data))

/** The deeds as last read or written by this tab. */
export const deedsOf = (personId: string): Queue => queues.get(personId) ?? NONE

export function onDeeds(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Reads the deeds that this device keeps. */
export async function loadDeeds(personId: string): Promise<Queue> {
  const kept = (await get<Queue>(keyOf(personId), keptHere)) ?? NONE
  queues.set(personId, kept)
  tellAll()
  return kept
}

/**
 * Changes the deeds in one transaction of the database, so that two tabs lose nothing of each
 * other; resolves once it is on the device.
 */
export async function changeDeeds(
  personId: string,
  change: (queue: Queue) => Queue,
): Promise<Queue> {
  let next: Queue = NONE
  await update<Queue>(
    keyOf(personId),
    (kept) => {
      next = change(kept ?? NONE)
      return next
    },
    keptHere,
  )
  queues.set(personId, next)
  tellAll()
  channel?.postMessage(personId)
  return next
}
