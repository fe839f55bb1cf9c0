import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

// A browser of tests asks nobody but the page's own server.
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where a Chromium lies on this machine. @throws where there is none: CHROMIUM names one */
export function findChromium(): string {
  const found = PLACES.find((place) => place !== undefined && existsSync(place))
  if (found === undefined) {
    throw new Error('No Chromium is on this machine. Install one, or name it with CHROMIUM=/path.')
  }
  return found
}

/** A headless Chromium of its own. */
export function launchChromium(args: readonly string[] = []): Promise<Browser> {
  const isRoot = process.getuid?.() === 0
  return chromium.launch({
    executablePath: findChromium(),
    args: [...QUIET, ...(isRoot ? ['--no-sandbox'] : []), ...args],
  })
}
