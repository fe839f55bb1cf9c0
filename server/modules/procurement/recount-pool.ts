import type { Tx } from '#platform/db'
import { readSettings } from '#platform/settings'
import type { PurchaseOrderLine } from './purchase-order.ts'
import { recountPoolLines } from './queries/pools.ts'

/** Lets the pool follow what became of an order of it, and with it what is left over. */
export async function recountPool(
  tx: Tx,
  { regionId, stationId }: { regionId: string; stationId: string },
  lines: readonly Pick<PurchaseOrderLine, 'poolLineId'>[],
  at: Date,
): Promise<void> {
  const ids = lines.flatMap(({ poolLineId }) => poolLineId ?? [])
  const settings = await readSettings(tx, regionId, { stationId }, at)
  const destination = settings['procurement.surplusDestination']
  await recountPoolLines(tx, regionId, [...new Set(ids)].sort(), { destination, at })
}
