import { balancesOf, cashOfStation, listTransfersOf, owedSince } from '#ledger'
import { getRegion, getStation } from '#places'
import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { localDate } from '#platform/time'
import { listDeposits } from './queries/deposits.ts'

const SHOWN = 50
const OF_A_DAY = 2000

/** The cash drawer of a station: what it owes, what today brought and took, its last deposits. */
export async function showStationCash(db: Queryable, regionId: string, stationId: string) {
  await getStation(db, regionId, stationId)
  const { currency, timeZone } = await getRegion(db, regionId)
  const account = cashOfStation(stationId)
  const balance = (await balancesOf(db, regionId, [account])).get(account) ?? 0
  const since = (await owedSince(db, regionId, [account])).get(account) ?? null
  const today = localDate(await businessNow(db), timeZone)
  const moved = (await listTransfersOf(db, regionId, account, undefined, OF_A_DAY)).filter(
    (transfer) => localDate(new Date(transfer.occurredAt), timeZone) === today,
  )
  const movements = moved.map(({ id, debitAccount, amountMinor, code, orderId, occurredAt }) => ({
    id,
    amountMinor: debitAccount === account ? amountMinor : -amountMinor,
    code,
    orderId,
    occurredAt: new Date(occurredAt),
  }))
  const sum = (sign: number) =>
    movements.reduce((all, { amountMinor }) => all + Math.max(sign * amountMinor, 0), 0)
  return {
    currency,
    // 0 - 0 is 0, where -0 would be written as such.
    owedMinor: 0 - balance,
    owedSince: since,
    takenTodayMinor: sum(1),
    givenTodayMinor: sum(-1),
    movements: movements.slice(0, SHOWN),
    deposits: await listDeposits(db, regionId, { holderId: stationId, limit: 10 }),
  }
}
