import { afterAll, beforeAll, test } from 'vitest'
import { checkoutOf, makeCollectedOrder, placeOrder } from '../support/index.ts'
import { expectReadableAtDouble, type Shopping, startShopping } from './support/index.ts'

let shop: Shopping
const known = { home: '', product: '', order: '', collected: '' }
let buyer: Awaited<ReturnType<Shopping['shopper']>>['buyer']

beforeAll(async () => {
  shop = await startShopping([
    { name: '大理高山有机番茄（自然熟，现摘现发）', priceMinor: 1480 },
    { name: '盐水鸭', priceMinor: 12_800, measure: 'weighed', cap: 50_000 },
  ])
  const { regionId, communityId, window } = shop.world
  const [offer] = window.offers
  buyer = (await shop.shopper({ cart: [12, 1500] })).buyer
  const placed = await placeOrder(shop.linli, window, buyer, checkoutOf(window, [[offer!, 3]]))
  const collected = await makeCollectedOrder(shop.linli, shop.world, buyer, [2])
  Object.assign(known, {
    home: `/${regionId}/${communityId}`,
    product: `/${regionId}/${communityId}/goods/${offer!.productId}`,
    order: `/orders/${regionId}/${placed.id}`,
    collected: `/orders/${regionId}/${collected}`,
  })
})
afterAll(() => shop.close())

const PAGES: readonly (readonly [name: string, path: (k: typeof known) => string])[] = [
  ['home', ({ home }) => home],
  ['the product', ({ product }) => product],
  ['the categories', ({ home }) => `${home}/goods`],
  ['the search', ({ home }) => `${home}/search?text=fanqie`],
  ['the cart', () => '/cart'],
  ['the checkout', () => '/checkout'],
  ['an order', ({ order }) => order],
  ['a collected order', ({ collected }) => collected],
  ['a claim', ({ collected }) => `${collected}/claim?line=1`],
  ['the receipt', ({ collected }) => `${collected}/receipt`],
  ['the orders', () => '/orders'],
  ['the account', () => '/me'],
  ['the wallet', () => '/me/wallet'],
  ['the profile', () => '/me/profile'],
  ['the security', () => '/me/security'],
  ['the addresses', () => '/me/addresses'],
  ['the household', () => '/me/household'],
  ['the notices', () => '/notices'],
  ['the choice of a community', () => '/places'],
  ['the elder home', () => '/elder'],
]

// Spanish has the longest words, Chinese the densest; the elder version is large to begin with.
const READERS = {
  'in Spanish': () => shop.at({ as: buyer, locale: 'es' }),
  'in the elder version': () => shop.at({ as: buyer, cookies: { 'linli.elder': '1' } }),
}
type How = keyof typeof READERS

const windows = new Map<How, ReturnType<Shopping['at']>>()

const CASES = PAGES.flatMap(([name, path]) =>
  (Object.keys(READERS) as How[]).map((how) => [name, how, path] as const),
)

test.each(CASES)('%s reads at 200 %% %s', async (_, how, path) => {
  const visitor = windows.get(how) ?? READERS[how]()
  windows.set(how, visitor)
  const { page } = await visitor
  await page.goto(path(known))
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.locator('main .ui-skeleton').first().waitFor({ state: 'detached' })
  await expectReadableAtDouble(page)
})

test.each(['/sign-in', '/places'])('%s reads at 200 %% for a stranger', async (path) => {
  const { page } = await shop.visit({ locale: 'en' })
  await page.goto(path)
  await expectReadableAtDouble(page)
})
