import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from '../tests/browser/support/chromium.ts'

// Chinese and the little pictures of people's messages must not be empty boxes on a page.
const PACKAGES = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji']

/**
 * Looks for a Chromium for the browser tests; where there is none and apt may install, installs it.
 * @returns what to do where neither is possible, else null
 */
export function ensureChromium(): string | null {
  if (isThere() && hasChineseFont()) return null
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log(`Installing ${PACKAGES.join(', ')} for the browser tests.`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) =>
      spawnSync('apt-get', ['-qq', ...args], { stdio: 'inherit', env })
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...PACKAGES)
  }
  if (isThere()) return null
  return `The browser tests need Chromium: apt-get install ${PACKAGES.join(' ')}, or name one with CHROMIUM=/path.`
}

function isThere(): boolean {
  try {
    findChromium()
    return true
  } catch {
    return false
  }
}

// Without fontconfig nothing can be said, and nothing is installed for it.
function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return status !== 0 || stdout.trim() !== ''
}
