import { useSyncExternalStore } from 'react'

// The server's business time less this device's: a cheap phone's clock is often wrong, and a demo
// may live at another time.
let offsetMs = 0

/** Sets what the server said its time is, as soon as it is heard. */
export function hearServerTime(instant: string): void {
  offsetMs = Date.parse(instant) - Date.now()
}

/** The server's time now, as milliseconds since 1970. */
export const serverNow = (): number => Date.now() + offsetMs

function eachSecond(tell: () => void): () => void {
  const timer = setInterval(tell, 1000)
  return () => clearInterval(timer)
}

const second = (): number => Math.floor(serverNow() / 1000) * 1000

/** The server's time to the second, told anew each second. */
export const useServerNow = (): number => useSyncExternalStore(eachSecond, second, second)
