import { newId } from '#platform/ids'
import type { TestLinli } from './linli.ts'

export interface RegionWish {
  timeZone?: string
  currency?: string
  taxMode?: 'included' | 'added'
}

/** A region that delivers every day, unless it is there already. */
export async function makeRegion(
  { database: { db } }: TestLinli,
  regionId: string,
  wish: RegionWish = {},
): Promise<void> {
  await db
    .insertInto('regions')
    .values({
      id: regionId,
      name: JSON.stringify({ 'zh-CN': regionId }),
      country: 'CN',
      currency: wish.currency ?? 'CNY',
      time_zone: wish.timeZone ?? 'Asia/Shanghai',
      tax_mode: wish.taxMode ?? 'included',
      delivery_calendar: JSON.stringify({ weekdays: [1, 2, 3, 4, 5, 6, 7], closed: [], extra: [] }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('price_book_versions')
    .values({ region_id: regionId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export interface Communities {
  communityIds: string[]
  stationIds: string[]
}

/** New communities, each served by a pickup station of its own that keeps every kind of goods. */
export async function makeCommunities(
  { database: { db } }: TestLinli,
  regionId: string,
  count: number,
  wish: { minimumOrderMinor?: number } = {},
): Promise<Communities> {
  const pairs = Array.from({ length: count }, () => ({ communityId: newId(), stationId: newId() }))
  if (count === 0) return { communityIds: [], stationIds: [] }
  await db
    .insertInto('communities')
    .values(
      pairs.map(({ communityId: id }) => ({
        region_id: regionId,
        id,
        code: `c${id.slice(-12)}`,
        name: `社区${id.slice(-4)}`,
        address: '一环路 1 号',
        minimum_order_minor: wish.minimumOrderMinor ?? 0,
      })),
    )
    .execute()
  await db
    .insertInto('stations')
    .values(
      pairs.map(({ stationId: id }) => ({
        region_id: regionId,
        id,
        code: `s${id.slice(-12)}`,
        kind: 'pickup',
        name: `自提点${id.slice(-4)}`,
        address: '一环路 1 号',
        storages: ['ambient', 'chilled', 'frozen'],
      })),
    )
    .execute()
  await db
    .insertInto('station_services')
    .values(
      pairs.map(({ communityId, stationId }) => ({
        region_id: regionId,
        community_id: communityId,
        station_id: stationId,
        is_pickup_point: true,
      })),
    )
    .execute()
  return {
    communityIds: pairs.map((pair) => pair.communityId),
    stationIds: pairs.map((pair) => pair.stationId),
  }
}
