import type { DemoApi } from './api.ts'
import { GOODS } from './goods/index.ts'
import { type LoadedGoods, skuCodeOf } from './load-goods.ts'
import type { LoadedPlaces } from './load-places.ts'
import { REGION } from './places.ts'
import { type DemoPlan, IN_STORE, IN_WAREHOUSE, PLANS, type PlannedGoods, SLOTS } from './plans.ts'

const AT = `/regions/${REGION.id}`

/** Caps of a window: pieces, grams where weighed. */
const CAP_PIECES = 160
const CAP_GRAMS = 90_000

/** Puts what is kept onto the shelves, and makes the plans whose windows open by themselves. */
export async function loadPlans(
  api: DemoApi,
  { communityIds, stationIds }: LoadedPlaces,
  goods: LoadedGoods,
): Promise<void> {
  const shelves = [
    ['WH-01', 'operations', IN_WAREHOUSE],
    ['S-01', 'station_manager', IN_STORE],
  ] as const
  for (const [station, who, stock] of shelves) {
    await api.call(who, 'POST', `${AT}/stations/${stationIds.get(station)}/movements`, {
      reason: 'received',
      lines: Object.entries(stock).map(([sku, quantity]) => ({
        skuId: goods.skuIds.get(sku)!,
        quantity,
        lotCode: 'L0001',
      })),
      note: '开业备货',
    })
  }
  for (const plan of PLANS) {
    await api.call('operations', 'POST', `${AT}/window-plans`, {
      name: plan.name,
      weekdays: plan.weekdays,
      opensTime: plan.opensTime,
      cutoffTime: plan.cutoffTime,
      cutoffDays: plan.cutoffDays,
      pickupDays: plan.pickupDays,
      slots: SLOTS,
      communityIds: [...communityIds.values()],
      offers: offersOf(plan, stationIds, goods),
      // Should the warehouse run out one day, the rest is sold all the same.
      acceptsWarnings: true,
    })
  }
}

function offersOf(
  plan: DemoPlan,
  stationIds: ReadonlyMap<string, string>,
  { listingIds }: LoadedGoods,
) {
  const packs = GOODS.flatMap((goods) =>
    goods.packs.map((pack) => ({ code: skuCodeOf(goods, pack), measure: pack.measure })),
  )
  const isIn = (code: string) =>
    plan.offers === 'all' ? plan.without?.includes(code) !== true : code in plan.offers
  return packs
    .filter(({ code }) => isIn(code))
    .map(({ code, measure }, sort) => {
      const special: PlannedGoods =
        plan.special?.[code] ?? (plan.offers === 'all' ? {} : plan.offers[code]!)
      return {
        listingId: listingIds.get(code)!,
        sort,
        ...(special.priceMinor === undefined ? {} : { priceMinor: special.priceMinor }),
        ...(special.limit === undefined ? {} : { limitPerResident: special.limit }),
        ...(special.cutoff === undefined ? {} : { cutoff: special.cutoff }),
        ...(special.stationCode === undefined
          ? { cap: measure === 'weighed' ? CAP_GRAMS : CAP_PIECES }
          : { stationId: stationIds.get(special.stationCode)! }),
      }
    })
}
