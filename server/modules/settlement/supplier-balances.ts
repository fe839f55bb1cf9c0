import { getRegion } from '#places'
import { businessNow } from '#platform/clock'
import type { Queryable } from '#platform/db'
import { localDate } from '#platform/time'
import { availableOf } from './available.ts'
import { notYetDue, sumOpenEntries } from './queries/statements.ts'

/** Where a supplier's money is, in minor units of the region's currency. */
export interface SupplierBalance {
  supplierId: string
  /** Due and not paid out; below zero it is owed back. */
  availableMinor: number
  /** On closed statements that are not due yet. */
  notYetDueMinor: number
  /** On no statement yet. */
  openMinor: number
}

/** What suppliers are owed today, in the order of their ids. */
export async function supplierBalances(
  db: Queryable,
  regionId: string,
  supplierIds: readonly string[],
): Promise<SupplierBalance[]> {
  const { timeZone } = await getRegion(db, regionId)
  const today = localDate(await businessNow(db), timeZone)
  const available = await availableOf(db, regionId, 'supplier', supplierIds, today)
  const waiting = await notYetDue(db, regionId, supplierIds, today)
  const open = await sumOpenEntries(db, regionId, supplierIds)
  return supplierIds.map((supplierId) => ({
    supplierId,
    availableMinor: available.get(supplierId) ?? 0,
    notYetDueMinor: waiting.get(supplierId) ?? 0,
    openMinor: open.get(supplierId) ?? 0,
  }))
}
