import { getStation } from '#places'
import type { Tx } from '#platform/db'
import type { CrateBalance, CrateKind, CrateMovement } from './crates.ts'
import { insertCrateMovements, listBalances, upsertCrateCount } from './queries/crates.ts'

export interface CrateCount {
  regionId: string
  stationId: string
  crates: number
  iceBoxes: number
  note: string
  by: string
  at: Date
}

/** Says what crates and ice boxes a station really has; the difference is a movement of its own. */
export async function countCrates(tx: Tx, count: CrateCount): Promise<CrateBalance> {
  const { regionId, stationId, crates, iceBoxes, note, by, at } = count
  await getStation(tx, regionId, stationId)
  await upsertCrateCount(tx, regionId, { stationId, crates, iceBoxes, at, by })
  const [known = { crates: 0, iceBoxes: 0 }] = await listBalances(tx, regionId, [stationId])
  const difference = (kind: CrateKind, more: number): CrateMovement => ({
    kind,
    fromId: more < 0 ? stationId : null,
    toId: more < 0 ? null : stationId,
    quantity: Math.abs(more),
    reason: 'counted',
    loadId: null,
    stopId: null,
    note,
  })
  await insertCrateMovements(
    tx,
    regionId,
    [difference('crate', crates - known.crates), difference('ice-box', iceBoxes - known.iceBoxes)],
    { at, by },
  )
  return { holderId: stationId, crates, iceBoxes }
}
