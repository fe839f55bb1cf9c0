import { useSyncExternalStore } from 'react'

// The server's business time less this device's: a cheap phone's clock is often wrong, and a demo
// may live at another time.
let offsetMs = 0
// What the page was rendered at: its first paint in the browser must say the same.
let firstMs: number | null = null
let source: (() => number) | null = null

/** Sets what the server said its time is, as soon as it is heard. */
export function hearServerTime(instant: string): void {
  hearPageTime(instant)
  offsetMs = Date.parse(instant) - Date.now()
}

/** Sets when a page was rendered that was kept since: its first paint says that time, no later one. */
export function hearPageTime(instant: string): void {
  firstMs = Date.parse(instant)
}

/** The server's time now, as milliseconds since 1970. */
export const serverNow = (): number => source?.() ?? Date.now() + offsetMs

/** The server's rendering gives each page the time it is rendered at. */
export function setClockSource(get: () => number): void {
  source = get
}

function eachSecond(tell: () => void): () => void {
  const timer = setInterval(tell, 1000)
  return () => clearInterval(timer)
}

const to = (stepMs: number, instantMs: number): number => Math.floor(instantMs / stepMs) * stepMs
const first = (): number => source?.() ?? firstMs ?? serverNow()

const second = (): number => to(1000, serverNow())
const firstSecond = (): number => to(1000, first())

/** The server's time to the second, told anew each second. */
export const useServerNow = (): number => useSyncExternalStore(eachSecond, second, firstSecond)

const minute = (): number => to(60_000, serverNow())
const firstMinute = (): number => to(60_000, first())

/** The same to the minute, told anew each minute: for what shows no seconds. */
export const useServerMinute = (): number => useSyncExternalStore(eachSecond, minute, firstMinute)
