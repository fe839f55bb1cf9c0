import { listPeople } from '#identity'
import type { CashHolder } from '#payments'
import { listStationsByIds } from '#places'
import type { Tx } from '#platform/db'
import { sumMinor } from '#platform/money'
import { bagCountsOf } from './bag-counts.ts'
import { lockAtPoint } from './lock-at-point.ts'
import { codeInForce, ordersOf } from './orders-of-showing.ts'
import { markCodesUsed } from './queries/codes.ts'
import type { NewHandover } from './queries/handovers.ts'
import { recordHandovers } from './record-handovers.ts'
import {
  AlreadyHandedOver,
  CashNotExact,
  CodeOfAnotherPlace,
  NotArrived,
  NothingToHandOver,
  OrderEnded,
  WithDoorDelivery,
} from './refusals.ts'
import type { Showing } from './showing.ts'
import { type OrderAtPoint, standingOf } from './standing.ts'
import { tellForwardedUsed } from './tell-of-codes.ts'

export interface HandingOver {
  regionId: string
  communityId: string
  /** The station whose staff hands over; null for a leader or helper. */
  stationId: string | null
  showing: Showing
  /** Only these; all that is ready for the holder when absent. */
  orderIds?: readonly string[] | undefined
  cashTakenMinor: number
  holder: CashHolder
  by: string
  at: Date
}

/**
 * Gives the goods of whoever a proof speaks of: all of their ready orders of that day here, or those
 * named. What is due in cash is taken just so; the orders close.
 * @throws AlreadyHandedOver, NotArrived, OrderEnded, CodeExpired, CodeOfAnotherPlace, CashNotExact,
 *   NothingToHandOver, WithDoorDelivery
 */
export async function handOver(tx: Tx, handing: HandingOver): Promise<NewHandover[]> {
  const { regionId, showing, at } = handing
  const code = await codeInForce(tx, handing)
  const found = await ordersOf(tx, handing)
  const named = handing.orderIds
  if (named?.some((id) => !found.includes(id))) throw new NothingToHandOver()
  const locked = await lockAtPoint(tx, regionId, named ?? found, at)
  const here = locked.filter(({ order }) => order.communityId === handing.communityId)
  await refuseOtherStation(tx, handing, here)
  const ready = here.filter((one) => standingOf(one) === 'ready')
  if (ready.length === 0 || (named !== undefined && ready.length < named.length)) {
    await refuse(tx, here, ready)
  }
  const dueMinor = sumMinor(ready.map((one) => one.cashOpenMinor))
  if (dueMinor !== handing.cashTakenMinor) throw new CashNotExact(dueMinor, handing.cashTakenMinor)

  const bags = await bagCountsOf(
    tx,
    regionId,
    ready.map(({ order }) => order.id),
  )
  const handovers = await recordHandovers(
    tx,
    ready.map((one) => ({
      at: one,
      method: showing.method,
      codeId: showing.codeId,
      handedAt: at,
      cashMinor: one.cashOpenMinor,
      bagCount: bags.get(one.order.id) ?? 0,
    })),
    { ...handing, why: 'collected', deviceId: null },
  )
  if (code?.kind === 'forwarded') {
    await markCodesUsed(tx, regionId, [code.id], at)
    await tellForwardedUsed(tx, regionId, [{ code, orderId: code.orderId! }])
  }
  return handovers
}

async function refuseOtherStation(
  tx: Tx,
  { regionId, stationId }: HandingOver,
  locked: readonly OrderAtPoint[],
): Promise<void> {
  if (stationId === null) return
  const other = locked.find(({ order }) => order.stationId !== stationId)
  if (other === undefined) return
  const [station] = await listStationsByIds(tx, regionId, [other.order.stationId])
  throw new CodeOfAnotherPlace(other.order.communityId, station?.name ?? '')
}

/** Says why nothing, or not all that was named, can be handed over. */
async function refuse(
  tx: Tx,
  locked: readonly OrderAtPoint[],
  ready: readonly OrderAtPoint[],
): Promise<never> {
  const isReady = new Set(ready)
  const refused = locked.find((one) => !isReady.has(one))
  if (refused === undefined) throw new NothingToHandOver()
  const standing = standingOf(refused)
  const { order, handover, doorDelivery } = refused
  if (standing === 'not-arrived' || standing === 'not-ready') {
    throw new NotArrived(order.pickupDate, standing)
  }
  if (standing === 'to-the-door') throw new WithDoorDelivery(doorDelivery!.id)
  if (standing !== 'handed') throw new OrderEnded(order.id, standing)
  const [person] = handover === null ? [] : await listPeople(tx, [handover.handedBy])
  throw new AlreadyHandedOver({
    id: handover?.id ?? order.id,
    orderId: order.id,
    handedAt: handover?.handedAt ?? order.closedAt!,
    byName: person?.name ?? '',
  })
}
