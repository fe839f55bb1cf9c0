import { createServer } from 'node:net'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { findBuilt } from '../../../server/faces/built.ts'
import {
  type Day,
  type DayWish,
  makeDay,
  startTestLinli,
  type TestLinli,
} from '../../support/index.ts'
import { launchChromium } from './chromium.ts'
import { type Visitor, type VisitorWish, visit } from './visitor.ts'

const SECRET = 'only-for-tests-and-long-enough-0123456789'

export interface Site {
  linli: TestLinli
  origin: string
  /** A browser window of somebody. */
  visit(wish?: VisitorWish): Promise<Visitor>
  /** Ends all, after holding that no window complained. */
  close(): Promise<void>
}

/** The whole program answering a real browser; what it does by itself is done by `turn(linli)`. */
export async function startSite(args: readonly string[] = []): Promise<Site> {
  for (const face of ['shop', 'work', 'console'] as const) {
    if (findBuilt(face) === null) throw new Error('The faces are not built: npm run build')
  }
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const linli = await startTestLinli({ LINLI_SECRET: SECRET, PUBLIC_URL: origin })
  await linli.app.listen({ host: 'localhost', port })
  const browser: Browser = await launchChromium(args)
  const visitors: Visitor[] = []
  const ownBrowsers: Browser[] = []
  return {
    linli,
    origin,
    visit: async (wish) => {
      let theirs = browser
      if (wish?.args !== undefined) {
        theirs = await launchChromium(wish.args)
        ownBrowsers.push(theirs)
      }
      const visitor = await visit(theirs, { origin, secret: SECRET }, wish)
      visitors.push(visitor)
      return visitor
    },
    close: async () => {
      for (const one of [browser, ...ownBrowsers]) await one.close()
      await linli.close()
      const complaints = visitors.flatMap((visitor) => visitor.complaints)
      expect(complaints, complaints.join('; ')).toEqual([])
    },
  }
}

/** A site with a region whose window is open, and everybody who works on its day. */
export async function startBrowserDay(
  wish: DayWish = {},
  args: readonly string[] = [],
): Promise<BrowserDay> {
  const site = await startSite(args)
  const day = await makeDay(site.linli, wish)
  const { regionId, communityIds } = day
  const communityId = communityIds[0]!
  return {
    ...site,
    day,
    visitAsLeader: async () =>
      site.visit({ as: await site.linli.person({ role: 'leader', regionId, communityId }) }),
  }
}

export interface BrowserDay extends Site {
  day: Day
  /** A window of a leader of the day's first community. */
  visitAsLeader(): Promise<Visitor>
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.on('error', failed)
    probe.listen(0, 'localhost', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}
