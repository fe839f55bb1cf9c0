import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import type { Sweep } from '#platform/jobs'
import { readSettings } from '#platform/settings'
import { listRegionsToRemind, markReminded } from './queries/order-marks.ts'

const SET_SIZE = 500
/** The setting allows no longer notice. */
const LONGEST_MINUTES = 720

/** Tells whoever has not paid yet, once an order, before its goods are let go. */
export const remindUnpaidOrders: Sweep = {
  name: 'ordering-remind-unpaid',
  everyMs: 10_000,
  sweep: remindUnpaid,
}

async function remindUnpaid(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  let reminded = 0
  for (const regionId of await listRegionsToRemind(tx, minutesAfter(at, LONGEST_MINUTES))) {
    const settings = await readSettings(tx, regionId, {}, at)
    const until = minutesAfter(at, settings['notice.unpaidReminderMinutes'])
    const orders = await markReminded(tx, regionId, { at, until, limit: SET_SIZE })
    reminded += orders.length
    await announceAll(
      tx,
      orders.map((order) => ({
        regionId,
        type: 'order.reminded',
        subjectKind: 'order',
        subjectId: order.id,
        body: { residentId: order.residentId },
        occurredAt: at,
      })),
    )
  }
  return reminded
}

const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
