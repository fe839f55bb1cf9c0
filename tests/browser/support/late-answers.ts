import type { BrowserContext } from 'playwright-core'
import { seeded } from '../../../demo/seeded.ts'

const LATEST_MS = 1500
/** Live updates stay open; what is late there is the first word only. */
const isLive = (url: string): boolean => new URL(url).pathname.endsWith('/live')

/**
 * Answers of the API that come late and in another order than they were asked for, as on a poor
 * network: four of ten at once, the others within a second and a half.
 * @param seed where the story is told again with the same delays
 */
export async function answerLate(context: BrowserContext, seed: number): Promise<void> {
  const random = seeded(seed)
  await context.route('**/api/v1/**', async (route) => {
    const drawn = random()
    if (drawn >= 0.4 && !isLive(route.request().url())) {
      await new Promise((done) => setTimeout(done, drawn * LATEST_MS))
    }
    // The page may be gone by then.
    await route.continue().catch(() => undefined)
  })
}
