import { addDays, localDate, zonedInstant } from '#platform/time'
import { askForPayout, bringInCash, claimOne, grantClaim, payOut } from './afterwards.ts'
import { chanceOfWeek } from './baskets.ts'
import { bringToDoor, handOver, listWaiting, type Pickup } from './evening-pickup.ts'
import {
  type Moment,
  NAMED_IN_GUIDE,
  orderAsInGuide,
  orderByPhones,
  orderForOthers,
} from './live-orders.ts'
import type { Living } from './living.ts'
import { confirmAll, driveOut } from './morning-road.ts'
import { closeReceipt, type Mishap, receiveGoods, sortGoods } from './morning-warehouse.ts'
import { shipGoods } from './night-supply.ts'
import { REGION } from './places.ts'
import { openShelves } from './shelves.ts'

/** Days before today on which the demo's region opened. */
export const DAYS_BEFORE = 8

/** The supplier who has not answered yet today: the guide of a day begins with it. */
const SILENT_TODAY = 'S-0001'

/** What is closer to now than this is left to those who come. */
const STILL_MS = 5 * 60_000

/** What happened once, by how many days ago it was. */
const MISHAPS: Record<number, Mishap> = {
  7: 'short',
  5: 'refused',
  4: 'short',
  2: 'short',
  1: 'refused',
}
const MIXED_UP_AGO = 4
const TO_THE_DOOR_AGO = 3
/** How many did not come in the evening, by how many days ago. */
const ABSENT: Record<number, number> = { 5: 1, 1: 2 }

interface Day {
  date: string
  /** 0 for today. */
  ago: number
}

/** An hour of a day, and what is done in it. */
interface Hour {
  time: string
  live: (day: Day, moment: Moment) => Promise<void>
}

/** A week passes, up to now: all of the days before today, and of today what has passed of it. */
export async function liveWeek(living: Living, now: Date): Promise<void> {
  const { clockwork, goods } = living
  const shelves = openShelves(living.api, living.communityIds)
  const chance = chanceOfWeek()
  const today = localDate(now, REGION.timeZone)
  const opened = await clockwork.now()
  const hours = hoursOf(living)
  const ofFarm = new Set([...goods].flatMap(([id, one]) => (one.isFarmed ? [id] : [])))
  for (let ago = DAYS_BEFORE; ago >= 0; ago -= 1) {
    const date = addDays(today, -ago)
    for (const { time, live } of hours) {
      const at = zonedInstant(date, time, REGION.timeZone)
      if (at.getTime() > now.getTime() - STILL_MS) return
      if (at < opened) continue
      await clockwork.moveTo(at)
      // What the guide goes on with is not mixed with what falls by chance.
      const isLeft = ago === 1 ? ({ skuId }: { skuId: string }) => ofFarm.has(skuId) : undefined
      await live({ date, ago }, { at, shelves, chance, isLeft })
    }
  }
}

/**
 * Brings today as far as the guide of a day finds it, whatever time it is: windows are closed, all
 * suppliers but one have shipped, and the warehouse has what they brought.
 */
export async function liveMorning(living: Living, now: Date): Promise<void> {
  const date = localDate(now, REGION.timeZone)
  await shipGoods(living, date, SILENT_TODAY)
  await receiveGoods(living, date, null)
}

function hoursOf(living: Living): Hour[] {
  const { clockwork } = living
  const orders = (time: string, count: number): Hour => ({
    time,
    live: async ({ ago }, moment) => {
      const stayAtHome = ago === 1 ? NAMED_IN_GUIDE : []
      await orderByPhones(living, moment, count, stayAtHome)
      if (time === '12:20' && ago === 1) await orderAsInGuide(living, moment)
      if (time === '18:50') await orderForOthers(living, moment)
    },
  })
  /** What is done to the goods of a day: none have come on the first one. */
  const goods = (time: string, live: (day: Day) => Promise<void>): Hour => ({
    time,
    live: async (day) => {
      if (day.ago < DAYS_BEFORE) await live(day)
    },
  })
  const past = (time: string, live: (day: Day) => Promise<void>): Hour =>
    goods(time, async (day) => {
      if (day.ago > 0) await live(day)
    })
  const daily = afternoonsOf(living)
  return [
    // Just after one window has closed and the next has opened.
    { time: '00:02', live: () => clockwork.turn() },
    goods('00:25', ({ date, ago }) =>
      shipGoods(living, date, ago === 0 ? SILENT_TODAY : undefined),
    ),
    orders('00:30', 2),
    goods('05:00', ({ date, ago }) => receiveGoods(living, date, MISHAPS[ago] ?? null)),
    past('05:40', ({ date }) => closeReceipt(living, date)),
    past('06:30', ({ date }) => sortGoods(living, date)),
    orders('07:40', 3),
    past('09:30', async ({ date, ago }) => {
      const communities = await driveOut(living, date)
      await confirmAll(living, date, communities, ago === MIXED_UP_AGO)
    }),
    orders('12:20', 4),
    past('17:10', daily.early),
    orders('18:50', 5),
    past('19:30', daily.late),
    past('20:10', daily.afterwards),
    orders('21:20', 3),
  ]
}

function afternoonsOf(living: Living) {
  const { clockwork } = living
  let asked: string | null = null
  return {
    early: async ({ date, ago }: Day) => {
      const waiting = await listWaiting(living, date)
      const atHome = ago === TO_THE_DOOR_AGO ? waiting.find(byWalletAlone) : undefined
      if (atHome !== undefined) await bringToDoor(living, atHome)
      const here = waiting.filter((one) => one !== atHome)
      await fetchAll(living, here.slice(0, Math.ceil(here.length / 2)))
    },
    late: async ({ date, ago }: Day) => {
      const waiting = await listWaiting(living, date)
      const absent = waiting.filter(byWallet).slice(0, ABSENT[ago] ?? 0)
      const here = waiting.filter((one) => !absent.includes(one))
      await fetchAll(living, here)
    },
    afterwards: async ({ date, ago }: Day) => {
      await clockwork.turn()
      if (ago === 5) await claimOne(living, date, { reason: 'spoiled', note: '有一半是烂的' })
      if (ago === 3) asked = await claimOne(living, date, { reason: 'other', note: '和图片差很多' })
      if (ago === 2) {
        if (asked !== null) await grantClaim(living, asked)
        await claimOne(living, date, { reason: 'other', note: '味道不对，孩子不肯吃' })
        await bringInCash(living, date)
        const payout = await askForPayout(living, 'C-06')
        if (payout !== null) await payOut(living, payout)
      }
      if (ago === 1) await askForPayout(living, 'C-02')
      await clockwork.tell()
    },
  }
}

const byWallet = ({ resident, orders }: Pickup): boolean =>
  resident !== null && orders.every(({ cashDueMinor }) => cashDueMinor === 0)

const byWalletAlone = (pickup: Pickup): boolean => byWallet(pickup) && pickup.orders.length === 1

/** One after the other: in a queue nobody is served beside another. */
async function fetchAll(living: Living, pickups: readonly Pickup[]): Promise<void> {
  for (const pickup of pickups) await handOver(living, pickup)
}
