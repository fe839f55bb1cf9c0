import { type Telling, tell } from '#notify'
import { listOrdersByIds } from '#ordering'
import { getRegion, listStationsByIds } from '#places'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Sweep } from '#platform/jobs'
import { readSettings } from '#platform/settings'
import { listResidentsByIds } from '#residents'
import { listRegionsDue, markReminded, type Reminder } from './queries/pickups.ts'

const SET_SIZE = 500
const HOUR_MS = 3_600_000
/** The settings allow no longer notice. */
const LONGEST_HOURS = 168

/** Tells residents, twice each, that their goods wait and until when. */
export const remindWaiting: Sweep = {
  name: 'handover-reminds',
  everyMs: 60_000,
  sweep: async (tx) => {
    const at = await businessNow(tx)
    let reminded = 0
    for (const regionId of await listRegionsDue(tx, hoursAfter(at, LONGEST_HOURS))) {
      const settings = await readSettings(tx, regionId, {}, at)
      const hours: [Reminder, number][] = [
        ['last', settings['handover.lastReminderHours']],
        ['first', settings['handover.reminderHours']],
      ]
      for (const [reminder, before] of hours) {
        reminded += await remind(tx, regionId, reminder, { at, until: hoursAfter(at, before) })
      }
    }
    return reminded
  },
}

async function remind(
  tx: Tx,
  regionId: string,
  reminder: Reminder,
  span: { at: Date; until: Date },
): Promise<number> {
  const waiting = await markReminded(tx, reminder, { regionId, ...span, limit: SET_SIZE })
  if (waiting.length === 0) return 0
  const ids = waiting.map((one) => one.orderId)
  const orders = await listOrdersByIds(tx, regionId, ids)
  const residents = await listResidentsByIds(tx, regionId, [
    ...new Set(orders.flatMap((order) => order.residentId ?? [])),
  ])
  const personOf = new Map(residents.map((one) => [one.id, one.personId]))
  const stations = await listStationsByIds(
    tx,
    regionId,
    orders.map((order) => order.stationId),
  )
  const nameOf = new Map(stations.map((one) => [one.id, one.name]))
  const untilOf = new Map(waiting.map((one) => [one.orderId, one.deadlineAt!]))
  const { timeZone: zone } = await getRegion(tx, regionId)
  const template = reminder === 'first' ? 'order.waiting' : 'order.waiting-last'
  const tellings = orders.flatMap((order): Telling[] => {
    const personId = personOf.get(order.residentId ?? '') ?? null
    if (personId === null || order.closedAt !== null) return []
    const params = {
      orderNumber: order.number,
      place: { 'zh-CN': nameOf.get(order.stationId) ?? '' },
      until: untilOf.get(order.id)!.toISOString(),
      zone,
    }
    // After an extension the same is told again: each time is a fact of its own.
    return [{ regionId, personId, template, factId: newId(), params }]
  })
  await tell(tx, tellings)
  return waiting.length
}

const hoursAfter = (at: Date, hours: number): Date => new Date(at.getTime() + hours * HOUR_MS)
