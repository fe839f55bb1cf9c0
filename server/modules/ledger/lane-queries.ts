import { insertInLane, type LaneColumns, type LaneTx } from '#platform/db'
import { newId } from '#platform/ids'
import { changesOf, type Transfer } from './transfer.ts'

const TRANSFER_COLUMNS: LaneColumns<Transfer> = {
  id: ['uuid', () => newId()],
  debit_account: ['text', (transfer) => transfer.debitAccount],
  credit_account: ['text', (transfer) => transfer.creditAccount],
  amount_minor: ['int8', (transfer) => transfer.amountMinor],
  code: ['text', (transfer) => transfer.code],
  order_id: ['uuid', (transfer) => transfer.orderId ?? null],
  subject_id: ['uuid', (transfer) => transfer.subjectId ?? null],
  actor_id: ['uuid', (transfer) => transfer.actorId ?? null],
  occurred_at: ['timestamptz', (transfer) => transfer.occurredAt],
}

/** Locks people's accounts in the order of their ids; those that are not open are absent. */
export async function lockAccountsInLane(
  tx: LaneTx,
  regionId: string,
  ids: readonly string[],
): Promise<Map<string, { balanceMinor: number; floorMinor: number }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx<{ id: string; balanceMinor: number; floorMinor: number }[]>`
    select id, balance_minor as "balanceMinor", floor_minor as "floorMinor" from accounts
    where region_id = ${regionId} and id = any(${ids as string[]}::text[]) and is_kept
    order by id for update`.execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Posts a batch's transfers against accounts that lockAccountsInLane has locked. */
export async function postInLane(
  tx: LaneTx,
  regionId: string,
  transfers: readonly Transfer[],
): Promise<void> {
  if (transfers.length === 0) return
  const changes = [...changesOf(transfers)]
  await Promise.all([
    tx`
      update accounts set balance_minor = balance_minor + movement.change
      from unnest(${changes.map(([id]) => id)}::text[],
        ${changes.map(([, change]) => change)}::int8[]) as movement (id, change)
      where accounts.region_id = ${regionId} and accounts.id = movement.id and accounts.is_kept`.execute(),
    insertInLane(tx, 'transfers', regionId, TRANSFER_COLUMNS, transfers),
  ])
}
