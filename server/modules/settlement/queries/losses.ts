import { sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { Burden } from '../loss.ts'

export interface BorneLoss extends Burden {
  eventId: string
  subjectKind: string
  subjectId: string
  orderId: string | null
  lineNumber: number | null
  skuId: string | null
  stage: string
  occurredAt: Date
}

/** @returns the names `event/kind/bearer` of those that were not written before */
export async function insertLosses(
  tx: Tx,
  regionId: string,
  losses: readonly BorneLoss[],
): Promise<Set<string>> {
  if (losses.length === 0) return new Set()
  const column = <Value>(of: (loss: BorneLoss) => Value) => losses.map(of)
  const { rows } = await sql<{ eventId: string; bearerKind: string; bearerId: string | null }>`
    insert into borne_losses (region_id, id, event_id, subject_kind, subject_id, order_id,
      line_number, sku_id, stage, bearer_kind, bearer_id, amount_minor, occurred_at)
    select ${regionId}, own.* from unnest(${column(() => newId())}::uuid[],
      ${column((one) => one.eventId)}::uuid[], ${column((one) => one.subjectKind)}::text[],
      ${column((one) => one.subjectId)}::uuid[], ${column((one) => one.orderId)}::uuid[],
      ${column((one) => one.lineNumber)}::smallint[], ${column((one) => one.skuId)}::uuid[],
      ${column((one) => one.stage)}::text[], ${column((one) => one.bearerKind)}::text[],
      ${column((one) => one.bearerId)}::uuid[], ${column((one) => one.amountMinor)}::bigint[],
      ${column((one) => one.occurredAt)}::timestamptz[]) as own
    on conflict do nothing
    returning event_id as "eventId", bearer_kind as "bearerKind",
      bearer_id as "bearerId"`.execute(tx)
  return new Set(rows.map(lossKey))
}

export const lossKey = (loss: Pick<BorneLoss, 'eventId' | 'bearerKind' | 'bearerId'>): string =>
  `${loss.eventId}/${loss.bearerKind}/${loss.bearerId}`
