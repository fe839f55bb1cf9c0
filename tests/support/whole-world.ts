import { followWorldTime } from '#platform/clock'
import { newId } from '#platform/ids'
import { makeOpenWindow } from './campaigns-world.ts'
import { makeDeliveryIds } from './delivery-world.ts'
import { makeReplacement } from './fulfilment-world.ts'
import type { Person, TestLinli } from './linli.ts'
import { type Buyer, checkoutOf, makeBuyers, order } from './ordering-world.ts'
import { makeCommunity } from './residents-world.ts'
import { addOffer, addSupplier } from './suppliers-world.ts'
import { makeDayIds } from './whole-day.ts'
import type { Beside, Making, Send } from './whole-making.ts'
import { makeMoneyIds } from './whole-money.ts'
import { makePeopleIds, makeSupplierIds, sendPicture } from './whole-people.ts'
import { makeStockIds } from './whole-stock.ts'

/** One of everything that a region can hold, with the people whose own it is. */
export interface WholeWorld {
  regionId: string
  /** By the names that paths give them; what has one name for two things is told apart below. */
  ids: Record<string, string>
  supplierOfferId: string
  /** Handed back by the leader who took the cash. */
  cashRefundId: string
  /** The leader's own; that of the ids is the supplier's. */
  ownPayoutId: string
  pictureIds: Record<'product' | 'licence' | 'claim' | 'proof' | 'profile', string>
  resident: Buyer
  leader: Person
  claimant: Person
  courier: Person
  supplierUser: Person
  beside: Beside
}

/** Makes a region whole through the API, with people of its own. */
export async function makeWholeWorld(linli: TestLinli, regionId: string): Promise<WholeWorld> {
  const admin = await linli.person({ role: 'admin' })
  const send: Send = async (who, method, path, body) => {
    const answer = await linli.call(who, method, `/regions/${regionId}${path}`, body, {
      key: newId(),
    })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  // Another region's day may have moved the clock on.
  await followWorldTime(linli.database.db)
  const made = await makePlacesAndPeople(linli, regionId, admin, send)
  const { community, window, supplierId, resident } = made
  const pictureIds = {
    product: await sendPicture(made, admin, '/product-pictures'),
    licence: await sendPicture(made, admin, `/suppliers/${supplierId}/licence-pictures`),
    claim: await sendPicture(made, resident, '/claim-pictures'),
    proof: await sendPicture(made, resident, '/proof-pictures'),
    profile: await sendPicture(made, resident, '/profile-pictures'),
  }
  const ordered = await makeOrders(made)
  const onDay = {
    regionId,
    stationId: community.pickupStationId,
    communityId: community.communityId,
    residentId: resident.residentId,
    orderId: ordered.ids.order,
    skuId: window.offers[0]!.skuId,
    pickupDate: ANOTHER_DAY,
  }
  const before = {
    ...(await makePlaces(made)),
    ...(await makeGoodsIds(made)),
    ...(await makePeopleIds(made)),
    ...(await makeSupplierIds(made)),
    ...(await makeDeliveryIds(linli, { ...onDay, courierId: made.courier.id })),
    replacement: await makeReplacement(linli, onDay),
    ...ordered.ids,
  }
  const day = await makeDayIds(made, { ...ordered, claimPictureId: pictureIds.claim })
  const { ownPayout, ...money } = await makeMoneyIds(made)
  const stock = await makeStockIds(made)
  return {
    regionId,
    ids: {
      region: regionId,
      ...WORDS,
      date: window.pickupDate,
      ...before,
      ...day,
      ...money,
      ...stock,
    },
    cashRefundId: ordered.cashRefundId,
    supplierOfferId: made.supplierOfferId,
    ownPayoutId: ownPayout,
    pictureIds,
    resident,
    leader: made.leader,
    claimant: made.claimant,
    courier: made.courier,
    supplierUser: made.supplierUser,
    beside: made.beside,
  }
}

/** Two communities, a supplier whose goods a window sells, and who works with them. */
async function makePlacesAndPeople(
  linli: TestLinli,
  regionId: string,
  admin: Person,
  send: Send,
): Promise<Making> {
  const community = await makeCommunity(linli, { regionId })
  const besideCommunity = await makeCommunity(linli, { regionId })
  const { id: supplierId } = await addSupplier(linli, { regionId })
  const window = await makeOpenWindow(linli, {
    regionId,
    communities: [community.communityId],
    offers: [{ priceMinor: 480, costMinor: 300, commissionBasisPoints: 1000, supplierId }],
  })
  const { skuId } = window.offers[0]!
  const offer = { regionId, supplierId, skuId, caseSize: 12, leadDays: 0 }
  const [resident] = await makeBuyers(linli, window)
  const stationId = community.pickupStationId
  return {
    linli,
    send,
    community,
    window,
    supplierId,
    supplierOfferId: (await addOffer(linli, offer)).id,
    admin,
    resident: resident!,
    leader: community.leader,
    claimant: await linli.person(),
    supplierUser: await linli.person(),
    finance: await linli.person({ role: 'finance', regionId }),
    courier: await linli.person({ role: 'courier', regionId }),
    keeper: await linli.person({ role: 'station_manager', regionId, stationId }),
    beside: {
      communityId: besideCommunity.communityId,
      stationId: besideCommunity.pickupStationId,
      supplierId: (await addSupplier(linli, { regionId })).id,
      leader: besideCommunity.leader,
    },
  }
}

/** Path names that are words, not ids of rows. */
const WORDS = {
  name: 'order.deliveryFeeMinor',
  provider: 'sandbox',
  number: '6901234567892',
  account: 'escrow',
}

/** Of rows that no call made: apart from the day that was worked through. */
const ANOTHER_DAY = '2020-01-02'

async function makePlaces({ send, community, admin }: Making) {
  const { communityId, buildingId, pickupStationId } = community
  const slot = { weekday: 1, startsAt: '17:00', endsAt: '19:00' }
  return {
    community: communityId,
    building: buildingId,
    station: pickupStationId,
    slot: (await send(admin, 'POST', `/stations/${pickupStationId}/pickup-slots`, slot)).id,
  }
}

async function makeGoodsIds({ linli, window }: Making) {
  const { offerId, productId, skuId, listingId } = window.offers[0]!
  const { db } = linli.database
  const plan = newId()
  await db
    .insertInto('window_plans')
    .values({
      region_id: window.regionId,
      id: plan,
      name: JSON.stringify({ en: 'Every day' }),
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      opens_time: '08:00',
      cutoff_time: '23:00',
    })
    .execute()
  const product = await db
    .selectFrom('products')
    .select('category_id')
    .where('id', '=', productId)
    .executeTakeFirstOrThrow()
  return {
    category: product.category_id,
    product: productId,
    sku: skuId,
    listing: listingId,
    window: window.windowId,
    offer: offerId,
    plan,
  }
}

async function makeOrders(making: Making) {
  const { linli, send, admin, leader, resident, window } = making
  const offer = window.offers[0]!
  const buy = async (quantity: number, method: string) => {
    const body = checkoutOf(window, [[offer, quantity]], [{ method }])
    const answer = await order(linli, window, resident, body)
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  const giveBack = async (orderId: string): Promise<string> => {
    const body = { amountMinor: 10, currency: 'CNY', reason: 'bruised' }
    return (await send(admin, 'POST', `/orders/${orderId}/refunds`, body))[0].id
  }
  const paid = await buy(2, 'wallet')
  const owed = await buy(1, 'cash')
  const [cashOrder] = owed.orders
  const receipt = { amountMinor: cashOrder.totalMinor }
  await send(leader, 'POST', `/orders/${cashOrder.id}/cash-receipt`, receipt)
  const notification = newId()
  await linli.database.db
    .insertInto('payment_notifications')
    .values({
      region_id: window.regionId,
      id: notification,
      provider: 'sandbox',
      event_id: notification,
      kind: 'payment.captured',
      body: JSON.stringify({}),
      quarantined_why: 'amount',
    })
    .execute()
  return {
    ids: {
      order: paid.orders[0].id,
      payment: paid.payments[0].id,
      refund: await giveBack(paid.orders[0].id),
      notification,
    },
    cashRefundId: await giveBack(cashOrder.id),
    paid: paid.orders[0],
    other: cashOrder,
  }
}
