import { useQuery } from '@tanstack/react-query'
import {
  getClaimable,
  getCommunity,
  getMoneyOfOrder,
  getOrder,
  getPickup,
  getPickupCode,
  getStation,
  getTimelineOfOrder,
  listClaimsOfOrder,
  listMyPickups,
  listRegions,
  read,
  useServerMinute,
} from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { dateIn } from '../../../i18n/index.ts'

export type Order = ReplyOf<typeof getOrder>
export type OrderLine = Order['lines'][number]
export type Money = ReplyOf<typeof getMoneyOfOrder>
export type Pickup = ReplyOf<typeof getPickup>
export type Claim = ReplyOf<typeof listClaimsOfOrder>[number]

const ids = (region: string, order: string) => ({ region, order })

export const useOrder = (region: string, order: string) =>
  useQuery(read(getOrder, ids(region, order)))

export const usePickup = (region: string, order: string) =>
  useQuery(read(getPickup, ids(region, order)))

/** Of all my orders those that can be fetched now, by order. */
export function useMyPickups(region: string): ReadonlyMap<string, Pick<Pickup, 'readyAt'>> {
  const { data } = useQuery(read(listMyPickups, { region }))
  return new Map((data ?? []).map((one) => [one.orderId, one]))
}

export const usePickupCode = (region: string, order: string, isNeeded: boolean) =>
  useQuery({ ...read(getPickupCode, ids(region, order)), enabled: isNeeded })

export const useTimeline = (region: string, order: string) =>
  useQuery(read(getTimelineOfOrder, ids(region, order)))

export const useMoney = (region: string, order: string) =>
  useQuery(read(getMoneyOfOrder, ids(region, order)))

export const useClaims = (region: string, order: string) =>
  useQuery(read(listClaimsOfOrder, ids(region, order)))

export const useClaimable = (region: string, order: string) =>
  useQuery(read(getClaimable, ids(region, order)))

export const useStation = (region: string, station: string | undefined) =>
  useQuery({
    ...read(getStation, { region, station: station ?? '' }),
    enabled: station !== undefined,
    staleTime: 600_000,
  })

export const useCommunityOf = (region: string, community: string | undefined) =>
  useQuery({
    ...read(getCommunity, { region, community: community ?? '' }),
    enabled: community !== undefined,
    staleTime: 600_000,
  })

/** The region's time zone, and today's date there. */
export function useRegionTime(region: string): { timeZone: string; today: string } {
  const regions = useQuery({ ...read(listRegions, {}), staleTime: 3_600_000 })
  const timeZone = regions.data?.find(({ id }) => id === region)?.timeZone ?? 'UTC'
  return { timeZone, today: dateIn(useServerMinute(), timeZone) }
}
