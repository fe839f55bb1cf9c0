import { type Queryable, sql } from '#platform/db'
import type { EarnerKind } from '../commission.ts'
import type { Payee } from '../payee.ts'
import type { CommissionEntry } from './commission.ts'

export interface EarningRow extends CommissionEntry {
  /** When it became available; null while it waits. */
  maturedAt: Date | null
  /** The payout that it is explained by. */
  payoutId: string | null
}

const EARNING = sql`entry.region_id as "regionId", entry.id, entry.earner_kind as "earnerKind",
  entry.earner_id as "earnerId", entry.kind, entry.order_id as "orderId",
  entry.line_number as "lineNumber", entry.subject_id as "subjectId",
  entry.amount_minor as "amountMinor", entry.due_minor as "dueMinor", entry.net_minor as "netMinor",
  entry.basis_points as "basisPoints", entry.reason, entry.cause_id as "causeId",
  entry.entered_by as "enteredBy", entry.earned_at as "earnedAt",
  entry.matures_at as "maturesAt", maturity.matured_at as "maturedAt",
  maturity.payout_id as "payoutId"`

const FROM = sql`commission_entries entry left join commission_maturities maturity
  on maturity.region_id = entry.region_id and maturity.id = entry.matured_in`

/** Entries of an earner, the newest first; of one payout where one is named. */
export async function listEarningRows(
  db: Queryable,
  regionId: string,
  filter: {
    earnerKind: EarnerKind
    earnerId: string
    payoutId?: string | undefined
    beforeId?: string | undefined
    limit: number
  },
): Promise<EarningRow[]> {
  const { earnerKind, earnerId, payoutId, beforeId, limit } = filter
  const { rows } = await sql<EarningRow>`
    select ${EARNING} from ${FROM}
    where entry.region_id = ${regionId} and entry.earner_kind = ${earnerKind}
      and entry.earner_id = ${earnerId}
      ${payoutId === undefined ? sql`` : sql`and maturity.payout_id = ${payoutId}`}
      ${beforeId === undefined ? sql`` : sql`and entry.id < ${beforeId}::uuid`}
    order by entry.id desc limit ${limit}`.execute(db)
  return rows
}

export async function findEarningRow(
  db: Queryable,
  regionId: string,
  earnerId: string,
  id: string,
): Promise<EarningRow | null> {
  const { rows } = await sql<EarningRow>`
    select ${EARNING} from ${FROM}
    where entry.region_id = ${regionId} and entry.earner_id = ${earnerId}
      and entry.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Whether anything was ever entered for an earner. */
export async function hasEarned(db: Queryable, { regionId, kind, id }: Payee): Promise<boolean> {
  const { rows } = await sql`
    select from commission_entries
    where region_id = ${regionId} and earner_id = ${id} and earner_kind = ${kind}
    limit 1`.execute(db)
  return rows.length > 0
}

/** What an earner's entries come to that are not available yet. */
export async function sumPending(
  db: Queryable,
  regionId: string,
  earnerId: string,
): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(amount_minor), 0)::bigint as sum from commission_entries
    where region_id = ${regionId} and earner_id = ${earnerId} and matured_in is null`.execute(db)
  return rows[0]!.sum
}
