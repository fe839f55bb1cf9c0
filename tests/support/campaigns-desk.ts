import { type GoodsIds, makeGoods } from './goods-rows.ts'
import type { Answer, Person, TestLinli } from './linli.ts'
import { makeCommunities } from './places-rows.ts'

const HOUR_MS = 3_600_000

/** Somebody of marketing in chengdu, with two communities and two kinds of goods to sell there. */
export interface MarketingDesk {
  marketing: Person
  communityIds: string[]
  stationIds: string[]
  goods: [GoodsIds, GoodsIds]
  /** A window that is open for five hours, with both goods on offer. */
  wish(more?: object): Record<string, unknown>
  create(more?: object): Promise<Answer>
  publish(windowId: string, more?: object): Promise<Answer>
  /** Makes and publishes a window; its id. */
  open(more?: object): Promise<string>
  /** The window as the shop shows it to a community, the first when absent. */
  shown(windowId: string, communityId?: string): Promise<Answer>
}

export const inHours = (hours: number): string =>
  new Date(Date.now() + hours * HOUR_MS).toISOString()

export async function makeMarketingDesk(linli: TestLinli): Promise<MarketingDesk> {
  const marketing = await linli.person({ role: 'marketing', regionId: 'chengdu' })
  const { communityIds, stationIds } = await makeCommunities(linli, 'chengdu', 2)
  const goods: [GoodsIds, GoodsIds] = [
    await makeGoods(linli, 'chengdu'),
    await makeGoods(linli, 'chengdu'),
  ]
  const wish = (more: object = {}) => ({
    name: { 'zh-CN': '今日团' },
    opensAt: inHours(-1),
    closesAt: inHours(5),
    pickupDate: inHours(72).slice(0, 10),
    slots: [{ from: '16:00', to: '20:00' }],
    communityIds,
    offers: [
      { listingId: goods[0].listingId, cap: 50, priceMinor: 400, limitPerResident: 3 },
      { listingId: goods[1].listingId, cap: null },
    ],
    ...more,
  })
  const create = (more: object = {}) =>
    linli.call(marketing, 'POST', '/regions/chengdu/windows', wish(more))
  const publish = (windowId: string, more: object = {}) =>
    linli.call(marketing, 'POST', `/regions/chengdu/windows/${windowId}/publication`, {
      version: 1,
      acceptWarnings: true,
      ...more,
    })
  const open = async (more: object = {}) => {
    const { body } = await create(more)
    const published = await publish(body.id)
    if (published.status !== 201) throw new Error(JSON.stringify(published.body))
    return body.id as string
  }
  const shown = (windowId: string, communityId = communityIds[0]!) =>
    linli.call(null, 'GET', `/regions/chengdu/communities/${communityId}/windows/${windowId}`)
  return { marketing, communityIds, stationIds, goods, wish, create, publish, open, shown }
}
