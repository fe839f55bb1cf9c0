import { staff } from '#platform/access'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { decideSurplus } from '../decide-surplus.ts'
import { listPoolLines, listSurpluses, type ShownPoolLine } from '../queries/surpluses.ts'
import * as schema from '../schemas/pools.ts'
import { surplusState } from '../surplus.ts'
import { dayOf, tag, WHO } from './who.ts'

export const poolRoutes = (): AnyRoute[] => [
  route({
    name: 'listPooledDemand',
    method: 'GET',
    path: '/regions/:region/stations/:station/demand-pools/:date',
    tag,
    summary: 'What was pooled of a day at a warehouse.',
    description:
      'Demand by SKU and supplier at the cutoff, less free stock, rounded up to cases. What offers sold from stock is not bought and not listed.',
    access: staff(WHO.dayReaders),
    reply: schema.PoolLines,
    read: async ({ db, params }) =>
      (await listPoolLines(db, params.region, dayOf(params))).map(shown),
  }),
  route({
    name: 'listSurpluses',
    method: 'GET',
    path: '/regions/:region/surpluses',
    tag,
    summary: 'What rounding leaves over, and where it goes.',
    access: staff(WHO.readers),
    query: schema.SurplusQuery,
    reply: schema.SurplusPage,
    read: async ({ db, params, query }) => {
      const { limit = 50, pickupDate, stationId } = query
      const cursor = decodeCursor(query.cursor, 1)
      const found = await listSurpluses(db, {
        regionId: params.region,
        stationId,
        pickupDate,
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
    name: 'decideSurplus',
    method: 'PUT',
    path: '/regions/:region/surpluses/:surplus',
    tag,
    summary: 'Say where a surplus goes.',
    description:
      'Until the day’s goods are allocated it is a plan, and can be changed; then it is carried out: a transfer to the store, a write-off (above the limit a colleague approves it), or an offer in a window at the marked-down price. What was kept for the next window can be sent elsewhere later.',
    access: staff(WHO.buyers),
    moves: true,
    body: schema.SurplusDecision,
    reply: schema.PoolLine,
    write: async ({ tx, params, body, caller, at }) =>
      shown(
        await decideSurplus(tx, {
          regionId: params.region,
          surplusId: params.surplus,
          destination: body.destination,
          stationId: body.stationId ?? null,
          markdown: body.markdown ?? null,
          by: caller.personId,
          at,
        }),
      ),
  }),
]

const shown = ({ poolId: _, allocatedAt, ...line }: ShownPoolLine) => ({
  ...line,
  surplusState: line.surplusQuantity === 0 ? null : surplusState({ ...line, allocatedAt }),
  surplusSubjectKind: line.surplusSubjectKind as schema.SubjectKind | null,
})
