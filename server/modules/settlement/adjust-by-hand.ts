import { getLeader } from '#leaders'
import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid } from '#platform/refusals'
import { localDate } from '#platform/time'
import { getSupplier } from '#suppliers'
import { insertCommissionEntries } from './queries/commission.ts'
import { insertSupplierEntries } from './queries/supplier-entries.ts'
import { SecondPersonNeeded } from './refusals.ts'

export interface Adjustment {
  regionId: string
  /** Above zero: in favour of the payee. Never 0. */
  amountMinor: number
  why: string
  by: string
  at: Date
}

function refuseNothing({ amountMinor }: Adjustment): void {
  if (amountMinor === 0) throw new Invalid('amountMinor', 'An adjustment changes something.')
}

/**
 * Finance puts a leader's commission right by hand, available at once; never its own.
 * @returns the entry's id
 * @throws Invalid, NotFound, SecondPersonNeeded
 */
export async function adjustCommission(
  tx: Tx,
  leaderId: string,
  adjustment: Adjustment,
): Promise<string> {
  const { regionId, amountMinor, why, by, at } = adjustment
  refuseNothing(adjustment)
  const leader = await getLeader(tx, regionId, leaderId)
  if (leader.personId === by) throw new SecondPersonNeeded('payee')
  const id = newId()
  await insertCommissionEntries(tx, regionId, [
    {
      id,
      earnerKind: 'leader',
      earnerId: leaderId,
      kind: 'adjustment',
      orderId: null,
      lineNumber: null,
      subjectId: id,
      amountMinor,
      dueMinor: null,
      netMinor: null,
      basisPoints: null,
      reason: why,
      causeId: id,
      enteredBy: by,
      earnedAt: at,
      maturesAt: at,
    },
  ])
  return id
}

/**
 * Finance puts what a supplier is owed right by hand, on its next statement.
 * @returns the id that the entry names as its subject
 * @throws Invalid, NotFound
 */
export async function adjustSupplier(
  tx: Tx,
  supplierId: string,
  adjustment: Adjustment,
): Promise<string> {
  const { regionId, amountMinor, why, by, at } = adjustment
  refuseNothing(adjustment)
  await getSupplier(tx, regionId, supplierId)
  const { timeZone } = await getRegion(tx, regionId)
  const id = newId()
  await insertSupplierEntries(tx, regionId, [
    {
      supplierId,
      kind: 'adjustment',
      amountMinor,
      subjectKind: 'adjustment',
      subjectId: id,
      skuId: null,
      quantity: null,
      reason: why,
      day: localDate(at, timeZone),
      causeId: id,
      enteredBy: by,
      enteredAt: at,
    },
  ])
  return id
}
