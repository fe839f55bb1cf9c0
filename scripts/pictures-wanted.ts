import type { BrowserContext, Page } from 'playwright-core'

export interface Picture {
  /** Name of the file, before the size. */
  name: string
  path: string | ((context: BrowserContext) => Promise<string>)
  /** Phone number or e-mail of one of the demo's people; a stranger when absent. */
  as?: string
  sizes?: readonly ('phone' | 'desk')[]
  locale?: 'zh-CN' | 'en' | 'es'
  scheme?: 'light' | 'dark'
  cookies?: Record<string, string>
  /** What is done on the page before it is taken. */
  prepare?: (page: Page) => Promise<unknown>
}

const RESIDENT = '+8613800138001'
const LEADER = '+8613800138011'
const OPERATIONS = 'ops@linli.demo'
const BUYER = 'buyer@linli.demo'
const WAREHOUSE = 'warehouse@linli.demo'
const REGION = 'chengdu'

interface Listed {
  items: { id: string; code: string }[]
}

async function asked<Reply>(context: BrowserContext, path: string): Promise<Reply> {
  const answer = await context.request.get(`/api/v1${path}`, { failOnStatusCode: true })
  return (await answer.json()) as Reply
}

/** The first community of the demo, remembered as a resident's browser does. */
async function inShop(context: BrowserContext): Promise<string> {
  const { items } = await asked<Listed>(context, `/regions/${REGION}/communities`)
  const { id } = items.find(({ code }) => code === 'C-01')!
  await context.addCookies([
    {
      name: 'linli.place',
      value: encodeURIComponent(`${REGION}/${id}`),
      url: await originOf(context),
    },
  ])
  return `/${REGION}/${id}`
}

async function originOf(context: BrowserContext): Promise<string> {
  const answer = await context.request.get('/api/v1/installation')
  return new URL(answer.url()).origin
}

const shopPage = (path: string) => async (context: BrowserContext) => {
  const today = await inShop(context)
  return path.startsWith('/') ? path : `${today}${path}`
}

async function product(context: BrowserContext): Promise<string> {
  const today = await inShop(context)
  const [, community] = today.slice(1).split('/')
  const goods = `/regions/${REGION}/communities/${community}/goods?limit=1`
  const { items } = await asked<{ items: { productId: string }[] }>(context, goods)
  return `${today}/goods/${items[0]!.productId}`
}

async function newestOrder(context: BrowserContext): Promise<string> {
  await inShop(context)
  const { items } = await asked<Listed>(context, `/regions/${REGION}/my-orders?limit=1`)
  return `/orders/${REGION}/${items[0]!.id}`
}

/** Each main page as the README and its readers should see it. */
export const PICTURES: readonly Picture[] = [
  { name: 'shop-today', path: shopPage(''), as: RESIDENT },
  { name: 'shop-today-dark', path: shopPage(''), as: RESIDENT, scheme: 'dark', sizes: ['phone'] },
  { name: 'shop-product', path: product },
  { name: 'shop-cart', path: shopPage('/cart'), as: RESIDENT },
  { name: 'shop-checkout', path: shopPage('/checkout'), as: RESIDENT, locale: 'en' },
  { name: 'shop-order', path: newestOrder, as: RESIDENT },
  {
    name: 'shop-elder-spanish',
    path: shopPage('/elder'),
    as: '+8613800138021',
    locale: 'es',
    cookies: { 'linli.elder': '1' },
    sizes: ['phone'],
  },
  { name: 'work-now', path: '/work', as: LEADER },
  { name: 'work-share', path: '/work/leader/share', as: LEADER, sizes: ['phone'] },
  { name: 'work-handover', path: '/work/handover', as: LEADER },
  { name: 'work-station', path: '/work/station', as: WAREHOUSE },
  { name: 'console-board', path: '/console', as: OPERATIONS, sizes: ['desk'], locale: 'en' },
  { name: 'console-board-dark', path: '/console', as: OPERATIONS, sizes: ['desk'], scheme: 'dark' },
  { name: 'console-orders', path: '/console/orders', as: OPERATIONS, sizes: ['desk'] },
  { name: 'console-windows', path: '/console/windows', as: BUYER, sizes: ['desk'] },
  { name: 'console-map', path: '/console/communities?tab=map', as: OPERATIONS, sizes: ['desk'] },
]
