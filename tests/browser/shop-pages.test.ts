import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkoutOf, makeCollectedOrder, placeOrder, turn } from '../support/index.ts'
import {
  breakServer,
  expectSound,
  goWithin,
  type Shopping,
  startShopping,
  type Visitor,
} from './support/index.ts'

let shop: Shopping
/** Ids that addresses name, and the person who has one of everything. */
const known = { home: '', product: '', window: '', placed: '', collected: '' }
let rich: Visitor & { buyer: { id: string; token: string; residentId: string } }

beforeAll(async () => {
  shop = await startShopping()
  const { regionId, communityId, window } = shop.world
  const [offer] = window.offers
  rich = await shop.shopper({ cart: [2, 1] })
  const own = `/residents/${rich.buyer.residentId}`
  await shop.ask(rich.buyer, 'POST', `${own}/addresses`, {
    label: '家',
    recipient: '王芳',
    phone: null,
    address: '锦绣路 18 号',
    buildingId: null,
    room: '1203',
    latitude: null,
    longitude: null,
    isDefault: true,
  })
  await shop.ask(rich.buyer, 'POST', `${own}/household`, { name: '王家' })
  await shop.ask(rich.buyer, 'PUT', `${own}/favourites/${offer!.productId}`)
  const body = checkoutOf(window, [[offer!, 1]])
  const placed = await placeOrder(shop.linli, window, rich.buyer, body)
  const collected = await makeCollectedOrder(shop.linli, shop.world, rich.buyer, [2])
  await turn(shop.linli)
  Object.assign(known, {
    home: `/${regionId}/${communityId}`,
    product: `/${regionId}/${communityId}/goods/${offer!.productId}`,
    window: `/${regionId}/${communityId}/windows/${window.windowId}`,
    placed: `${regionId}/${placed.id}`,
    collected: `${regionId}/${collected}`,
  })
})
afterAll(() => shop.close())

type Known = typeof known

/** Every page of the shop: its route, and where it is looked at. */
const PAGES: readonly (readonly [route: string, path: (k: Known) => string])[] = [
  ['/', () => '/places'],
  ['/places', () => '/places?search=none-is-called-so'],
  ['/l/:region/:code', () => '/l/chengdu/NOBODY'],
  ['/sign-in', () => '/sign-in'],
  ['/me', () => '/me'],
  ['/me/profile', () => '/me/profile'],
  ['/me/addresses', () => '/me/addresses'],
  ['/me/household', () => '/me/household'],
  ['/me/wallet', () => '/me/wallet'],
  ['/me/leader', () => '/me/leader'],
  ['/me/security', () => '/me/security'],
  ['/me/privacy', () => '/me/privacy'],
  ['/me/delete', () => '/me/delete'],
  ['/notices', () => '/notices'],
  ['/favourites', () => '/favourites'],
  ['/offline', () => '/offline'],
  ['/elder', () => '/elder'],
  ['/cart', () => '/cart'],
  ['/checkout', () => '/checkout'],
  ['/placed/:region', ({ placed }) => `/placed/${placed.replace('/', '?orders=')}`],
  ['/orders', () => '/orders'],
  ['/orders/:region/:order', ({ placed }) => `/orders/${placed}`],
  ['/orders/:region/:order/receipt', ({ collected }) => `/orders/${collected}/receipt`],
  ['/orders/:region/:order/claim', ({ collected }) => `/orders/${collected}/claim?line=1`],
  ['/:region/:community', ({ home }) => home],
  ['/:region/:community/windows/:window', ({ window }) => window],
  ['/:region/:community/goods/:product', ({ product }) => product],
  ['/:region/:community/goods', ({ home }) => `${home}/goods`],
  ['/:region/:community/search', ({ home }) => `${home}/search?text=fanqie`],
]

const READERS = {
  'with everything in it': () => shop.at({ as: rich.buyer }),
  'for who has nothing yet': () => shop.shopper({ walletMinor: 0 }),
  'for a stranger': () => shop.at(),
  'in the elder version': () => shop.at({ as: rich.buyer, cookies: { 'linli.elder': '1' } }),
}
type How = keyof typeof READERS

const windows = new Map<string, Promise<Visitor>>()

/** One browser window for each kind of reader, who goes from page to page. */
function windowOf(how: string, open: () => Promise<Visitor>): Promise<Visitor> {
  const found = windows.get(how) ?? open()
  windows.set(how, found)
  return found
}

/** The page has come to rest: what it asked for is there, or was refused. */
async function expectSoundAtRest({ page }: Visitor): Promise<void> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.locator('main .ui-skeleton').first().waitFor({ state: 'detached' })
  await expectSound(page)
}

test('no page of the shop is missing here', () => {
  const file = new URL('../../web/shop/routes.tsx', import.meta.url)
  const routes = readFileSync(file, 'utf8').matchAll(/page\(\s*'([^']+)'/g)
  expect(PAGES.map(([route]) => route)).toEqual([...routes].map(([, route]) => route))
})

const CASES = PAGES.flatMap(([route, path]) =>
  (Object.keys(READERS) as How[]).map((how) => [route, how, path] as const),
)

test.each(CASES)('%s is sound %s', async (_, how, path) => {
  const visitor = await windowOf(how, READERS[how])
  await visitor.page.goto(path(known))
  await expectSoundAtRest(visitor)
})

test.each(PAGES)('%s says so, soundly, when the server fails', async (_, path) => {
  const visitor = await windowOf('a broken server', async () => {
    const opened = await shop.at({ as: rich.buyer })
    await breakServer(opened.page)
    return opened
  })
  // Of the next page nothing is known yet, as no document comes with it.
  await visitor.page.goto('/offline')
  await goWithin(visitor.page, path(known))
  const before = visitor.page.getByRole('heading', { name: '没有网络' })
  if (path(known) !== '/offline') await before.waitFor({ state: 'detached' })
  await expectSoundAtRest(visitor)
})
