import { allocationStateOf, listAllocationIdsOfBags } from '#fulfilment'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotFound } from '#platform/refusals'
import { checkCourier } from './check-courier.ts'
import type { Load, LoadStop } from './load.ts'
import { insertCrateMovements } from './queries/crates.ts'
import { findLoad, listLoadOrders, lockDay, lockLoad, updateDispatch } from './queries/loads.ts'
import { listStops } from './queries/stops.ts'
import { getVehicle } from './queries/vehicles.ts'
import { AlreadyDispatched, ColdNeedsIceBoxes, SortingNotFinished } from './refusals.ts'

export interface Dispatch {
  regionId: string
  loadId: string
  /** Counted out; as planned when absent. */
  crates?: number | undefined
  iceBoxes?: number | undefined
  /** Drives instead of whom the plan says. */
  courierId?: string | undefined
  by: string
  at: Date
}

/**
 * Lets a load leave: crates and ice boxes are counted out with it.
 * @throws AlreadyDispatched SortingNotFinished ColdNeedsIceBoxes
 */
export async function dispatchLoad(tx: Tx, dispatch: Dispatch): Promise<Load> {
  const { regionId, loadId, at, by } = dispatch
  const found = await findLoad(tx, regionId, loadId)
  if (found === undefined) throw new NotFound('load')
  await lockDay(tx, regionId, found)
  const load = await lockLoad(tx, regionId, loadId)
  if (load.dispatchedAt !== null) throw new AlreadyDispatched(load.dispatchedAt)
  const { stationId: warehouseId, pickupDate } = load
  const allocation = await allocationStateOf(tx, regionId, { warehouseId, pickupDate })
  if (allocation.firstSortedAt === null) throw new SortingNotFinished()

  const courierId = dispatch.courierId ?? load.courierId
  await checkCourier(tx, regionId, dispatch.courierId ?? null)
  const stops = await listStops(tx, regionId, [loadId])
  const { crates, iceBoxes } = await countOut(tx, dispatch, load, stops)
  await updateDispatch(tx, regionId, loadId, { at, by, courierId, crates, iceBoxes })
  const way = { fromId: warehouseId, toId: loadId, reason: 'dispatched', stopId: null } as const
  await insertCrateMovements(
    tx,
    regionId,
    [
      { ...way, kind: 'crate', quantity: crates, loadId },
      { ...way, kind: 'ice-box', quantity: iceBoxes, loadId },
    ],
    { at, by },
  )
  const orders = await listLoadOrders(tx, regionId, { loadIds: [loadId] })
  const bagIds = orders.flatMap((order) => order.bagIds)
  await announce(tx, {
    regionId,
    type: 'load.dispatched',
    subjectKind: 'load',
    subjectId: loadId,
    body: {
      loadId,
      warehouseId,
      pickupDate,
      allocationIds: await listAllocationIdsOfBags(tx, regionId, bagIds),
      vehicleId: load.vehicleId,
      courierId,
      stopCount: stops.length,
      orderCount: orders.length,
    },
    actorId: by,
    occurredAt: at,
  })
  return lockLoad(tx, regionId, loadId)
}

async function countOut(
  tx: Tx,
  dispatch: Dispatch,
  load: Load,
  stops: readonly LoadStop[],
): Promise<{ crates: number; iceBoxes: number }> {
  const sum = (of: (stop: LoadStop) => number) => stops.reduce((all, stop) => all + of(stop), 0)
  const planned = sum((stop) => stop.iceBoxCount)
  const crates = dispatch.crates ?? sum((stop) => stop.crateCount)
  const iceBoxes = dispatch.iceBoxes ?? planned
  const coldBags = sum((stop) => stop.coldBagCount)
  if (coldBags > 0 && iceBoxes === 0) {
    const vehicle = await getVehicle(tx, load.regionId, load.vehicleId)
    if (!vehicle.isCold) throw new ColdNeedsIceBoxes(coldBags, planned)
  }
  return { crates, iceBoxes }
}
