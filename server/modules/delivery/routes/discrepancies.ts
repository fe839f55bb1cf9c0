import { own, signedIn, staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { assignRedelivery, cancelRedelivery, completeRedelivery } from '../complete-redelivery.ts'
import { listDiscrepancies } from '../queries/discrepancies.ts'
import { listRedeliveries, type RedeliveryFilter } from '../queries/redeliveries.ts'
import { resolveDiscrepancy } from '../resolve-discrepancy.ts'
import * as schema from '../schemas/deliveries.ts'
import { Why } from '../schemas/loads.ts'
import { redeliveryPlace } from './places.ts'
import { discrepancyShown, redeliveryShown } from './shown.ts'

const tag = 'delivery'
const READERS = staff({ operations: 'region', support: 'region', supervisor: 'region' })
const DECIDES = staff({ operations: 'region' })
const ID = /^[0-9a-f-]{36}$/

export const discrepancyRoutes = (): AnyRoute[] => [
  route({
    name: 'listDiscrepancies',
    method: 'GET',
    path: '/regions/:region/discrepancies',
    tag,
    summary: 'What did not come as it should, newest first.',
    access: READERS,
    query: schema.DiscrepancyQuery,
    reply: schema.DiscrepancyPage,
    read: async ({ db, params, query: { limit = 50, cursor, ...filter } }) => {
      const beforeId = idOf(cursor)
      const found = await listDiscrepancies(db, {
        regionId: params.region,
        ...filter,
        beforeId,
        limit: limit + 1,
      })
      return pageOf(found.map(discrepancyShown), limit)
    },
  }),
  route({
    name: 'resolveDiscrepancy',
    method: 'POST',
    path: '/regions/:region/discrepancies/:discrepancy/resolution',
    tag,
    summary: 'Decide what becomes of a discrepancy.',
    description:
      'What lacks is redelivered or refunded; what is too much is redelivered, taken back or written off. What nobody decides is settled at the region’s time.',
    access: DECIDES,
    body: schema.ResolutionWish,
    reply: schema.Discrepancy,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const ids = { regionId: params.region, discrepancyId: params.discrepancy }
      const wish = { ...ids, ...body, by: caller.personId, at }
      return discrepancyShown(await resolveDiscrepancy(tx, wish))
    },
  }),
  route({
    name: 'listRedeliveries',
    method: 'GET',
    path: '/regions/:region/redeliveries',
    tag,
    summary: 'What is to be brought from one point to another.',
    access: READERS,
    query: schema.RedeliveryQuery,
    reply: schema.RedeliveryPage,
    read: ({ db, params, query }) => redeliveryPage(db, query, { regionId: params.region }),
  }),
  route({
    name: 'listMyRedeliveries',
    method: 'GET',
    path: '/regions/:region/my-redeliveries',
    tag,
    summary: 'What I am to bring from one point to another.',
    access: signedIn(),
    query: schema.RedeliveryQuery,
    reply: schema.RedeliveryPage,
    read: ({ db, params, query, caller }) =>
      redeliveryPage(db, query, { regionId: params.region, courierId: caller.personId }),
  }),
  ...endingRoutes(),
]

function endingRoutes(): AnyRoute[] {
  return [
    route({
      name: 'completeRedelivery',
      method: 'POST',
      path: '/regions/:region/redeliveries/:redelivery/completion',
      tag,
      summary: 'Say that redelivered goods are where they lacked.',
      access: own({
        operations: 'region',
        station_manager: 'station',
        station_staff: 'station',
      }),
      place: redeliveryPlace,
      reply: schema.Redelivery,
      status: 201,
      moves: true,
      write: async ({ tx, at, caller, params }) => {
        const ids = { regionId: params.region, redeliveryId: params.redelivery }
        const done = await completeRedelivery(tx, { ...ids, by: caller.personId, at })
        return redeliveryShown(done)
      },
    }),
    route({
      name: 'cancelRedelivery',
      method: 'POST',
      path: '/regions/:region/redeliveries/:redelivery/cancellation',
      tag,
      summary: 'Call a redelivery off.',
      access: DECIDES,
      body: Why,
      reply: schema.Redelivery,
      status: 201,
      moves: true,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, redeliveryId: params.redelivery }
        const ending = { ...ids, why: body.why, by: caller.personId, at }
        return redeliveryShown(await cancelRedelivery(tx, ending))
      },
    }),
    route({
      name: 'assignRedelivery',
      method: 'PUT',
      path: '/regions/:region/redeliveries/:redelivery/courier',
      tag,
      summary: 'Say which courier brings redelivered goods.',
      access: DECIDES,
      body: schema.Assignment,
      reply: schema.Redelivery,
      write: async ({ tx, at, caller, params, body }) => {
        const ids = { regionId: params.region, redeliveryId: params.redelivery }
        const assigning = { ...ids, ...body, by: caller.personId, at }
        return redeliveryShown(await assignRedelivery(tx, assigning))
      },
    }),
  ]
}

async function redeliveryPage(
  db: Queryable,
  { limit = 50, cursor, ...filter }: { limit?: number; cursor?: string; pickupDate?: string },
  of: Pick<RedeliveryFilter, 'regionId' | 'courierId'>,
) {
  const afterId = idOf(cursor)
  const found = await listRedeliveries(db, { ...filter, ...of, afterId, limit: limit + 1 })
  return pageOf(found.map(redeliveryShown), limit)
}

function pageOf<Row extends { id: string }>(rows: Row[], limit: number) {
  const items = rows.slice(0, limit)
  const next = rows.length > limit ? { nextCursor: encodeCursor([items.at(-1)!.id]) } : {}
  return { items, ...next }
}

function idOf(cursor: string | undefined): string | undefined {
  const [id] = decodeCursor(cursor, 1) ?? []
  if (id !== undefined && !ID.test(String(id))) {
    throw new Invalid('cursor', 'This is not a cursor of this list.')
  }
  return id === undefined ? undefined : String(id)
}
