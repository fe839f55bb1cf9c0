import { openAccounts, operatorAccount, PURCHASES, postTransfers } from '#ledger'
import { listRegions, type Region } from '#places'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { announceAll } from '#platform/events'
import { newId, newOrderNumber } from '#platform/ids'
import { readSettings } from '#platform/settings'
import { addDays, localDate } from '#platform/time'
import { listSuppliersByIds } from '#suppliers'
import { accountOf, payeeAccount } from './payee.ts'
import { insertStatements, type Statement } from './queries/statements.ts'
import {
  insertSupplierEntries,
  listOpenSuppliers,
  stateEntries,
} from './queries/supplier-entries.ts'
import { nextStatement } from './statement-days.ts'

const STATEMENTS_A_SET = 200

type Closed = Omit<Statement, 'settledAt' | 'payoutId'>

/**
 * Closes the statements of one region whose periods are over by its own calendar, one a supplier at
 * a time, and posts each to the supplier's account. A total below zero is carried to the next one.
 * @returns how many were closed
 */
export async function closeStatements(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  const regions = await listRegions(tx)
  const todays = regions.map(({ timeZone }) => localDate(at, timeZone))
  const open = await listOpenSuppliers(
    tx,
    regions.map(({ id }) => id),
    todays,
  )
  for (const [regionId, ofRegion] of Map.groupBy(open, (one) => one.regionId)) {
    const index = regions.findIndex(({ id }) => id === regionId)
    const wanted = await periodsOver(tx, regionId, ofRegion, todays[index]!)
    if (wanted.length === 0) continue
    const closed = await close(tx, regionId, wanted.slice(0, STATEMENTS_A_SET), at, todays[index]!)
    await carryForward(tx, regionId, closed)
    await post(tx, regions[index]!, closed)
    await announceAll(
      tx,
      closed.map((statement) => announcementOf(regionId, statement)),
    )
    if (closed.length > 0) return closed.length
  }
  return 0
}

type Wanted = Pick<Statement, 'id' | 'supplierId' | 'periodFrom' | 'periodUntil' | 'dueOn'>

async function periodsOver(
  tx: Tx,
  regionId: string,
  open: readonly { supplierId: string; day: string; lastUntil: string | null }[],
  today: string,
): Promise<Wanted[]> {
  const suppliers = await listSuppliersByIds(
    tx,
    regionId,
    open.map((one) => one.supplierId),
  )
  const terms = new Map(suppliers.map((supplier) => [supplier.id, supplier]))
  return open.flatMap(({ supplierId, day, lastUntil }) => {
    const supplier = terms.get(supplierId)
    if (supplier === undefined) return []
    const { from, until, dueOn } = nextStatement(supplier, day, lastUntil)
    if (until >= today) return []
    return [{ id: newId(), supplierId, periodFrom: from, periodUntil: until, dueOn }]
  })
}

async function close(
  tx: Tx,
  regionId: string,
  wanted: readonly Wanted[],
  at: Date,
  today: string,
): Promise<Closed[]> {
  const settings = await readSettings(tx, regionId, {}, at)
  const sums = await stateEntries(
    tx,
    regionId,
    wanted.map(({ id, supplierId, periodUntil }) => ({ id, supplierId, until: periodUntil })),
  )
  const closed = wanted.flatMap((statement) => {
    const sum = sums.get(statement.id)
    if (sum === undefined) return []
    const { totalMinor, postedMinor, entries } = sum
    return [
      {
        ...statement,
        number: newOrderNumber(),
        totalMinor,
        postedMinor,
        entries,
        disputableUntil: addDays(today, settings['settlement.disputeDays']),
        closedAt: at,
      },
    ]
  })
  await insertStatements(tx, regionId, closed)
  return closed
}

/** The debt lies on the account already: the entry only shows it on the next statement. */
const carryForward = (tx: Tx, regionId: string, closed: readonly Closed[]): Promise<void> =>
  insertSupplierEntries(
    tx,
    regionId,
    closed
      .filter(({ totalMinor }) => totalMinor < 0)
      .map(({ id, supplierId, number, totalMinor, periodUntil, closedAt }) => ({
        supplierId,
        kind: 'carried-forward' as const,
        amountMinor: totalMinor,
        subjectKind: 'statement',
        subjectId: id,
        skuId: null,
        quantity: null,
        reason: number,
        day: addDays(periodUntil, 1),
        causeId: id,
        enteredBy: null,
        enteredAt: closedAt,
      })),
  )

async function post(tx: Tx, { id: regionId, currency }: Region, closed: readonly Closed[]) {
  await openAccounts(tx, [
    operatorAccount(regionId, PURCHASES, currency),
    ...closed.map(({ supplierId: id }) =>
      payeeAccount({ regionId, kind: 'supplier', id }, currency),
    ),
  ])
  await postTransfers(
    tx,
    closed
      .filter(({ postedMinor }) => postedMinor !== 0)
      .map(({ id, supplierId, postedMinor, closedAt }) => {
        const account = accountOf({ kind: 'supplier', id: supplierId })
        const isOwed = postedMinor > 0
        return {
          regionId,
          debitAccount: isOwed ? PURCHASES : account,
          creditAccount: isOwed ? account : PURCHASES,
          amountMinor: Math.abs(postedMinor),
          code: 'statement-closed',
          subjectId: id,
          occurredAt: closedAt,
        }
      }),
  )
}

const announcementOf = (regionId: string, statement: Closed) => ({
  regionId,
  type: 'statement.closed',
  subjectKind: 'statement',
  subjectId: statement.id,
  body: {
    supplierId: statement.supplierId,
    totalMinor: statement.totalMinor,
    dueOn: statement.dueOn,
  },
  occurredAt: statement.closedAt,
})
