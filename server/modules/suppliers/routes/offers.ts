import { type Caller, mayIn, staff } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, field, route } from '#platform/http'
import { changeOffer } from '../change-offer.ts'
import { makeOffer } from '../make-offer.ts'
import { type Offer, stateOf } from '../offer.ts'
import { listOffers } from '../queries/offers.ts'
import * as schema from '../schemas.ts'
import { acceptOffer, declineOffer, endOffer, withdrawOffer } from '../settle-offer.ts'
import { actOf, tag, WHO } from './who.ts'

const OFFERS_OF_SKU_SHOWN = 200

export function offerRoutes(): AnyRoute[] {
  return [...readingRoutes(), ...makingRoutes(), ...settlingRoutes()]
}

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listSupplierOffers',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier/offers',
    tag,
    summary: 'The offers of a supplier.',
    access: staff({ ...WHO.readers, supplier: 'supplier' }),
    query: schema.OfferQuery,
    reply: schema.OfferPage,
    read: async ({ db, params, query }) => {
      const { limit = 50, skuId } = query
      const cursor = decodeCursor(query.cursor, 1)
      const found = await listOffers(db, {
        regionId: params.region,
        supplierId: params.supplier,
        skuId,
        beforeId: cursor && String(cursor[0]),
        limit: limit + 1,
      })
      const items = found.slice(0, limit).map(shown)
      const last = items.at(-1)
      if (found.length <= limit || last === undefined) return { items }
      return { items, nextCursor: encodeCursor([last.id]) }
    },
  }),
  route({
    name: 'listOffersOfSku',
    method: 'GET',
    path: '/regions/:region/skus/:sku/offers',
    tag,
    summary: 'What all suppliers of a region offer for a SKU.',
    access: staff(WHO.readers),
    reply: field.list(schema.Offer, 'Offers, the newest first.'),
    read: async ({ db, params: { region: regionId, sku: skuId } }) =>
      (await listOffers(db, { regionId, skuId, limit: OFFERS_OF_SKU_SHOWN })).map(shown),
  }),
]

const makingRoutes = (): AnyRoute[] => [
  route({
    name: 'makeOffer',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/offers',
    tag,
    summary: 'Make an offer of a supplier: a buyer’s is in force, a supplier’s is a proposal.',
    access: staff({ ...WHO.buyers, supplier: 'supplier' }),
    body: schema.NewOffer,
    reply: schema.Offer,
    status: 201,
    write: async ({ tx, body: { sourceRank = 1, validUntil = null, ...fields }, ...work }) =>
      shown(
        await makeOffer(tx, {
          ...actOf(work),
          fields: { ...fields, validUntil },
          sourceRank,
          isAccepted: isBuyer(work.caller, work.params.region),
        }),
      ),
  }),
  route({
    name: 'changeOffer',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/offers/:offer/changes',
    tag,
    summary: 'Propose other figures for an offer; what was agreed holds until a buyer accepts.',
    access: staff({ supplier: 'supplier' }),
    body: schema.OfferChange,
    reply: schema.Offer,
    status: 201,
    write: async ({ tx, body: { validUntil = null, ...fields }, ...work }) =>
      shown(
        await changeOffer(tx, {
          ...actOf(work),
          offerId: work.params.offer,
          fields: { ...fields, validUntil },
        }),
      ),
  }),
]

const settlingRoutes = (): AnyRoute[] => [
  route({
    name: 'acceptOffer',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/offers/:offer/acceptance',
    tag,
    summary: 'Accept a supplier’s proposal as first or second source.',
    access: staff(WHO.buyers),
    body: schema.Acceptance,
    reply: schema.Offer,
    write: async ({ tx, body, ...work }) =>
      shown(await acceptOffer(tx, { ...actOf(work), ...body, offerId: work.params.offer })),
  }),
  route({
    name: 'declineOffer',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/offers/:offer/refusal',
    tag,
    summary: 'Decline a supplier’s proposal.',
    access: staff(WHO.buyers),
    body: schema.WhyWish,
    reply: schema.Offer,
    write: async ({ tx, body, ...work }) =>
      shown(await declineOffer(tx, { ...actOf(work), ...body, offerId: work.params.offer })),
  }),
  route({
    name: 'withdrawSupplierOffer',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/offers/:offer/withdrawal',
    tag,
    summary: 'Withdraw an offer at once; once accepted, only a buyer can.',
    access: staff({ ...WHO.buyers, supplier: 'supplier' }),
    reply: schema.Offer,
    write: async ({ tx, ...work }) =>
      shown(
        await withdrawOffer(tx, {
          ...actOf(work),
          offerId: work.params.offer,
          isBuyer: isBuyer(work.caller, work.params.region),
        }),
      ),
  }),
  route({
    name: 'endOffer',
    method: 'POST',
    path: '/regions/:region/suppliers/:supplier/offers/:offer/ending',
    tag,
    summary: 'End an accepted offer with a day.',
    access: staff(WHO.buyers),
    body: schema.Ending,
    reply: schema.Offer,
    write: async ({ tx, body, ...work }) =>
      shown(await endOffer(tx, { ...actOf(work), ...body, offerId: work.params.offer })),
  }),
]

const isBuyer = (caller: Caller, regionId: string): boolean =>
  mayIn(caller, ['admin', 'buyer', 'operations'], { regionId })

function shown(offer: Offer) {
  const { declinedAt: _declinedAt, withdrawnAt: _withdrawnAt, ...rest } = offer
  return { ...rest, state: stateOf(offer) }
}
