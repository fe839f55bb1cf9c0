import { createHmac } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { readConfig } from '#platform/config'
import { signInSecrets } from '../../../server/modules/identity/sign-in-secrets.ts'
import type { Person } from '../../support/index.ts'
import { answerLate } from './late-answers.ts'

const PHONE = { width: 360, height: 780 }
export const DESK = { width: 1440, height: 900 }

export interface VisitorWish {
  /** Signed in as; a stranger when absent. */
  as?: Person
  size?: { width: number; height: number }
  locale?: 'zh-CN' | 'en' | 'es'
  scheme?: 'light' | 'dark'
  /** More cookies by name, as linli.elder. */
  cookies?: Record<string, string>
  /** A browser of their own, started with these, as for a camera. */
  args?: readonly string[]
  /** Service workers are blocked unless the story is about them. */
  hasServiceWorker?: boolean
}

export interface Visitor {
  context: BrowserContext
  page: Page
  /** What the browser complained of: errors, broken policies, failed loads of files. */
  complaints: string[]
}

/** Somebody's own browser window at the site. */
export async function visit(
  browser: Browser,
  site: { origin: string; secret: string },
  wish: VisitorWish = {},
): Promise<Visitor> {
  const size = wish.size ?? PHONE
  const context = await browser.newContext({
    baseURL: site.origin,
    viewport: size,
    locale: wish.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: wish.scheme ?? 'light',
    reducedMotion: 'reduce',
    hasTouch: size.width < 800,
    serviceWorkers: wish.hasServiceWorker === true ? 'allow' : 'block',
  })
  const cookies: Record<string, string> = {
    'linli.locale': wish.locale ?? 'zh-CN',
    ...wish.cookies,
  }
  if (wish.as !== undefined) cookies['linli.session_token'] = signed(wish.as.token, site.secret)
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({
      name,
      value: encodeURIComponent(value),
      url: site.origin,
    })),
  )
  const late = process.env.TEST_LATE_ANSWERS
  if (late !== undefined) await answerLate(context, Number(late))
  const page = await context.newPage()
  // Shorter than a test may take: what did not come is named, not only that time was up.
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`))
  page.on('console', (message) => {
    // That an answer was a refusal is told as an error too; pages are tried with refusals.
    const isRefusal = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !isRefusal) {
      complaints.push(`${page.url()}: ${message.text()}`)
    }
  })
  return { context, page, complaints }
}

function signed(token: string, secret: string): string {
  const config = readConfig({ LINLI_SECRET: secret, DATABASE_URL: 'postgres://nowhere/none' })
  const [first] = signInSecrets(config.secrets)
  return `${token}.${createHmac('sha256', first!.value).update(token).digest('base64')}`
}
