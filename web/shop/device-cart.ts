import type { CartOffer } from './cart-lines.ts'

/** A line of the cart that is kept on the device until its owner has signed in. */
export interface DeviceLine extends CartOffer {
  quantity: number
}

const KEY = 'linli.cart'
const MOST_LINES = 200
/** The one empty cart: another empty one would look like a change. */
export const NO_LINES: readonly DeviceLine[] = []

type Kept = Record<string, readonly DeviceLine[]>

let known: Kept | null = null
const listeners = new Set<() => void>()

function kept(): Kept {
  if (known === null) {
    try {
      known = (JSON.parse(localStorage.getItem(KEY) ?? '{}') ?? {}) as Kept
    } catch {
      known = {}
    }
  }
  return known
}

/** The lines of a region's cart on this device. */
export const deviceLines = (region: string): readonly DeviceLine[] => kept()[region] ?? NO_LINES

export function keepDeviceLines(region: string, lines: readonly DeviceLine[]): void {
  known = { ...kept(), [region]: lines.slice(0, MOST_LINES) }
  try {
    localStorage.setItem(KEY, JSON.stringify(known))
  } catch {
    // A full or forbidden store: the cart then lives as long as the page.
  }
  for (const tell of listeners) tell()
}

const onStorage = (event: StorageEvent): void => {
  if (event.key !== KEY) return
  known = null
  for (const tell of listeners) tell()
}

/** Tells of changes, those of other tabs too. */
export function listenToDevice(tell: () => void): () => void {
  if (listeners.size === 0) addEventListener('storage', onStorage)
  listeners.add(tell)
  return () => {
    listeners.delete(tell)
    if (listeners.size === 0) removeEventListener('storage', onStorage)
  }
}
