import type { DemoApi } from './api.ts'
import { fillBasket } from './baskets.ts'
import type { Living } from './living.ts'
import { REGION } from './places.ts'
import { seeded } from './seeded.ts'
import { openShelves, type Shelf } from './shelves.ts'

const AT = `/regions/${REGION.id}`

/** What is going on at this moment: full carts, an unpaid order, a cancelled one, a chain read. */
export async function liveToday(living: Living, now: Date): Promise<void> {
  const { api, communityIds } = living
  const shelves = openShelves(api, communityIds)
  const chance = seeded(7)
  const basketAt = async (community: string) => {
    const shelf = await shelves.at(community, now)
    if (shelf === null) throw new Error('the demo has no window open now')
    // Long enough open that nothing ends while it is being ordered.
    const at = new Date(now.getTime() + 60_000)
    return { shelf, lines: fillBasket(shelf.offers, { at, minimumMinor: 0, chance }) }
  }
  for (const [name, community] of [
    ['王芳', 'C-01'],
    ['Carmen García', 'C-03'],
    ['彭勇', 'C-06'],
  ] as const) {
    const { lines } = await basketAt(community)
    for (const { offerId, quantity, replacement } of lines) {
      await api.call(name, 'PUT', `${AT}/cart/lines/${offerId}`, { quantity, replacement })
    }
  }
  const unpaid = await basketAt('C-01')
  await order(api, '王小川', unpaid, 'sandbox')
  const regretted = await order(api, '黄磊', await basketAt('C-01'), 'wallet')
  const path = `${AT}/orders/${regretted}/cancellation`
  await api.call('黄磊', 'POST', path, { why: '下错了，家里还有' })
  await readChain(living, unpaid.shelf)
}

async function order(
  api: DemoApi,
  who: string,
  { shelf, lines }: { shelf: Shelf; lines: object[] },
  method: 'wallet' | 'sandbox',
): Promise<string> {
  const placed = await api.call<{ orders: { id: string }[] }>(who, 'POST', `${AT}/checkouts`, {
    parts: [{ windowId: shelf.windowId, fulfilment: 'pickup', slot: '16:00-18:30', lines }],
    payments: [{ method }],
  })
  return placed.orders[0]!.id
}

/** A chat's chain as it stands: one goods that nobody sells, one name that is not clear. */
const CHAIN = `今日接龙，明天到货
1. 王芳 3栋 番茄x2 西兰花一份
2. 李奶奶 土鸡蛋一盒
3. 刘洋 5栋 黄瓜 2斤，胡萝卜 1斤
4. 周婷 红富士苹果2份 榴莲一个
5. 楼下小谢 鲜牛奶两瓶`

const readChain = ({ api, communityIds }: Living, { windowId }: Shelf): Promise<unknown> =>
  api.call('张敏', 'POST', `${AT}/communities/${communityIds.get('C-01')}/chains`, {
    windowId,
    text: CHAIN,
  })
