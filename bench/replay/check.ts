import { checkLedger } from '#ledger'
import type { Queryable } from '#platform/db'
import {
  countFailures,
  countFallen,
  countReturning,
  countWallets,
  readRemains,
  readSales,
  readSkuTotals,
  readSoldOut,
  readTotals,
} from './check-queries.ts'
import type { Expected } from './expected.ts'

/** A line of the table: what the server has beside what the files say. */
export interface Checked {
  what: string
  replayed: string
  expected: string
  isEqual: boolean
}

/**
 * Compares the server's own rows with what was computed straight from the files; what the driver
 * did or remembers plays no part.
 */
export async function checkReplay(db: Queryable, expected: Expected): Promise<Checked[]> {
  const totals = await readTotals(db)
  const skus = await readSkuTotals(db)
  const sales = await readSales(db)
  const supplies = await readSoldOut(db)
  const remains = await readRemains(db)
  const ledger = await checkLedger(db)
  const units = new Map<string, number>()
  const grams = new Map<string, number>()
  for (const { code, isWeighed, quantity } of skus) (isWeighed ? grams : units).set(code, quantity)
  const salesMinor = new Map(
    sales.map(({ regionId, day, totalMinor }) => [`${regionId.toUpperCase()} ${day}`, totalMinor]),
  )
  const lines = skus.reduce((sum, sku) => sum + sku.lines, 0)
  return [
    counts('baskets', totals.baskets, expected.baskets),
    counts('of them at the counter', totals.cashBaskets, expected.cashBaskets),
    counts('lines', lines, expected.lines),
    ...maps('units of SKUs by the piece', units, expected.units),
    ...maps('grams of weighed SKUs', grams, expected.grams),
    ...maps('sales by region and day, in cents', salesMinor, expected.salesMinor),
    counts('sales in all, in cents', totals.totalMinor, expected.totalMinor),
    counts('residents who ordered', totals.residents, expected.residents),
    counts(
      'of them back within 28 days',
      await countReturning(db),
      expected.residentsBackWithin28Days,
    ),
    counts('wallets', await countWallets(db), expected.residents),
    counts('offers sold out to the last', supplies.soldOut, supplies.offers),
    counts('orders cancelled, expired or unpaid', await countFallen(db), 0),
    counts('windows not closed', remains.windows, 0),
    counts('events not delivered', remains.events + (await countFailures(db)), 0),
    counts('faults of the ledger', ledger.faults.length, 0),
  ]
}

export function counts(what: string, replayed: number, expected: number): Checked {
  const isEqual = replayed === expected
  return { what, replayed: grouped(replayed), expected: grouped(expected), isEqual }
}

const MOST_DIFFERENCES = 5

/** How many cells are equal, and the first that are not, each with its two figures. */
export function maps(
  what: string,
  replayedSums: ReadonlyMap<string, number>,
  expected: ReadonlyMap<string, number>,
): Checked[] {
  // What is nothing need not be there.
  const replayed = new Map([...replayedSums].filter(([, sum]) => sum !== 0))
  const names = [...new Set([...expected.keys(), ...replayed.keys()])].sort()
  const different = names.filter((name) => replayed.get(name) !== expected.get(name))
  const equal = names.length - different.length
  return [
    {
      what,
      replayed: `${grouped(equal)} equal`,
      expected: `of ${grouped(expected.size)}`,
      isEqual: different.length === 0,
    },
    ...different.slice(0, MOST_DIFFERENCES).map((name) => ({
      what: `  ${name}`,
      replayed: figure(replayed.get(name)),
      expected: figure(expected.get(name)),
      isEqual: false,
    })),
  ]
}

const figure = (value: number | undefined): string =>
  value === undefined ? 'none' : grouped(value)

export const grouped = (value: number): string => value.toLocaleString('en')

/** The table as it is printed. */
export function tableOf(rows: readonly Checked[]): string {
  const table = [
    ['', 'replayed', 'from the files', ''],
    ...rows.map((row) => [row.what, row.replayed, row.expected, row.isEqual ? 'ok' : 'DIFFERENT']),
  ]
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((cells) => cells[at]!.length)))
  return table
    .map((cells) =>
      cells
        .map((cell, at) =>
          at === 1 || at === 2 ? cell.padStart(widths[at]!) : cell.padEnd(widths[at]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
