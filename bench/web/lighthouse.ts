import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../../scripts/steps.ts'
import { findChromium } from '../../tests/browser/support/chromium.ts'

const VERSION = '13.5.0'
const FOLDER = join(project, '.linli/tools/lighthouse')
const CLI = join(FOLDER, 'node_modules/lighthouse/cli/index.js')
const TRIES = 3
const QUIET =
  '--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run'

export interface Scores {
  performance: number
  accessibility: number
  bestPractices: number
  seo: number
  /** Largest contentful paint as Lighthouse's slow phone sees it, in milliseconds. */
  largestPaintMs: number
  scriptKilobytes: number
  /** What took points off, by its own words. */
  lost: string[]
}

// Lighthouse and what it brings weigh more than Linli: it comes only to who measures.
function install(): void {
  if (existsSync(CLI)) return
  mkdirSync(FOLDER, { recursive: true })
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['install', '--no-save', '--prefix', FOLDER, `lighthouse@${VERSION}`]
  const { status } = spawnSync(npm, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error('Lighthouse could not be installed.')
}

interface Report {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
  audits: Record<
    string,
    { title: string; score: number | null; numericValue?: number; details?: { items?: Item[] } }
  >
}

interface Item {
  resourceType?: string
  transferSize?: number
}

/** Lighthouse's scores (0 to 100, mobile preset) of a page as a stranger with these cookies sees it. */
export function scoresOf(url: string, cookie: string): Scores {
  install()
  for (let attempt = 1; ; attempt += 1) {
    try {
      return scoresOnce(url, cookie)
    } catch (error) {
      // Its own trace fails now and then; it asks to be run again.
      if (attempt === TRIES) throw error
    }
  }
}

function scoresOnce(url: string, cookie: string): Scores {
  const out = join(FOLDER, `report-${process.pid}.json`)
  const headers = JSON.stringify({ cookie })
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      CLI,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${out}`,
      `--chrome-flags=${QUIET}`,
      `--extra-headers=${headers}`,
    ],
    { env: { ...process.env, CHROME_PATH: findChromium() }, encoding: 'utf8', timeout: 180_000 },
  )
  if (status !== 0) throw new Error(`Lighthouse failed on ${url}: ${stderr.slice(-2000)}`)
  return readScores(JSON.parse(readFileSync(out, 'utf8')) as Report)
}

function readScores({ categories, audits }: Report): Scores {
  const score = (name: string) => Math.round((categories[name]?.score ?? 0) * 100)
  const lost = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => audits[id]!.title),
  )
  const requests = audits['network-requests']?.details?.items ?? []
  const scripts = requests.filter(({ resourceType }) => resourceType === 'Script')
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    largestPaintMs: Math.round(audits['largest-contentful-paint']?.numericValue ?? 0),
    scriptKilobytes:
      Math.round(scripts.reduce((sum, one) => sum + (one.transferSize ?? 0), 0) / 100) / 10,
    lost: [...new Set(lost)],
  }
}
