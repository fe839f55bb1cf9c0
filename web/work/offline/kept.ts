import { createStore } from 'idb-keyval'

/** Everything that the handover keeps on this device lies in one place, so that it can be erased. */
export const keptHere = createStore('linli-handover', 'kept')

const DEVICE = 'linli.device'

/** The name that this phone made for itself. */
export function deviceId(): string {
  const known = localStorage.getItem(DEVICE)
  if (known !== null) return known
  const made = `phone-${crypto.randomUUID()}`
  localStorage.setItem(DEVICE, made)
  return made
}
