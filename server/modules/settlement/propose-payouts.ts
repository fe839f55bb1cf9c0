import { listRegions } from '#places'
import { businessNow } from '#platform/clock'
import type { Tx } from '#platform/db'
import { localDate } from '#platform/time'
import { openPayouts } from './open-payouts.ts'
import { lockPayees } from './queries/payees.ts'
import { periodsOf } from './queries/payouts.ts'
import { listSuppliersDue, settleStatements } from './queries/statements.ts'

const SUPPLIERS_A_SET = 500

/**
 * Opens one payout for each supplier of a region whose statements fell due: all that is available,
 * so that what was carried forward or paid before is taken into account. It waits for approval as
 * any other.
 * @returns how many suppliers were worked
 */
export async function proposePayouts(tx: Tx): Promise<number> {
  const at = await businessNow(tx)
  const regions = await listRegions(tx)
  const due = await listSuppliersDue(
    tx,
    regions.map(({ id }) => id),
    regions.map(({ timeZone }) => localDate(at, timeZone)),
    SUPPLIERS_A_SET,
  )
  const region = regions.find(({ id }) => id === due[0]?.regionId)
  if (region === undefined) return 0
  const own = due.filter((one) => one.regionId === region.id)
  await lockPayees(
    tx,
    region.id,
    'supplier',
    own.map((one) => one.supplierId),
  )
  const settled = await settleStatements(tx, region.id, own, at)
  const wishes = own
    .filter(({ supplierId }) => settled.has(supplierId))
    .map(({ supplierId, dueOn }) => ({ payeeId: supplierId, period: dueOn }))
  if (wishes.length === 0) return 0
  // Another statement may have come due on that day before, as when terms became shorter.
  const paid = await periodsOf(tx, region.id, 'supplier', wishes)
  await openPayouts(
    tx,
    region,
    'supplier',
    wishes.map(({ payeeId, period }) =>
      paid.has(`${payeeId}/${period}`) ? { payeeId } : { payeeId, period },
    ),
    { by: null, at },
  )
  return wishes.length
}
