import type { Tx } from '#platform/db'
import type { Load } from './load.ts'
import { insertCrateMovements } from './queries/crates.ts'
import { lockLoad, updateReturn } from './queries/loads.ts'
import { AlreadyReturned, NotDispatched } from './refusals.ts'

export interface Return {
  regionId: string
  loadId: string
  crates: number
  iceBoxes: number
  by: string
  at: Date
}

/** Counts back what a load brings home; what it still holds then is gone. */
export async function returnLoad(tx: Tx, { regionId, loadId, ...back }: Return): Promise<Load> {
  const { crates, iceBoxes, by, at } = back
  const load = await lockLoad(tx, regionId, loadId)
  if (load.dispatchedAt === null) throw new NotDispatched()
  if (load.returnedAt !== null) throw new AlreadyReturned(load.returnedAt)
  await updateReturn(tx, regionId, loadId, { at, by })
  const way = { fromId: loadId, toId: load.stationId, reason: 'returned', loadId } as const
  await insertCrateMovements(
    tx,
    regionId,
    [
      { ...way, stopId: null, kind: 'crate', quantity: crates },
      { ...way, stopId: null, kind: 'ice-box', quantity: iceBoxes },
    ],
    { at, by },
  )
  return lockLoad(tx, regionId, loadId)
}
