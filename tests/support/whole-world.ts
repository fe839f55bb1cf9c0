import { newId } from '#platform/ids'
import { makeAftersalesIds } from './aftersales-world.ts'
import { makeOpenWindow, type WindowWorld } from './campaigns-world.ts'
import { makeDeliveryIds } from './delivery-world.ts'
import { makeReplacement } from './fulfilment-world.ts'
import type { Person, TestLinli } from './linli.ts'
import { type Buyer, checkoutOf, makeBuyers, order } from './ordering-world.ts'
import { makeBuyingIds } from './procurement-world.ts'
import {
  type CommunityWorld,
  makeCommunity,
  makeLeader,
  makeNeighbour,
  makeResident,
} from './residents-world.ts'
import { addOffer, addSupplier } from './suppliers-world.ts'

/** One of everything that a region can hold, with the people whose own it is. */
export interface WholeWorld {
  regionId: string
  /** By the names that paths give them; what has one name for two things is told apart below. */
  ids: Record<string, string>
  supplierOfferId: string
  /** Handed back by the leader who took the cash. */
  cashRefundId: string
  pictureIds: Record<'product' | 'licence' | 'claim' | 'profile', string>
  resident: Buyer
  leader: Person
  claimant: Person
  supplierUser: Person
  /** Another community of the region with its station and leader, and another supplier. */
  beside: { communityId: string; stationId: string; supplierId: string; leader: Person }
}

type Send = (who: Person, method: string, path: string, body?: object) => Promise<Made>
// biome-ignore lint/suspicious/noExplicitAny: whatever a route answers
type Made = any

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
  const community = await makeCommunity(linli, { regionId })
  const besideCommunity = await makeCommunity(linli, { regionId })
  const window = await makeOpenWindow(linli, {
    regionId,
    communities: [community.communityId],
    offers: [{ priceMinor: 480 }],
  })
  const [resident] = await makeBuyers(linli, window)
  const claimant = await linli.person()
  const supplierUser = await linli.person()
  const { id: supplierId } = await addSupplier(linli, { regionId })
  const people = { admin, resident: resident!, leader: community.leader, claimant, supplierUser }
  const made = { linli, send, community, window, supplierId, ...people }
  const pictureIds = {
    product: await sendPicture(made, admin, '/product-pictures'),
    licence: await sendPicture(made, admin, `/suppliers/${supplierId}/licence-pictures`),
    claim: await sendPicture(made, resident!, '/claim-pictures'),
    profile: await sendPicture(made, resident!, '/profile-pictures'),
  }
  const ordered = await makeOrders(made)
  const onDay = {
    regionId,
    supplierId,
    stationId: community.pickupStationId,
    communityId: community.communityId,
    residentId: resident!.residentId,
    orderId: ordered.ids.order,
    skuId: window.offers[0]!.skuId,
    pickupDate: WORDS.date,
  }
  return {
    regionId,
    ids: {
      region: regionId,
      ...WORDS,
      ...(await makePlaces(made)),
      ...(await makeGoodsIds(made)),
      ...(await makePeopleIds(made)),
      ...(await makeSupplierIds(made)),
      ...(await makeBuyingIds(linli, onDay)),
      ...(await makeAftersalesIds(linli, onDay)),
      ...(await makeDeliveryIds(linli, { ...onDay, courierId: resident!.id })),
      replacement: await makeReplacement(linli, onDay),
      ...ordered.ids,
    },
    cashRefundId: ordered.cashRefundId,
    supplierOfferId: (
      await addOffer(linli, { regionId, supplierId, skuId: window.offers[0]!.skuId })
    ).id,
    pictureIds,
    ...people,
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
  date: '2026-11-20',
  account: 'escrow',
}

interface Making {
  linli: TestLinli
  send: Send
  community: CommunityWorld
  window: WindowWorld
  supplierId: string
  admin: Person
  resident: Buyer
  leader: CommunityWorld['leader']
  claimant: Person
  supplierUser: Person
}

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

async function makePeopleIds(making: Making) {
  const { linli, send, community, window, leader, resident, claimant } = making
  const { regionId, communityId, buildingId } = community
  const substitute = await makeLeader(linli, community, '李强')
  const helping = await makeResident(linli, community)
  await makeNeighbour(linli, community)
  const address = {
    label: '家',
    recipient: '王芳',
    phone: null,
    address: '锦绣路 18 号',
    buildingId: null,
    room: '1203',
    latitude: null,
    longitude: null,
    isDefault: true,
  }
  const absence = { substituteId: substitute.leaderId, endsAt: null, why: '回老家' }
  const claim = { name: '李奶奶', buildingId, room: '102' }
  const chain = { windowId: window.windowId, text: '1. 王芳 番茄x2' }
  await send(leader, 'POST', `/communities/${communityId}/chains`, chain)
  const drafts = await send(leader, 'GET', `/communities/${communityId}/drafts`)
  const courier = await linli.person({ role: 'courier', regionId })
  const { db } = linli.database
  const grant = await db
    .selectFrom('grants')
    .select('id')
    .where('person_id', '=', courier.id)
    .executeTakeFirstOrThrow()
  const notice = newId()
  await db
    .insertInto('notices')
    .values({
      region_id: regionId,
      id: notice,
      person_id: resident.id,
      template: 'order-cancelled',
      fact_id: notice,
    })
    .execute()
  const sessions = await linli.call(resident, 'GET', '/me/sessions')
  const residents = `/residents/${resident.residentId}`
  await send(resident, 'POST', `${residents}/household`, { name: '王家' })
  return {
    person: resident.id,
    session: sessions.body[0].id,
    resident: resident.residentId,
    address: (await send(resident, 'POST', `${residents}/addresses`, address)).id,
    leader: leader.leaderId,
    absence: (await send(leader, 'POST', `/leaders/${leader.leaderId}/absences`, absence)).id,
    helper: (
      await send(leader, 'POST', `/communities/${communityId}/helpers`, {
        residentId: helping.id,
      })
    ).id,
    claim: (await send(claimant, 'POST', `/communities/${communityId}/claims`, claim)).id,
    draft: drafts[0].id,
    grant: grant.id,
    notice,
  }
}

async function makeSupplierIds({ send, admin, supplierId, supplierUser }: Making) {
  const licence = { kind: 'food', number: 'JY1510100', expiresOn: '2030-01-01' }
  const user = { personId: supplierUser.id }
  return {
    supplier: supplierId,
    licence: (await send(admin, 'POST', `/suppliers/${supplierId}/licences`, licence)).id,
    user: (await send(admin, 'POST', `/suppliers/${supplierId}/users`, user)).id,
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
  }
}

/** One white pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
)

async function sendPicture({ linli, window }: Making, who: Person, path: string): Promise<string> {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(PIXEL)], { type: 'image/png' }), 'a.png')
  const encoded = new Response(form)
  const headers = { 'content-type': encoded.headers.get('content-type')! }
  const body = Buffer.from(await encoded.arrayBuffer())
  const at = `/regions/${window.regionId}${path}`
  const answer = await linli.call(who, 'POST', at, body, { headers })
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}
