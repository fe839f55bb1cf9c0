import { type Queryable, sql, type Tx } from '#platform/db'

/** A span of the week in which people may fetch their goods; times are HH:MM. */
export interface PickupSlot {
  id: string
  stationId: string
  weekday: number
  startsAt: string
  endsAt: string
  /** Orders that may choose it; null for any number. */
  capacityOrders: number | null
}

/** The slots of a station in the order of the week. */
export async function listPickupSlots(
  db: Queryable,
  regionId: string,
  stationId: string,
): Promise<PickupSlot[]> {
  const { rows } = await sql<PickupSlot>`
    select id, station_id as "stationId", weekday, to_char(starts_at, 'HH24:MI') as "startsAt",
      to_char(ends_at, 'HH24:MI') as "endsAt", capacity_orders as "capacityOrders"
    from pickup_slots
    where region_id = ${regionId} and station_id = ${stationId} and removed_at is null
    order by weekday, starts_at`.execute(db)
  return rows
}

export async function insertPickupSlot(tx: Tx, regionId: string, slot: PickupSlot): Promise<void> {
  await tx
    .insertInto('pickup_slots')
    .values({
      region_id: regionId,
      id: slot.id,
      station_id: slot.stationId,
      weekday: slot.weekday,
      starts_at: slot.startsAt,
      ends_at: slot.endsAt,
      capacity_orders: slot.capacityOrders,
    })
    .execute()
}

/** @returns whether there was one to remove */
export async function updatePickupSlotRemoval(
  tx: Tx,
  regionId: string,
  stationId: string,
  id: string,
  removal: { at: Date; by: string },
): Promise<boolean> {
  const removed = await tx
    .updateTable('pickup_slots')
    .set({ removed_at: removal.at, removed_by: removal.by })
    .where('region_id', '=', regionId)
    .where('station_id', '=', stationId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return removed !== undefined
}
