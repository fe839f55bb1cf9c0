import type { Page } from 'playwright-core'
import {
  type Buyer,
  type ClaimsWorld,
  makeBuyers,
  makeClaimsWorld,
  type OfferWish,
  type Person,
} from '../../support/index.ts'
import { type Site, startSite } from './site.ts'
import type { Visitor, VisitorWish } from './visitor.ts'

export interface ShopperWish extends VisitorWish {
  walletMinor?: number
  /** Quantities in the cart, by the place of their offers. */
  cart?: readonly number[]
}

export interface Shopping extends Site {
  world: ClaimsWorld
  /** A buyer of the community at a window of the shop. */
  shopper(wish?: ShopperWish): Promise<Visitor & { buyer: Buyer }>
  /** A window of somebody who shops in the community, signed in or not. */
  at(wish?: VisitorWish): Promise<Visitor>
  /** Calls a path of the region as somebody, each call under a key of its own; @throws unless it succeeds. */
  // biome-ignore lint/suspicious/noExplicitAny: replies are checked by the assertions themselves
  ask(who: Person, method: string, path: string, body?: object): Promise<any>
}

const PATIENCE_MS = 12_000

const GOODS: readonly OfferWish[] = [
  { name: '番茄', priceMinor: 480 },
  { name: '豆腐', priceMinor: 300 },
]

/** A community that shops today, and the browsers of those who live there. */
export async function startShopping(
  offers: readonly OfferWish[] = GOODS,
  args: readonly string[] = [],
): Promise<Shopping> {
  const site = await startSite(args)
  const { linli } = site
  const world = await makeClaimsWorld(linli, { offers })
  const place = `${world.regionId}/${world.communityId}`
  const at = async (wish: VisitorWish = {}) => {
    const visitor = await site.visit({
      ...wish,
      cookies: { 'linli.place': place, ...wish.cookies },
    })
    // Sooner than the test ends: a story that stops then says where.
    visitor.context.setDefaultTimeout(PATIENCE_MS)
    return visitor
  }
  const ask: Shopping['ask'] = async (who, method, path, body) => {
    const key = method === 'GET' ? {} : { key: crypto.randomUUID() }
    const href = `/regions/${world.regionId}${path}`
    const answer = await linli.call(who, method, href, body, key)
    if (answer.status < 300) return answer.body
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  const shopper: Shopping['shopper'] = async ({
    walletMinor = 100_000,
    cart = [],
    ...wish
  } = {}) => {
    const [buyer] = await makeBuyers(linli, world.window, { walletMinor })
    for (const [nth, quantity] of cart.entries()) {
      const { offerId } = world.window.offers[nth]!
      if (quantity > 0) await ask(buyer!, 'PUT', `/cart/lines/${offerId}`, { quantity })
    }
    return { ...(await at({ ...wish, as: buyer! })), buyer: buyer! }
  }
  return { ...site, world, shopper, at, ask }
}

/** Goes to a page of the shop without loading a document: its answers come from the API alone. */
export async function goWithin(page: Page, path: string): Promise<void> {
  // Before, the page still takes over what the server drew for another address.
  await page.waitForFunction(() => performance.getEntriesByName('awake').length > 0)
  await page.evaluate((to) => history.pushState(null, '', to), path)
}

/** From now on the server fails at every answer of the API. */
export const breakServer = (page: Page): Promise<unknown> =>
  page.route('**/api/v1/**', (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'unexpected', title: 'Unexpected' }),
    }),
  )
