import { sql, type Tx } from '#platform/db'

/** What became of an item that a phone sent. */
export interface SyncItem {
  itemId: string
  outcome: 'done' | 'conflict'
  /** Kind of the first conflict, and what it means in words. */
  code: string | null
  reason: string | null
  orderIds: readonly string[]
  handedBy: string
  handedAt: Date
  cashMinor: number
}

interface Device {
  regionId: string
  communityId: string
  deviceId: string
}

/** Keeps the syncs of one device apart: the second one finds what the first one wrote. */
export async function lockDevice(tx: Tx, device: Device): Promise<void> {
  const name = `handover-sync:${device.regionId}:${device.communityId}:${device.deviceId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

export async function listSyncItems(
  tx: Tx,
  device: Device,
  itemIds: readonly string[],
): Promise<SyncItem[]> {
  const { rows } = await sql<SyncItem>`
    select item_id as "itemId", outcome, code, reason, order_ids as "orderIds",
      handed_by as "handedBy", handed_at as "handedAt", cash_minor as "cashMinor"
    from handover_sync_items
    where region_id = ${device.regionId} and community_id = ${device.communityId}
      and device_id = ${device.deviceId} and item_id = any(${[...itemIds]}::uuid[])`.execute(tx)
  return rows
}

export async function insertSyncItems(
  tx: Tx,
  device: Device,
  items: readonly SyncItem[],
  at: Date,
): Promise<void> {
  if (items.length === 0) return
  const of = <Value>(value: (one: SyncItem) => Value): Value[] => items.map(value)
  await sql`
    insert into handover_sync_items (region_id, community_id, device_id, item_id, outcome, code,
      reason, order_ids, handed_by, handed_at, cash_minor, received_at)
    select ${device.regionId}, ${device.communityId}, ${device.deviceId}, item_id, outcome, code,
      reason, string_to_array(order_ids, ',')::uuid[], handed_by, handed_at, cash_minor, ${at}
    from unnest(${of((one) => one.itemId)}::uuid[], ${of((one) => one.outcome)}::text[],
      ${of((one) => one.code)}::text[], ${of((one) => one.reason)}::text[],
      ${of((one) => one.orderIds.join(','))}::text[], ${of((one) => one.handedBy)}::uuid[],
      ${of((one) => one.handedAt)}::timestamptz[], ${of((one) => one.cashMinor)}::bigint[])
      as item (item_id, outcome, code, reason, order_ids, handed_by, handed_at, cash_minor)
  `.execute(tx)
}
