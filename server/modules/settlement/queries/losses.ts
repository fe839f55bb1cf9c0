import { sql, type Tx } from '#platform/db'
import type { Bearing } from '../loss.ts'

export interface BorneLoss extends Bearing {
  subjectId: string
  subjectKind: 'shortfall' | 'claim'
  orderId: string | null
  lineNumber: number | null
  skuId: string | null
  stage: string
  borneSince: Date
  /** The event that said so. */
  eventId: string
}

const NOBODYS_EVENT = '00000000-0000-0000-0000-000000000000'

/** Makes the rows of losses that are not there yet, borne by nobody, and locks all in id order. */
export async function lockLosses(
  tx: Tx,
  regionId: string,
  subjects: ReadonlyMap<string, 'shortfall' | 'claim'>,
): Promise<Map<string, BorneLoss>> {
  const ids = [...subjects.keys()].sort()
  await sql`
    insert into borne_losses (region_id, subject_id, subject_kind, bearer_kind, amount_minor,
      borne_since, event_id)
    select ${regionId}, subject_id, subject_kind, 'operator', 0, to_timestamp(0), ${NOBODYS_EVENT}
    from unnest(${ids}::uuid[], ${ids.map((id) => subjects.get(id))}::text[])
      as subject (subject_id, subject_kind)
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<BorneLoss>`
    select subject_id as "subjectId", subject_kind as "subjectKind", order_id as "orderId",
      line_number as "lineNumber", sku_id as "skuId", stage, bearer_kind as "bearerKind",
      bearer_id as "bearerId", amount_minor as "amountMinor", borne_since as "borneSince",
      event_id as "eventId"
    from borne_losses where region_id = ${regionId} and subject_id = any(${ids}::uuid[])
    order by subject_id for update`.execute(tx)
  return new Map(rows.map((row) => [row.subjectId, row]))
}

export async function updateLosses(
  tx: Tx,
  regionId: string,
  losses: readonly BorneLoss[],
): Promise<void> {
  const column = <Value>(of: (loss: BorneLoss) => Value) => losses.map(of)
  await sql`
    update borne_losses set order_id = own.order_id, line_number = own.line_number,
      sku_id = own.sku_id, stage = own.stage, bearer_kind = own.bearer_kind,
      bearer_id = own.bearer_id, amount_minor = own.amount_minor, borne_since = own.borne_since,
      event_id = own.event_id
    from unnest(${column((one) => one.subjectId)}::uuid[], ${column((one) => one.orderId)}::uuid[],
      ${column((one) => one.lineNumber)}::smallint[], ${column((one) => one.skuId)}::uuid[],
      ${column((one) => one.stage)}::text[], ${column((one) => one.bearerKind)}::text[],
      ${column((one) => one.bearerId)}::uuid[], ${column((one) => one.amountMinor)}::bigint[],
      ${column((one) => one.borneSince)}::timestamptz[], ${column((one) => one.eventId)}::uuid[])
      as own (subject_id, order_id, line_number, sku_id, stage, bearer_kind, bearer_id,
        amount_minor, borne_since, event_id)
    where borne_losses.region_id = ${regionId}
      and borne_losses.subject_id = own.subject_id`.execute(tx)
}
