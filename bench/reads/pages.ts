import { sql } from '#platform/db'
import type { Asked } from '../load/connection.ts'
import type { OpenMarket } from '../market/market.ts'
import { OFFERS } from './today-window.ts'

/** What is read: its variants, asked in turn, and what stands in an answer for each thing shown. */
export interface Page {
  name: string
  asked: Asked[]
  mark: string
  /** Things that an answer shows at least. */
  least: number
}

const SHOWN = 24
const ON_A_LIST = 20
const VARIANTS = 100

/** Everything whose speed is told, for communities, people and goods that take turns. */
export async function readPages(open: OpenMarket, todayId: string): Promise<Page[]> {
  return [...shopPages(open, todayId), ...(await orderPages(open))]
}

function shopPages({ market }: OpenMarket, todayId: string): Page[] {
  const { regionId, communityIds, productIds } = market
  const there = communityIds.map((id) => `/api/v1/regions/${regionId}/communities/${id}`)
  const toAnyone = (paths: string[]): Asked[] => paths.map((path) => ({ method: 'GET', path }))
  const search = (kind: string, word: string, least: number): Page => ({
    name: `search: ${kind}, ${word}`,
    asked: toAnyone(
      there.map((at) => `${at}/goods?limit=${SHOWN}&text=${encodeURIComponent(word)}`),
    ),
    mark: '"productId":',
    least,
  })
  return [
    {
      name: 'today',
      asked: toAnyone(there.map((at) => `${at}/windows/${todayId}`)),
      mark: '"offerId":',
      least: OFFERS,
    },
    {
      name: 'product',
      asked: toAnyone(productIds.map((id, at) => `${there[at % there.length]}/products/${id}`)),
      mark: '"skuId":',
      least: 1,
    },
    search('Chinese', '番茄', SHOWN),
    search('pinyin', 'fq', SHOWN),
    search('English', 'tomato', SHOWN),
    search('typo', 'tomatto', 1),
  ]
}

async function orderPages(open: OpenMarket): Promise<Page[]> {
  const { regionId, communityIds, admin, leader, buyers } = open.market
  const { today, past, numbers } = await known(open)
  const page = (name: string, tokens: string[], paths: string[], least = ON_A_LIST): Page => ({
    name,
    asked: Array.from({ length: Math.max(tokens.length, paths.length) }, (_, at) => ({
      method: 'GET',
      path: `/api/v1/regions/${regionId}/${paths[at % paths.length]}`,
      headers: { authorization: `Bearer ${tokens[at % tokens.length]}` },
    })),
    mark: '"shortNumber":',
    least,
  })
  const table = (name: string, queries: string[], least = 1) =>
    page(
      `console: ${name}`,
      [admin],
      queries.map((query) => `orders?limit=50${query}`),
      least,
    )
  const tokens = buyers.slice(0, VARIANTS).map(({ token }) => token)
  return [
    page('my orders', tokens, [`my-orders?limit=${ON_A_LIST}`]),
    page(
      'leader',
      [leader],
      [`communities/${communityIds[0]}/orders?limit=${ON_A_LIST}&pickupDate=${today}`],
    ),
    table('newest', ['']),
    table('of a day', [`&pickupFrom=${past}&pickupThrough=${past}`]),
    table(
      'by number',
      numbers.map((number) => `&search=${number}`),
    ),
    table(
      'by name',
      numbers.map((_, at) => `&search=${encodeURIComponent(`居民${at + 100}`)}`),
    ),
    table('with a good', [`&text=${encodeURIComponent('番茄')}`]),
    // Nobody cancelled: all would be looked through, were there no index of those who did.
    table('cancelled', ['&state=cancelled'], 0),
  ]
}

/** Words that find something in the console's table, read from what is stored. */
async function known({ db, market }: OpenMarket) {
  const { rows } = await sql<{ today: string; past: string; numbers: string[] }>`
    select (select pickup_date from windows where region_id = ${market.regionId}
        and id = ${market.windowId}) as today,
      (select (percentile_disc(0.5) within group (order by pickup_date))::text from windows
        where region_id = ${market.regionId}) as past,
      (select array_agg(number) from (select number from orders
        where region_id = ${market.regionId} order by number limit ${VARIANTS}) first) as numbers
    `.execute(db)
  return rows[0]!
}
