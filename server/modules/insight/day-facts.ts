import { sumClaims } from '#aftersales'
import { listHeldBack, listWindowIdsSelling, listWindowsOfDay } from '#campaigns'
import { countLoads, listRoads } from '#delivery'
import { countBags } from '#fulfilment'
import { countHandovers, countOpenConflicts } from '#handover'
import { countOrdersByHour, countReturning, sumOrdersOfWindows, sumShortOfWindows } from '#ordering'
import type { Region } from '#places'
import type { Db } from '#platform/db'
import { addDays, localDate, zonedInstant } from '#platform/time'
import { countPurchaseOrders, listExpectedShipments, listUnansweredOrders } from '#procurement'
import { sumWaitingPayouts } from '#settlement'

const CLAIM_DAYS = 7
const DAY_MS = 86_400_000

export interface DayAsked {
  region: Region
  pickupDate: string
  at: Date
}

export type DayFacts = Awaited<ReturnType<typeof readDayFacts>>

/** What the modules know of a day, each asked once and in sets. */
export async function readDayFacts(db: Db, { region, pickupDate, at }: DayAsked) {
  const regionId = region.id
  const windows = await listWindowsOfDay(db, regionId, { pickupDate, at })
  const windowIds = windows.filter((one) => one.pickupDate === pickupDate).map(({ id }) => id)
  const sums = await sumOrdersOfWindows(
    db,
    regionId,
    windows.map(({ id }) => id),
  )
  const ofDay = sums.filter(({ windowId }) => windowIds.includes(windowId))
  const communityIds = [...new Set(ofDay.map(({ communityId }) => communityId))]
  return {
    windows,
    sums,
    ofDay,
    communityIds,
    returning: await countReturning(db, regionId, windowIds),
    short: await sumShortOfWindows(db, regionId, windowIds),
    purchaseOrders: await countPurchaseOrders(db, regionId, { pickupDate, at }),
    unanswered: await listUnansweredOrders(db, regionId, { pickupDate, at }),
    expected: await listExpectedShipments(db, regionId, pickupDate),
    bags: await countBags(db, regionId, pickupDate),
    loads: await countLoads(db, regionId, pickupDate),
    roads: await listRoads(db, regionId, pickupDate),
    handovers: await countHandovers(db, regionId, { pickupDate, communityIds }),
    conflicts: await countOpenConflicts(db, regionId),
    claims: await sumClaims(db, regionId, new Date(at.getTime() - CLAIM_DAYS * DAY_MS)),
    payouts: await sumWaitingPayouts(db, regionId),
    heldBack: await listHeldBack(db, regionId, at),
    hours: await readHours(db, region, at),
  }
}

/** Orders by hour today until now, and of the whole same weekday a week ago. */
async function readHours(db: Db, { id: regionId, timeZone }: Region, at: Date) {
  const date = localDate(at, timeZone)
  const againstDate = addDays(date, -7)
  const hoursOf = async (day: string, until: Date) => {
    const from = zonedInstant(day, '00:00', timeZone)
    const windowIds = await listWindowIdsSelling(db, regionId, { from, until })
    const counted = await countOrdersByHour(db, regionId, { windowIds, from, until })
    // A day of the clock's change has 23 or 25.
    const hours = Math.max(1, Math.ceil((until.getTime() - from.getTime()) / 3_600_000))
    const byHour = new Map(counted.map(({ hour, orders }) => [hour, orders]))
    return Array.from({ length: hours }, (_, hour) => byHour.get(hour) ?? 0)
  }
  const midnightAfter = zonedInstant(addDays(againstDate, 1), '00:00', timeZone)
  return {
    date,
    againstDate,
    today: await hoursOf(date, at),
    against: await hoursOf(againstDate, midnightAfter),
  }
}
