import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { AlreadyExists, Invalid, NotFound } from '#platform/refusals'
import { localDate } from '#platform/time'
import { type Dispute, insertDispute, lockDispute, updateResolution } from './queries/disputes.ts'
import { getStatement } from './queries/statements.ts'
import { findSupplierEntry, insertSupplierEntries } from './queries/supplier-entries.ts'
import { DisputeResolved, DisputeTooLate, NotDisputable } from './refusals.ts'

export interface DisputeWish {
  regionId: string
  supplierId: string
  statementId: string
  entryId: string
  /** What the line should be, in minor units. */
  claimedMinor: number
  why: string
  by: string
  at: Date
}

/**
 * A supplier says that a line of a statement is wrong, once, until the day the statement names.
 * @throws NotFound, DisputeTooLate, NotDisputable, AlreadyExists
 */
export async function disputeEntry(tx: Tx, wish: DisputeWish): Promise<Dispute> {
  const { regionId, supplierId, statementId, entryId, at } = wish
  const statement = await getStatement(tx, regionId, supplierId, statementId)
  const entry = await findSupplierEntry(tx, regionId, entryId)
  if (entry === null || entry.statementId !== statementId) throw new NotFound('line')
  if (entry.kind === 'carried-forward') throw new NotDisputable()
  const { timeZone } = await getRegion(tx, regionId)
  if (localDate(at, timeZone) > statement.disputableUntil) {
    throw new DisputeTooLate(statement.disputableUntil)
  }
  const id = newId()
  const { claimedMinor, why, by } = wish
  const dispute = {
    id,
    supplierId,
    statementId,
    entryId,
    claimedMinor,
    why,
    raisedBy: by,
    raisedAt: at,
  }
  if (!(await insertDispute(tx, regionId, dispute))) throw new AlreadyExists('dispute')
  await announce(tx, {
    regionId,
    type: 'statement.disputed',
    subjectKind: 'dispute',
    subjectId: id,
    body: { supplierId, statementId, entryId, claimedMinor },
    actorId: by,
    occurredAt: at,
  })
  return {
    ...dispute,
    resolvedAt: null,
    resolution: null,
    resolvedWhy: null,
    adjustmentMinor: null,
  }
}

export interface DisputeResolution {
  regionId: string
  disputeId: string
  resolution: 'granted' | 'declined'
  /** What the next statement gets; what the supplier claims beyond the line when absent. */
  adjustmentMinor?: number | undefined
  why: string
  by: string
  at: Date
}

/**
 * Grants a dispute, with an entry for the next statement, or declines it.
 * @throws NotFound, DisputeResolved, Invalid
 */
export async function resolveDispute(tx: Tx, resolved: DisputeResolution): Promise<Dispute> {
  const { regionId, disputeId, resolution, why, by, at } = resolved
  const dispute = await lockDispute(tx, regionId, disputeId)
  if (dispute.resolution !== null) throw new DisputeResolved(dispute.resolution)
  const entry = (await findSupplierEntry(tx, regionId, dispute.entryId))!
  const adjustmentMinor =
    resolution === 'declined'
      ? null
      : (resolved.adjustmentMinor ?? dispute.claimedMinor - entry.amountMinor)
  if (adjustmentMinor === 0) {
    throw new Invalid('adjustmentMinor', 'Granting changes the sum. Decline what changes nothing.')
  }
  await updateResolution(tx, regionId, disputeId, { resolution, why, adjustmentMinor, by, at })
  if (adjustmentMinor !== null) {
    const { timeZone } = await getRegion(tx, regionId)
    await insertSupplierEntries(tx, regionId, [
      {
        supplierId: dispute.supplierId,
        kind: 'dispute',
        amountMinor: adjustmentMinor,
        subjectKind: 'dispute',
        subjectId: disputeId,
        skuId: entry.skuId,
        quantity: null,
        reason: why,
        day: localDate(at, timeZone),
        causeId: disputeId,
        enteredBy: by,
        enteredAt: at,
      },
    ])
  }
  await announce(tx, {
    regionId,
    type: 'statement.dispute-resolved',
    subjectKind: 'dispute',
    subjectId: disputeId,
    body: { supplierId: dispute.supplierId, resolution, adjustmentMinor },
    actorId: by,
    occurredAt: at,
  })
  return { ...dispute, resolution, resolvedAt: at, resolvedWhy: why, adjustmentMinor }
}
