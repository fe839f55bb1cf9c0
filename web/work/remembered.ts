import { useState } from 'react'

const PREFIX = 'linli.work.'

/** What this device remembers under a name; null where it remembers nothing that can be read. */
export function remembered<T>(name: string): T | null {
  try {
    const kept = localStorage.getItem(PREFIX + name)
    return kept === null ? null : (JSON.parse(kept) as T)
  } catch {
    return null
  }
}

/** Lets this device remember something; null forgets it. A full or closed storage is no failure. */
export function remember(name: string, value: unknown): void {
  try {
    const kept = value === null ? null : JSON.stringify(value)
    if (kept === localStorage.getItem(PREFIX + name)) return
    if (kept === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, kept)
  } catch {
    // Private windows have none: the choice then holds until the page is closed.
  }
}

/** State that this device remembers. */
export function useRemembered<T>(name: string): [T | null, (value: T | null) => void] {
  const [value, setValue] = useState(() => remembered<T>(name))
  return [
    value,
    (next) => {
      remember(name, next)
      setValue(next)
    },
  ]
}
