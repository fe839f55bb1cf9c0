const KEY = 'linli.searches'
const MOST_KEPT = 8

/** What was searched before on this device, the last first. */
export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

function keep(searches: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(searches))
  } catch {
    // A full or forbidden store keeps nothing.
  }
}

export function keepSearch(text: string): void {
  const wanted = text.trim()
  if (wanted === '') return
  keep([wanted, ...recentSearches().filter((one) => one !== wanted)].slice(0, MOST_KEPT))
}

export const forgetSearches = (): void => keep([])
