import { type Queryable, sql, type Tx } from '#platform/db'
import type { BearerKind, Decision, DecisionKind } from '../claim.ts'

export interface ClaimDecisionRow {
  claimId: string
  number: number
  id: string
  kind: DecisionKind
  decision: Decision
  /** Given back by this decision alone. */
  amountMinor: number
  quantity: number
  bearerKind: BearerKind | null
  bearerId: string | null
  why: string
  decidedBy: string | null
  decidedAt: Date
}

const COLUMNS = [
  'claim_id as claimId',
  'number',
  'id',
  'kind',
  'decision',
  'amount_minor as amountMinor',
  'quantity',
  'bearer_kind as bearerKind',
  'bearer_id as bearerId',
  'why',
  'decided_by as decidedBy',
  'decided_at as decidedAt',
] as const

/** Decisions of claims, the first of each first. */
export async function listDecisions(
  db: Queryable,
  regionId: string,
  claimIds: readonly string[],
): Promise<ClaimDecisionRow[]> {
  if (claimIds.length === 0) return []
  const rows = await db
    .selectFrom('claim_decisions')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('claim_id', 'in', claimIds)
    .orderBy('claim_id')
    .orderBy('number')
    .execute()
  return rows as ClaimDecisionRow[]
}

/** Of a claim that is locked. @returns its number, from 1 */
export async function insertDecision(
  tx: Tx,
  regionId: string,
  row: Omit<ClaimDecisionRow, 'number'>,
): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into claim_decisions (region_id, claim_id, number, id, kind, decision, amount_minor,
      quantity, bearer_kind, bearer_id, why, decided_by, decided_at)
    select ${regionId}, ${row.claimId}, coalesce(max(number), 0) + 1, ${row.id}, ${row.kind},
      ${row.decision}, ${row.amountMinor}, ${row.quantity}, ${row.bearerKind}, ${row.bearerId},
      ${row.why}, ${row.decidedBy}, ${row.decidedAt}::timestamptz
    from claim_decisions where region_id = ${regionId} and claim_id = ${row.claimId}
    returning number`.execute(tx)
  return rows[0]!.number
}

/** Whether a claim was decided before, so that its own id has reduced the line perhaps. */
export async function hasDecisions(
  db: Queryable,
  regionId: string,
  claimId: string,
): Promise<boolean> {
  return (await listDecisions(db, regionId, [claimId])).length > 0
}
