import { checkOwnPictures } from '#media'
import type { Tx } from '#platform/db'
import { announce } from '#platform/events'
import { NotFound } from '#platform/refusals'
import { arriveGoods } from './arrive-goods.ts'
import type { CrateMovement } from './crates.ts'
import type { Load, LoadStop } from './load.ts'
import { insertCrateMovements, listBalances } from './queries/crates.ts'
import { findLoad, listLoadOrders, lockDay } from './queries/loads.ts'
import { lockStop, updateArrival } from './queries/stops.ts'
import { AlreadyArrived, MoreThanAboard, NotDispatched } from './refusals.ts'

export interface Arrival {
  regionId: string
  loadId: string
  stopId: string
  latitude?: number | undefined
  longitude?: number | undefined
  /** Left at the point; as planned when absent. */
  cratesLeft?: number | undefined
  iceBoxesLeft?: number | undefined
  /** Taken back from it; none when absent. */
  cratesTaken?: number | undefined
  iceBoxesTaken?: number | undefined
  /** Proof. */
  pictureId?: string | undefined
  by: string
  at: Date
}

/**
 * A load arrives at a stop: its bags are there, crates and ice boxes are left and taken back, and
 * the leaders' time to confirm begins.
 * @throws NotDispatched AlreadyArrived MoreThanAboard
 */
export async function recordArrival(tx: Tx, arrival: Arrival): Promise<LoadStop> {
  const { regionId, loadId, stopId, at, by } = arrival
  const load = await findLoad(tx, regionId, loadId)
  if (load === undefined) throw new NotFound('load')
  // Arrivals of a day take turns, so that an order on two loads is seen to be whole.
  await lockDay(tx, regionId, load)
  const stop = await lockStop(tx, regionId, loadId, stopId)
  if (stop.arrivedAt !== null) throw new AlreadyArrived(stop.arrivedAt)
  if ((await findLoad(tx, regionId, loadId))?.dispatchedAt == null) throw new NotDispatched()
  const pictureIds = arrival.pictureId === undefined ? [] : [arrival.pictureId]
  await checkOwnPictures(tx, { regionId, personId: by, purpose: 'proof', pictureIds })
  const counted = await moveCrates(tx, arrival, load, stop)

  const orders = await listLoadOrders(tx, regionId, { stopId })
  const { stationId: warehouseId, pickupDate } = load
  await arriveGoods(tx, {
    regionId,
    warehouseId,
    pickupDate,
    loadId,
    sourceId: stopId,
    orders: orders.map((order) => ({ ...order, stationId: stop.stationId })),
    by,
    at,
  })
  const communityIds = [...new Set(orders.map((order) => order.communityId))]
  await announce(tx, {
    regionId,
    type: 'load.arrived',
    subjectKind: 'load',
    subjectId: loadId,
    body: {
      loadId,
      stopId,
      warehouseId,
      pickupDate,
      stationId: stop.stationId,
      communityIds,
    },
    actorId: by,
    occurredAt: at,
  })
  const pictureId = arrival.pictureId ?? null
  return { ...stop, ...counted, pictureId, arrivedAt: at, arrivedBy: by }
}

type Counted = Record<'cratesLeft' | 'iceBoxesLeft' | 'cratesTaken' | 'iceBoxesTaken', number>

async function moveCrates(tx: Tx, arrival: Arrival, load: Load, stop: LoadStop): Promise<Counted> {
  const { regionId, loadId, stopId, at, by } = arrival
  const counted = {
    cratesLeft: arrival.cratesLeft ?? stop.crateCount,
    iceBoxesLeft: arrival.iceBoxesLeft ?? stop.iceBoxCount,
    cratesTaken: arrival.cratesTaken ?? 0,
    iceBoxesTaken: arrival.iceBoxesTaken ?? 0,
  }
  const [aboard = { crates: 0, iceBoxes: 0 }] = await listBalances(tx, regionId, [loadId])
  const isCounted = arrival.cratesLeft !== undefined || arrival.iceBoxesLeft !== undefined
  const isTooMuch = counted.cratesLeft > aboard.crates || counted.iceBoxesLeft > aboard.iceBoxes
  if (isCounted && isTooMuch) {
    throw new MoreThanAboard({ crates: aboard.crates, iceBoxes: aboard.iceBoxes })
  }
  // What nobody counted is not more than what was counted out.
  counted.cratesLeft = Math.min(counted.cratesLeft, Math.max(0, aboard.crates))
  counted.iceBoxesLeft = Math.min(counted.iceBoxesLeft, Math.max(0, aboard.iceBoxes))
  await updateArrival(tx, regionId, stopId, {
    at,
    by,
    latitude: arrival.latitude ?? null,
    longitude: arrival.longitude ?? null,
    pictureId: arrival.pictureId ?? null,
    ...counted,
  })
  await insertCrateMovements(tx, regionId, movementsOf(load.id, stop, counted), { at, by })
  return counted
}

function movementsOf(
  loadId: string,
  { id: stopId, stationId }: LoadStop,
  counted: Counted,
): CrateMovement[] {
  const left = { fromId: loadId, toId: stationId, reason: 'left', loadId, stopId } as const
  const taken = { fromId: stationId, toId: loadId, reason: 'taken-back', loadId, stopId } as const
  return [
    { ...left, kind: 'crate', quantity: counted.cratesLeft },
    { ...left, kind: 'ice-box', quantity: counted.iceBoxesLeft },
    { ...taken, kind: 'crate', quantity: counted.cratesTaken },
    { ...taken, kind: 'ice-box', quantity: counted.iceBoxesTaken },
  ]
}
