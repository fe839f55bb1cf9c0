declare global {
  interface Window {
    /** Set by the page itself: stops noting taps, and gives those that came so far. */
    earlyTaps?: () => HTMLButtonElement[]
  }
}

/** Buttons that were tapped before anything listened; from now on React hears taps itself. */
export const takeEarlyTaps = (): HTMLButtonElement[] => window.earlyTaps?.() ?? []

/** Does what was tapped for while the page was not awake yet. */
export function repeatTaps(taps: readonly HTMLButtonElement[]): void {
  for (const button of taps) if (button.isConnected) button.click()
}
