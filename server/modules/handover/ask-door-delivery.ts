import { actingLeaderOf } from '#leaders'
import { feesLeftOf, lockWithPayments, type Order, stateOf } from '#ordering'
import { getBuilding } from '#places'
import type { Queryable, Tx } from '#platform/db'
import { announce } from '#platform/events'
import { newId } from '#platform/ids'
import { Invalid, NotFound } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { findResident, getAddress } from '#residents'
import { payFeeFromWallet } from './door-fees.ts'
import {
  type DoorDelivery,
  doorDeliveryState,
  findDoorDelivery,
  insertDoorDeliveries,
  listLiveDoorDeliveries,
  listOpenDoorDeliveriesOf,
  lockAsking,
  lockOpenDoorDeliveriesOf,
} from './queries/door-deliveries.ts'
import { findDoorFee } from './queries/door-fees.ts'
import { lockPickups } from './queries/pickups.ts'
import { DoorDeliveryState, OrderEnded } from './refusals.ts'

export interface AskedDelivery {
  order: Order
  payBy: 'wallet' | 'cash'
  /** Whether the caller is the resident: nobody else spends a wallet. */
  isOwn: boolean
  addressId?: string | undefined
  note: string
  by: string
  at: Date
}

/**
 * Asks for goods to be brought from the pickup point to the door. The fee is the acting leader's
 * own or the setting's, once for a resident and day; from a wallet it is paid at once.
 * @throws OrderEnded, DoorDeliveryState, BalanceTooLow, Invalid
 */
export async function askDoorDelivery(tx: Tx, asked: AskedDelivery): Promise<DoorDelivery> {
  const { payBy, by, at } = asked
  const { regionId, residentId } = asked.order
  if (payBy === 'wallet' && (!asked.isOwn || residentId === null)) {
    throw new Invalid('payBy', 'Only the resident pays from the wallet. Let it be cash.')
  }
  if (residentId !== null) await lockAsking(tx, regionId, { ...asked.order, residentId })
  const order = await lockPlaced(tx, asked.order)
  const [live] = await listLiveDoorDeliveries(tx, regionId, [order.id])
  if (live !== undefined) throw new DoorDeliveryState(doorDeliveryState(live))
  if (residentId !== null) await lockOpenDoorDeliveriesOf(tx, regionId, { ...order, residentId })
  const feeMinor = await doorFeeOf(tx, order, at)
  const delivery = {
    id: newId(),
    orderId: order.id,
    communityId: order.communityId,
    stationId: order.stationId,
    pickupDate: order.pickupDate,
    residentId,
    feeMinor,
    paidHow: feeMinor === 0 ? ('none' as const) : payBy,
    address: await addressOf(tx, asked),
    note: asked.note,
    askedAt: at,
    askedBy: by,
  }
  const [id] = await insertDoorDeliveries(tx, regionId, [delivery])
  // Two asked at once: the other one's stands.
  if (id === undefined) throw new DoorDeliveryState('asked')
  if (delivery.paidHow === 'wallet') await payFeeFromWallet(tx, delivery, { regionId, by, at })
  await announce(tx, {
    regionId,
    type: 'door-delivery.asked',
    subjectKind: 'door-delivery',
    subjectId: id,
    body: { orderId: order.id, communityId: order.communityId, residentId, feeMinor },
    actorId: by,
    occurredAt: at,
  })
  return (await findDoorDelivery(tx, regionId, id))!
}

/** Locked as for a handover: what is cancelled meanwhile is not brought. @throws OrderEnded */
async function lockPlaced(tx: Tx, { regionId, id }: Order): Promise<Order> {
  await lockPickups(tx, regionId, [id])
  const [order] = await lockWithPayments(tx, regionId, [id])
  const state = stateOf(order!)
  if (state !== 'placed') throw new OrderEnded(id, state)
  return order!
}

/**
 * What bringing an order to the door costs: the acting leader's own fee, or the setting's; nothing
 * where the order has paid for it, or something else goes there on that day.
 */
export async function doorFeeOf(db: Queryable, order: Order, at: Date): Promise<number> {
  const { regionId, communityId, residentId, pickupDate } = order
  if ((await feesLeftOf(db, regionId, [order])).has(order.id)) return 0
  if (residentId !== null) {
    const others = await listOpenDoorDeliveriesOf(db, regionId, { residentId, pickupDate })
    if (others.some((other) => other.communityId === communityId)) return 0
  }
  const acting = await actingLeaderOf(db, regionId, communityId, at)
  const own = acting === undefined ? null : await findDoorFee(db, regionId, acting.id)
  if (own !== null) return own
  return (await readSettings(db, regionId, { communityId }, at))['handover.doorFeeMinor']
}

/** Where it goes, as it was when it was asked: an address of the resident, or where they live. */
async function addressOf(
  tx: Tx,
  { order, addressId }: AskedDelivery,
): Promise<Record<string, unknown>> {
  const { regionId, residentId } = order
  const resident = residentId === null ? undefined : await findResident(tx, regionId, residentId)
  if (addressId !== undefined) {
    const address = await getAddress(tx, regionId, addressId)
    if (address.residentId !== residentId) throw new NotFound('address')
    const { recipient, address: street, room } = address
    return { recipient, address: street, room }
  }
  if (resident === undefined) throw new Invalid('note', 'Say in the note where to bring it.')
  const building =
    resident.buildingId === null ? null : await getBuilding(tx, regionId, resident.buildingId)
  return { recipient: resident.name, address: building?.name ?? '', room: resident.room }
}
