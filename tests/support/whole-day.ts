import { setBusinessTime } from '#platform/clock'
import { newId } from '#platform/ids'
import { atPickupDay } from './day-world.ts'
import { turn } from './turn.ts'
import type { Making } from './whole-making.ts'

/** What is there before the cutoff: an order that was paid, one for cash that was paid, a picture. */
interface Before {
  paid: { id: string; number: string }
  other: { id: string; number: string }
  claimPictureId: string
}

/** The day after a world's cutoff, through the API, in a region whose pickup point is its warehouse. */
export async function makeDayIds(making: Making, { paid, other, claimPictureId }: Before) {
  const goods = await receiveGoods(making)
  const point = await handOver(making, paid, other)
  return { ...goods, ...point, ...(await complain(making, paid.id, claimPictureId)) }
}

/** From the cutoff to goods that are sorted; one case is bought, so that some are left over. */
async function receiveGoods({
  linli,
  send,
  window,
  community,
  supplierUser,
  keeper,
  admin,
}: Making) {
  const { pickupDate } = window
  const station = `/stations/${community.pickupStationId}`
  await setBusinessTime(linli.database.db, new Date(window.closesAt.getTime() + 1000))
  await turn(linli)
  const orders = await send(admin, 'GET', `/purchase-orders?pickupDate=${pickupDate}`)
  const purchaseOrder: string = orders.items[0].id
  const { lines } = await send(admin, 'GET', `/purchase-orders/${purchaseOrder}`)
  await send(supplierUser, 'POST', `/purchase-orders/${purchaseOrder}/confirmation`, {})
  const surpluses = await send(admin, 'GET', '/surpluses')
  await atPickupDay(linli, window, '05:00')
  const received = lines.map((line: { skuId: string; quantity: number }) => ({
    skuId: line.skuId,
    quantity: line.quantity,
    lotCode: 'L-1',
  }))
  await send(keeper, 'POST', `${station}/receipts`, {
    pickupDate,
    purchaseOrderId: purchaseOrder,
    lines: received,
  })
  const lots = await send(keeper, 'GET', `${station}/skus/${lines[0].skuId}/lots`)
  await send(keeper, 'POST', `${station}/receiving-days/${pickupDate}/closing`, {})
  await turn(linli)
  await send(keeper, 'POST', `${station}/sorted-days/${pickupDate}`, {})
  await turn(linli)
  return { purchaseOrder, surplus: surpluses.items[0].id, lot: lots[0].lotId }
}

/** One order brought to the door, another fetched, and told of a second time by a phone. */
async function handOver(
  { linli, send, window, community, leader, resident }: Making,
  paid: Before['paid'],
  other: Before['other'],
) {
  const at = `/communities/${community.communityId}`
  const day = `${at}/deliveries/${window.pickupDate}`
  await send(leader, 'POST', `${day}/confirmation`, { discrepancies: [] })
  await turn(linli)
  await atPickupDay(linli, window, '17:00')
  const order = `/orders/${paid.id}`
  const forwarded = await send(resident, 'POST', `${order}/forwarded-codes`, { name: '李强' })
  const door = await send(resident, 'POST', `${order}/door-delivery`, { payBy: 'wallet' })
  const { digits } = await send(resident, 'GET', `${order}/pickup-code`)
  await send(leader, 'POST', `${at}/door-deliveries/${door.id}/acceptance`)
  await send(leader, 'POST', `${at}/door-deliveries/${door.id}/completion`, { digits })
  const slip = { slip: other.number }
  const { handovers } = await send(leader, 'POST', `${at}/handovers`, { proof: slip })
  const item = { itemId: newId(), ...slip, orderIds: [other.id], cashTakenMinor: 100 }
  const items = [{ ...item, handedOverAt: window.closesAt.toISOString() }]
  await send(leader, 'POST', `${at}/handover-syncs`, { deviceId: 'phone-1', items })
  const conflicts = await send(leader, 'GET', `${at}/handover-conflicts`)
  await turn(linli)
  return {
    forwardedCode: forwarded.id,
    doorDelivery: door.id,
    handover: handovers[0].id,
    conflict: conflicts.items[0].id,
  }
}

/** A claim that was decided against the supplier, and an incident. */
async function complain(
  { linli, send, admin, window, community, resident, supplierId }: Making,
  orderId: string,
  pictureId: string,
) {
  const claim = await send(resident, 'POST', `/orders/${orderId}/lines/1/claims`, {
    reason: 'other',
    quantity: 1,
    wish: 'refund',
    note: '味道怪怪的',
    pictureIds: [pictureId],
  })
  await send(admin, 'POST', `/claims/${claim.id}/decision`, {
    decision: 'refund',
    bearerKind: 'supplier',
    bearerId: supplierId,
    why: '整批味道不对',
  })
  const incident = await send(admin, 'POST', '/incidents', {
    kind: 'sku-day',
    skuId: window.offers[0]!.skuId,
    pickupDate: window.pickupDate,
    stationId: community.pickupStationId,
    what: '异味',
    decision: 'share',
    shareBasisPoints: 1000,
  })
  await turn(linli)
  return { orderClaim: claim.id, incident: incident.id }
}
