import type { Db } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { isDate } from '#platform/time'
import { readMerchantNumber } from './merchant-number.ts'
import type { BillLine } from './provider.ts'
import { listBooked } from './queries/reconciliation.ts'
import { compareBill, type Difference } from './reconciliation.ts'
import { ProviderAway } from './refusals.ts'
import { getProvider, type PaymentsSetup } from './setup.ts'

export interface ReconciledDay {
  provider: string
  date: string
  payments: number
  paidMinor: number
  refunds: number
  refundedMinor: number
  differences: Difference[]
}

const MOST_SHOWN = 1000

/**
 * Compares what a provider billed a region for a day (UTC, the provider's clock) with the books.
 * What the bill says of no region of ours is shown in every one.
 * @throws Invalid, ProviderNotOffered, ProviderAway
 */
export async function reconcileDay(
  db: Db,
  setup: PaymentsSetup,
  asked: { regionId: string; provider: string; date: string },
): Promise<ReconciledDay> {
  const { regionId, date } = asked
  if (!isDate(date)) throw new Invalid('date', 'This is not a day such as 2026-06-01.')
  const provider = getProvider(setup, asked.provider)
  const bill = (await fetchBill(asked.provider, () => provider.dailyBill(date))).filter((line) => {
    const ours = readMerchantNumber(line.number)
    return ours === null || ours.regionId === regionId
  })
  const ids = bill.flatMap((line) => readMerchantNumber(line.number)?.id ?? [])
  const booked = await listBooked(db, regionId, asked.provider, date, ids)
  const sumOf = (kind: BillLine['kind']) =>
    bill.reduce((sum, line) => sum + (line.kind === kind ? line.amountMinor : 0), 0)
  return {
    provider: asked.provider,
    date,
    payments: bill.filter((line) => line.kind === 'payment').length,
    paidMinor: sumOf('payment'),
    refunds: bill.filter((line) => line.kind === 'refund').length,
    refundedMinor: sumOf('refund'),
    differences: compareBill(bill, booked).slice(0, MOST_SHOWN),
  }
}

async function fetchBill(name: string, fetch: () => Promise<BillLine[]>): Promise<BillLine[]> {
  try {
    return await fetch()
  } catch (cause) {
    throw Object.assign(new ProviderAway(name), { cause })
  }
}
