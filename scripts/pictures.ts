import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, BrowserContext } from 'playwright-core'
import sharp from 'sharp'
import { startDemo } from '../bench/web/demo-server.ts'
import { launchChromium } from '../tests/browser/support/chromium.ts'
import { PICTURES, type Picture } from './pictures-wanted.ts'
import { project } from './steps.ts'

// Makes docs/pictures from a demo of its own: each main page as a phone and a desk see it.
const OUT = join(project, 'docs/pictures')
const PORT = 3191
// What is live keeps the network busy, so a page is taken when it has had time to be drawn.
const SETTLE_MS = 2500
const SIZES = {
  phone: { width: 360, height: 780, scale: 2 },
  desk: { width: 1440, height: 900, scale: 1 },
} as const

mkdirSync(OUT, { recursive: true })
const only = process.argv[2]
const demo = await startDemo(PORT)
const browser = await launchChromium()
try {
  for (const picture of PICTURES) {
    if (only !== undefined && !picture.name.includes(only)) continue
    for (const size of picture.sizes ?? (['phone', 'desk'] as const))
      await take(browser, picture, size)
  }
} finally {
  await browser.close()
  await demo.stop()
}

async function take(from: Browser, picture: Picture, size: keyof typeof SIZES): Promise<void> {
  const { width, height, scale } = SIZES[size]
  const context = await from.newContext({
    baseURL: demo.address,
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: picture.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: picture.scheme ?? 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  const cookies: Record<string, string> = {
    'linli.locale': picture.locale ?? 'zh-CN',
    ...picture.cookies,
  }
  await context.addCookies(
    Object.entries(cookies).map(([name, value]) => ({ name, value, url: demo.address })),
  )
  if (picture.as !== undefined) await signIn(context, picture.as)
  const page = await context.newPage()
  await page.goto(typeof picture.path === 'string' ? picture.path : await picture.path(context))
  await picture.prepare?.(page)
  await page.waitForTimeout(SETTLE_MS)
  const png = await page.screenshot()
  const file = join(OUT, `${picture.name}-${size}.webp`)
  await sharp(png).webp({ quality: 82 }).toFile(file)
  console.log(file)
  await context.close()
}

async function signIn(context: BrowserContext, who: string): Promise<void> {
  const headers = { origin: demo.address }
  const post = async (path: string, data: object) => {
    // A machine that has just loaded the demo may say that it is busy.
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await context.request.post(`/api/auth${path}`, { data, headers })
      if (answer.ok()) return
      if (answer.status() !== 503 && answer.status() !== 429) throw new Error(await answer.text())
      await sleep(SETTLE_MS)
    }
    throw new Error('the demo stays busy')
  }
  if (who.includes('@')) {
    await post('/sign-in/email', { email: who, password: 'linli-demo' })
    return
  }
  await post('/phone-number/send-otp', { phoneNumber: who })
  const shown = await context.request.get(`/api/v1/demo/codes/${encodeURIComponent(who)}`)
  const { code } = (await shown.json()) as { code: string }
  await post('/phone-number/verify', { phoneNumber: who, code })
}
