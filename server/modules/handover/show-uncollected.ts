import { type FulfilmentLine, listFulfilmentLines, openOfIds } from '#ordering'
import type { Queryable } from '#platform/db'
import { listResidentsByIds } from '#residents'
import { listWaitingAt } from './queries/pickups.ts'
import { listUncollected, type UncollectedRow } from './queries/uncollected.ts'

const MOST = 300
const DAYS_SHOWN = 30
const DAY_MS = 86_400_000

/** What waits at a station and what nobody fetched there in the last days, with its people. */
export async function showUncollected(
  db: Queryable,
  { regionId, stationId, at }: { regionId: string; stationId: string; at: Date },
) {
  const pickups = await listWaitingAt(db, regionId, stationId, MOST)
  const since = new Date(at.getTime() - DAYS_SHOWN * DAY_MS)
  const returned = await listUncollected(db, { regionId, stationId, since, limit: MOST })
  const back = Map.groupBy(returned, ({ orderId }) => orderId)
  const orderIds = [...pickups.map(({ orderId }) => orderId), ...back.keys()]
  const lines = await listFulfilmentLines(db, regionId, { orderIds })
  const ofOrders = Map.groupBy(lines, ({ orderId }) => orderId)
  const residentIds = [...new Set(lines.flatMap(({ residentId }) => residentId ?? []))]
  const residents = await listResidentsByIds(db, regionId, residentIds)
  const people = new Map(residents.map((one) => [one.id, one]))
  const open = await openOfIds(db, regionId, orderIds)
  const orderOf = (own: readonly FulfilmentLine[]) => {
    const { orderId, number, shortNumber, pickupDate, communityId, residentId } = own[0]!
    const resident = people.get(residentId ?? '')
    return {
      orderId,
      number,
      shortNumber,
      pickupDate,
      communityId,
      name: resident?.name ?? '',
      phoneLastFour: resident?.phone?.slice(-4) ?? null,
    }
  }
  return {
    waiting: pickups.flatMap(({ orderId, deadlineAt, reminders }) => {
      const own = ofOrders.get(orderId)
      if (own === undefined) return []
      return [
        {
          ...orderOf(own),
          deadlineAt: deadlineAt!,
          reminders,
          cashDueMinor: open.get(orderId) ?? 0,
          lines: own.filter(({ quantity }) => quantity > 0).map(goodsOf),
        },
      ]
    }),
    returned: [...back].flatMap(([orderId, rows]) => {
      const own = ofOrders.get(orderId)
      return own === undefined ? [] : [{ ...orderOf(own), ...endOf(rows, own) }]
    }),
  }
}

const goodsOf = ({ lineNumber, skuId, name, measure, quantity }: FulfilmentLine) => ({
  lineNumber,
  skuId,
  name,
  measure,
  quantity,
})

function endOf(rows: readonly UncollectedRow[], own: readonly FulfilmentLine[]) {
  const { why, note, returnedAt, decidedAt } = rows[0]!
  return {
    why,
    note,
    returnedAt,
    decidedAt,
    lines: rows.flatMap(({ lineNumber, quantity, fate, decidedWhy, decidedNote }) => {
      const line = own.find((one) => one.lineNumber === lineNumber)
      if (line === undefined) return []
      return [{ ...goodsOf(line), quantity, fate, decidedWhy, decidedNote }]
    }),
  }
}
