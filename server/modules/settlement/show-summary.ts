import { DOOR_FEES } from '#handover'
import { CASH_DIFFERENCES, COMMISSIONS, changesBetween, LOSSES, PURCHASES, REVENUE } from '#ledger'
import { getRegion } from '#places'
import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { addDays, isDate, zonedInstant } from '#platform/time'
import {
  type KindSum,
  sumCommission,
  sumLosses,
  sumPaidOut,
  sumSupplies,
} from './queries/summary.ts'

const OPERATORS = [REVENUE, COMMISSIONS, PURCHASES, CASH_DIFFERENCES, LOSSES, DOOR_FEES]

/**
 * What suppliers, leaders and the operator end with on days of a region, both included. What was
 * entered counts on the day of the fact; what is posted counts on the day of its posting, so that
 * the two differ by what is still pending.
 */
export async function showSummary(
  db: Queryable,
  regionId: string,
  { from, to }: { from: string; to: string },
) {
  const { currency, timeZone } = await getRegion(db, regionId)
  if (!isDate(from) || !isDate(to) || to < from) {
    throw new Invalid('to', 'The last day is on or after the first.')
  }
  const since = zonedInstant(from, '00:00', timeZone)
  const until = zonedInstant(addDays(to, 1), '00:00', timeZone)
  const suppliers = await sumSupplies(db, regionId, from, to)
  const earners = await sumCommission(db, regionId, since, until)
  const changes = await changesBetween(db, regionId, OPERATORS, since, until)
  const posted = (account: string): number => changes.get(account) ?? 0
  const revenueMinor = posted(REVENUE)
  return {
    currency,
    suppliers: { owedMinor: totalOf(suppliers), kinds: suppliers },
    earners: { earnedMinor: totalOf(earners), kinds: earners },
    losses: await sumLosses(db, regionId, since, until),
    paidOut: await sumPaidOut(db, regionId, since, until),
    operator: {
      revenueMinor,
      purchasesPostedMinor: 0 - posted(PURCHASES),
      commissionsPostedMinor: 0 - posted(COMMISSIONS),
      doorFeesMinor: posted(DOOR_FEES),
      cashDifferencesMinor: posted(CASH_DIFFERENCES),
      lossesMinor: 0 - posted(LOSSES),
      resultMinor:
        revenueMinor -
        totalOf(suppliers) -
        totalOf(earners) +
        posted(DOOR_FEES) +
        posted(CASH_DIFFERENCES) +
        posted(LOSSES),
    },
  }
}

const totalOf = (kinds: readonly KindSum[]): number =>
  kinds.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
