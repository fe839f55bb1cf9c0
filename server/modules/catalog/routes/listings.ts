import { staff } from '#platform/access'
import {
  type AnyRoute,
  decodeCursor,
  encodeCursor,
  field,
  page,
  pageQuery,
  route,
} from '#platform/http'
import { changeListing } from '../change-listing.ts'
import { createListing } from '../create-listing.ts'
import {
  getListing,
  listListings,
  listOverridesOfRegion,
  overridesOfListing,
} from '../queries/listings.ts'
import { readRowId, rowIdOfCursor } from '../row-cursor.ts'
import {
  AssortmentChange,
  Listing,
  ListingChange,
  NewListing,
  Override,
  PriceListChange,
} from '../schemas.ts'
import { setAssortment } from '../set-assortment.ts'

const tag = 'catalog'
const editors = staff({ buyer: 'region', operations: 'region' })
const readers = staff({
  buyer: 'region',
  operations: 'region',
  marketing: 'region',
  finance: 'region',
  support: 'region',
  supervisor: 'region',
})

export function listingRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listListings',
      method: 'GET',
      path: '/regions/:region/listings',
      tag,
      summary: 'What a region sells, newest first.',
      access: readers,
      query: field.object({
        ...pageQuery,
        sku: field.optional(field.id('Only of this SKU.')),
        isListed: field.optional(field.yes('Only what is sold, or only what is not.')),
      }),
      reply: page(Listing, 'Listings.'),
      read: async ({ db, params, query }) => {
        const limit = query.limit ?? 50
        const listings = await listListings(db, params.region, {
          skuIds: query.sku === undefined ? undefined : [query.sku],
          isListed: query.isListed,
          after: rowIdOfCursor(query.cursor),
          limit: limit + 1,
        })
        const items = listings.slice(0, limit)
        if (listings.length <= limit) return { items }
        return { items, nextCursor: encodeCursor([items.at(-1)!.id]) }
      },
    }),
    route({
      name: 'readListing',
      method: 'GET',
      path: '/regions/:region/listings/:listing',
      tag,
      summary: 'A listing of a region.',
      access: readers,
      reply: Listing,
      read: ({ db, params }) => getListing(db, params.region, params.listing),
    }),
    route({
      name: 'createListing',
      method: 'POST',
      path: '/regions/:region/listings',
      tag,
      summary: 'List a SKU in a region at a price.',
      access: editors,
      body: NewListing,
      reply: Listing,
      status: 201,
      write: ({ tx, at, caller, params, body: { skuId, ...terms }, note }) => {
        note({ skuId, ...terms })
        const by = { at, actorId: caller.personId }
        return createListing(tx, { ...by, regionId: params.region, skuId, terms })
      },
    }),
    route({
      name: 'changeListing',
      method: 'PUT',
      path: '/regions/:region/listings/:listing',
      tag,
      summary: 'Change a region’s price, limit, or whether it sells.',
      access: editors,
      body: ListingChange,
      reply: Listing,
      write: ({ tx, at, caller, params, body: { version, ...terms }, note }) => {
        note(terms)
        const what = { regionId: params.region, id: params.listing, version, terms }
        return changeListing(tx, { ...what, at, actorId: caller.personId })
      },
    }),
    route({
      name: 'listOverrides',
      method: 'GET',
      path: '/regions/:region/listings/:listing/communities',
      tag,
      summary: 'Communities that differ from their region in a listing.',
      access: readers,
      reply: field.list(Override, 'What differs, by community.', { maxItems: 100_000 }),
      read: async ({ db, params }) => {
        await getListing(db, params.region, params.listing)
        return overridesOfListing(db, params.region, params.listing)
      },
    }),
    route({
      name: 'setAssortment',
      method: 'PUT',
      path: '/regions/:region/communities/:community/assortment',
      tag,
      summary: 'Set what a community sells otherwise than its region.',
      access: editors,
      body: AssortmentChange,
      reply: field.list(Override, 'What now differs, of the listings named.'),
      write: ({ tx, at, caller, params, body, note }) => {
        note({ listings: body.overrides.length })
        const communityId = params.community
        const overrides = body.overrides.map((one) => ({ ...one, communityId }))
        const by = { at, actorId: caller.personId }
        return setAssortment(tx, { ...by, regionId: params.region, overrides })
      },
    }),
    ...priceListRoutes(),
  ]
}

/** Prices of all communities beside each other, as headquarters keeps them. */
const priceListRoutes = (): AnyRoute[] => [
  route({
    name: 'listOverridesOfRegion',
    method: 'GET',
    path: '/regions/:region/price-list',
    tag,
    summary: 'Where communities differ from their region, of all listings.',
    access: readers,
    query: field.object(pageQuery),
    reply: page(Override, 'What differs, by listing and community.'),
    read: async ({ db, params, query }) => {
      const limit = query.limit ?? 50
      const cursor = decodeCursor(query.cursor, 2)
      const after = cursor && { listingId: readRowId(cursor[0]), communityId: readRowId(cursor[1]) }
      const found = await listOverridesOfRegion(db, params.region, { after, limit: limit + 1 })
      const items = found.slice(0, limit)
      if (found.length <= limit) return { items }
      const { listingId, communityId } = items.at(-1)!
      return { items, nextCursor: encodeCursor([listingId, communityId]) }
    },
  }),
  route({
    name: 'changePriceList',
    method: 'PUT',
    path: '/regions/:region/price-list',
    tag,
    summary: 'Set what many communities sell otherwise than their region, all or none.',
    access: editors,
    body: PriceListChange,
    bodyLimitBytes: 2_000_000,
    reply: field.list(Override, 'What now differs, of the pairs named.', { maxItems: 5000 }),
    write: ({ tx, at, caller, params, body, note }) => {
      note({ pairs: body.overrides.length })
      const by = { at, actorId: caller.personId }
      return setAssortment(tx, { ...by, regionId: params.region, overrides: body.overrides })
    },
  }),
]
