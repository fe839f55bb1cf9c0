import { balancesOf, cashOfLeader } from '#ledger'
import { listFulfilmentLines } from '#ordering'
import { getRegion } from '#places'
import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { localDate } from '#platform/time'
import { availableOf } from './available.ts'
import type { EarnerKind } from './commission.ts'
import { type EarningRow, sumPending } from './queries/earnings.ts'
import { sumPayouts } from './queries/payouts.ts'

/** An entry with what a person needs to know it by. */
export interface ShownEarning extends Omit<EarningRow, 'regionId' | 'earnerKind' | 'earnerId'> {
  orderNumber: string | null
  pickupDate: string | null
  lineName: Record<string, string> | null
}

/** Adds the order's number and the line's name to entries. */
export async function explainEntries(
  db: Queryable,
  regionId: string,
  rows: readonly EarningRow[],
): Promise<ShownEarning[]> {
  const orderIds = [...new Set(rows.flatMap((row) => row.orderId ?? []))]
  const lines = orderIds.length === 0 ? [] : await listFulfilmentLines(db, regionId, { orderIds })
  const orders = new Map(lines.map((line) => [line.orderId, line]))
  const named = new Map(lines.map((line) => [`${line.orderId}/${line.lineNumber}`, line.name]))
  return rows.map(({ regionId: _, earnerKind: __, earnerId: ___, ...row }) => {
    const order = orders.get(row.orderId ?? '')
    return {
      ...row,
      orderNumber: order?.number ?? null,
      pickupDate: order?.pickupDate ?? null,
      lineName: named.get(`${row.orderId}/${row.lineNumber}`) ?? null,
    }
  })
}

/** What an earner has coming, can ask for, waits for and got. */
export async function earnerBalance(
  db: Queryable,
  regionId: string,
  { kind, id }: { kind: EarnerKind; id: string },
) {
  const { currency, timeZone } = await getRegion(db, regionId)
  const today = localDate(await businessNow(db), timeZone)
  const available = await availableOf(db, regionId, kind, [id], today)
  const cash = kind === 'leader' ? await balancesOf(db, regionId, [cashOfLeader(id)]) : new Map()
  return {
    currency,
    pendingMinor: await sumPending(db, regionId, id),
    availableMinor: available.get(id) ?? 0,
    ...(await sumPayouts(db, regionId, id)),
    cashOwedMinor: 0 - (cash.get(cashOfLeader(id)) ?? 0),
  }
}
