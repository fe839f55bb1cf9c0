import { type Queryable, sql, type Tx } from '#platform/db'
import type { DoorDelivery } from './door-deliveries.ts'

/** What a leader asks for bringing goods to the door; null where the setting holds. */
export async function findDoorFee(
  db: Queryable,
  regionId: string,
  leaderId: string,
): Promise<number | null> {
  const { rows } = await sql<{ feeMinor: number }>`
    select fee_minor as "feeMinor" from leader_door_fees
    where region_id = ${regionId} and leader_id = ${leaderId}`.execute(db)
  return rows[0]?.feeMinor ?? null
}

export async function putDoorFee(
  tx: Tx,
  regionId: string,
  fee: { leaderId: string; feeMinor: number; by: string; at: Date },
): Promise<void> {
  await sql`
    insert into leader_door_fees (region_id, leader_id, fee_minor, set_by, set_at)
    values (${regionId}, ${fee.leaderId}, ${fee.feeMinor}, ${fee.by}, ${fee.at})
    on conflict (region_id, leader_id) do update set fee_minor = excluded.fee_minor,
      set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx)
}

/** What something else had paid is now the fee of these, which are locked. */
export async function updateFees(
  tx: Tx,
  regionId: string,
  fees: readonly Pick<DoorDelivery, 'id' | 'feeMinor' | 'paidHow'>[],
): Promise<void> {
  if (fees.length === 0) return
  await sql`
    update door_deliveries d set fee_minor = fee.fee_minor, paid_how = fee.paid_how
    from unnest(${fees.map((one) => one.id)}::uuid[], ${fees.map((one) => one.feeMinor)}::bigint[],
      ${fees.map((one) => one.paidHow)}::text[]) as fee (id, fee_minor, paid_how)
    where d.region_id = ${regionId} and d.id = fee.id`.execute(tx)
}
