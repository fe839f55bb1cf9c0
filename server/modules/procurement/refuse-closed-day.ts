import type { Tx } from '#platform/db'
import { findReceivingDay } from './queries/receiving-days.ts'
import { ReceivingClosed } from './refusals.ts'

/** Refuses to ask for goods for a day at which nothing more is received. */
export async function refuseClosedDay(
  tx: Tx,
  regionId: string,
  { stationId: warehouseId, pickupDate }: { stationId: string; pickupDate: string },
): Promise<void> {
  const day = await findReceivingDay(tx, regionId, { warehouseId, pickupDate })
  if (day?.closedAt != null) throw new ReceivingClosed(day.closedAt)
}
