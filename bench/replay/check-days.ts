import type { Queryable } from '#platform/db'
import { type Checked, counts, maps } from './check.ts'
import {
  countDays,
  countStockFaults,
  readHoldings,
  sumBalances,
  sumCommissions,
  sumMissing,
  sumOperator,
  sumOwed,
  sumReductions,
  sumReductionsBySku,
  sumStock,
  sumSuppliers,
} from './check-day-queries.ts'
import type { ExpectedDays } from './expected-day.ts'

/** Compares what came of the days after their cutoffs with what the files and the rules say. */
export async function checkDays(db: Queryable, expected: ExpectedDays): Promise<Checked[]> {
  const count = await countDays(db)
  const holdings = await readHoldings(db)
  const none = new Map<string, number>()
  return [
    ...maps('missing by region, day and SKU', await sumMissing(db), expected.missing),
    ...maps(
      'refunded for it, in cents',
      await sumReductionsBySku(db, 'short'),
      expected.missingMinor,
    ),
    counts('claims', count.claims, expected.claims),
    ...maps(
      'claimed by region and day, in cents',
      await sumReductions(db, 'claim'),
      expected.claimedMinor,
    ),
    counts('orders that nobody came for', count.uncollected, expected.uncollected),
    ...maps(
      'refunded for them by region and day, in cents',
      await sumReductions(db, 'returned'),
      expected.uncollectedMinor,
    ),
    counts('orders left open', count.open, 0),
    counts('refunds that nobody gave back', count.refundsDue, 0),
    ...maps('what leaders end with, in cents', await sumCommissions(db), expected.commissionMinor),
    ...maps('what suppliers end with, in cents', await sumSuppliers(db), expected.supplierMinor),
    ...maps('what the operator ends with, in cents', await sumOperator(db), expected.operatorMinor),
    ...maps('cash owed by stations, in cents', await owed(db), expected.cashOwedMinor),
    ...maps('in wallets, in cents', await sumBalances(db, 'wallet'), expected.walletMinor),
    ...maps('owed to leaders still, in cents', await sumOwed(db, 'commission'), none),
    ...maps('owed to suppliers still, in cents', await sumOwed(db, 'supplier'), none),
    counts('payouts that are not paid', count.unpaid, 0),
    ...maps('left in warehouses by SKU', await sumStock(db, 'warehouse'), expected.surplus),
    ...maps('back at pickup points by SKU', await sumStock(db, 'pickup'), expected.returned),
    counts('money held, of what came in, in cents', holdings.heldMinor, holdings.inMinor),
    counts('faults of the stock', await countStockFaults(db), 0),
  ]
}

async function owed(db: Queryable): Promise<Map<string, number>> {
  const balances = await sumBalances(db, 'cash')
  return new Map([...balances].map(([region, balance]) => [region, -balance]))
}
