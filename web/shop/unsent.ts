import { useSyncExternalStore } from 'react'
import type { CartOffer } from './cart-lines.ts'

/** A quantity that was tapped and that the server has not answered yet. */
export interface Unsent {
  /** Whose cart it is: another person on the same device is not given it. */
  person: string
  region: string
  offer: CartOffer
  quantity: number
}

const KEY = 'linli.unsent'
const TOLD = 'linli.cart-told'

const listeners = new Set<() => void>()
/** Could not be told from this page; the next one tries again. */
const postponed = new Set<string>()

// For as long as the window lives: the next page of it sends what this one could not.
function kept(): Record<string, Unsent> {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? '{}') ?? {}) as Record<string, Unsent>
  } catch {
    return {}
  }
}

function keep(all: Record<string, Unsent>): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(all))
  } catch {
    // A full or forbidden store: what is tapped is then only as safe as the call that tells it.
  }
  for (const tell of listeners) tell()
}

export function keepUnsent(one: Unsent): void {
  postponed.delete(one.offer.offerId)
  keep({ ...kept(), [one.offer.offerId]: one })
}

/** The server's cart has changed, as the server has just answered. */
export function noteTold(): void {
  try {
    sessionStorage.setItem(TOLD, String(Date.now()))
  } catch {
    // As above.
  }
}

/** Whether that was after this page was asked for: the cart that it brought may be the one before. */
export function wasToldMeanwhile(): boolean {
  try {
    return Number(sessionStorage.getItem(TOLD) ?? 0) >= Math.floor(performance.timeOrigin)
  } catch {
    return false
  }
}

/** The server has answered this quantity; a later tap on the same offer still waits. */
export function forgetUnsent(offerId: string, quantity: number): void {
  noteTold()
  const { [offerId]: one, ...others } = kept()
  if (one?.quantity === quantity) keep(others)
}

/** The server could not be asked: the next page asks it. */
export function postponeUnsent(offerId: string): void {
  postponed.add(offerId)
  keep(kept())
}

/** What a page before this one did not get an answer to. */
export const unsentOf = (person: string, region: string): Unsent[] =>
  Object.values(kept()).filter((one) => one.person === person && one.region === region)

/** Whether something that was tapped is still on its way to the server. */
export const useIsSending = (person: string | undefined, region: string): boolean =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () =>
      person !== undefined &&
      unsentOf(person, region).some(({ offer }) => !postponed.has(offer.offerId)),
    () => false,
  )
