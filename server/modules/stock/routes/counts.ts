import { staff } from '#platform/access'
import { type AnyRoute, field, pageQuery, route } from '#platform/http'
import { closeCount } from '../close-count.ts'
import { countGoods } from '../count-goods.ts'
import { approveCount, cancelCount } from '../decide-count.ts'
import { namedOf } from '../named-goods.ts'
import { idOf, PAGE, pageOf } from '../paging.ts'
import { type Count, getCount, listCountLines, listCounts } from '../queries/counts.ts'
import {
  CountClosing,
  CountedLines,
  CountPage,
  Count as CountReply,
  CountStart,
  CountWithLines,
} from '../schemas/counts.ts'
import { why } from '../schemas/papers.ts'
import { startCount } from '../start-count.ts'
import { MOVERS, READERS } from '../who.ts'

const tag = 'stock'
const COUNTS = '/regions/:region/stations/:station/counts'

const keyOf = (params: { region: string; station: string; count: string }) => ({
  regionId: params.region,
  stationId: params.station,
  countId: params.count,
})

function shown(count: Count) {
  const isDone = count.bookedAt !== null
  const state: 'open' | 'waiting' | 'booked' | 'cancelled' =
    count.cancelledAt !== null
      ? 'cancelled'
      : isDone
        ? 'booked'
        : count.closedAt !== null
          ? 'waiting'
          : 'open'
  return { ...count, state }
}

export const countRoutes = (): AnyRoute[] => [...countingRoutes(), ...readingRoutes(), ...endings()]

const countingRoutes = (): AnyRoute[] => [
  route({
    name: 'startStockCount',
    method: 'POST',
    path: COUNTS,
    tag,
    summary: 'Begin to count a station.',
    description: 'Goods may come and go while it is counted. One count of a station at a time.',
    access: MOVERS,
    body: CountStart,
    reply: CountReply,
    status: 201,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await startCount(tx, {
          regionId: params.region,
          stationId: params.station,
          note: body.note ?? '',
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'countStock',
    method: 'POST',
    path: `${COUNTS}/:count/lines`,
    tag,
    summary: 'Write down what was counted.',
    description:
      'Blind: what the books say is not shown before the count is closed. Goods that lie in lots are counted lot by lot.',
    access: MOVERS,
    body: CountedLines,
    status: 204,
    write: ({ tx, at, caller, params, body }) =>
      countGoods(tx, {
        ...keyOf(params),
        lines: body.lines.map((line) => ({
          ...namedOf(line),
          expiresOn: line.expiresOn ?? null,
          isLoose: line.isLoose ?? false,
        })),
        by: caller.personId,
        at,
      }),
  }),
]

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listStockCounts',
    method: 'GET',
    path: COUNTS,
    tag,
    summary: 'Counts of a station.',
    access: READERS,
    query: field.object({ ...pageQuery }),
    reply: CountPage,
    read: async ({ db, params, query }) => {
      const { limit = PAGE } = query
      const rows = await listCounts(db, {
        regionId: params.region,
        stationId: params.station,
        before: idOf(query.cursor),
        limit: limit + 1,
      })
      return pageOf(rows.map(shown), limit, (row) => row.id)
    },
  }),
  route({
    name: 'getStockCount',
    method: 'GET',
    path: `${COUNTS}/:count`,
    tag,
    summary: 'A count with what was counted, and once it is closed with what was expected.',
    access: READERS,
    reply: CountWithLines,
    read: async ({ db, params }) => {
      const count = await getCount(db, keyOf(params))
      const lines = await listCountLines(db, params.region, params.count)
      return {
        ...shown(count),
        lines: lines.map(({ expectedQuantity, ...line }) =>
          count.closedAt === null
            ? line
            : { ...line, expectedQuantity, difference: line.countedQuantity - expectedQuantity },
        ),
      }
    },
  }),
]

const endings = (): AnyRoute[] => [
  route({
    name: 'closeStockCount',
    method: 'POST',
    path: `${COUNTS}/:count/closing`,
    tag,
    summary: 'End a count and book what differs.',
    description:
      'Differences worth as much as the setting stock.countApprovalFromMinor wait for a second person.',
    access: MOVERS,
    body: CountClosing,
    reply: CountReply,
    moves: true,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await closeCount(tx, {
          ...keyOf(params),
          notCounted: body.notCounted ?? 'left',
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'approveStockCount',
    method: 'POST',
    path: `${COUNTS}/:count/approval`,
    tag,
    summary: 'Book the large differences of a count, as somebody who did not count.',
    access: staff({ operations: 'region', buyer: 'region', station_manager: 'station' }),
    reply: CountReply,
    moves: true,
    write: async ({ tx, at, caller, params }) =>
      shown(await approveCount(tx, { ...keyOf(params), by: caller.personId, at })),
  }),
  route({
    name: 'cancelStockCount',
    method: 'POST',
    path: `${COUNTS}/:count/cancellation`,
    tag,
    summary: 'End a count without booking anything.',
    access: staff({ operations: 'region', buyer: 'region', station_manager: 'station' }),
    body: why(),
    reply: CountReply,
    write: async ({ tx, at, caller, params, body }) =>
      shown(await cancelCount(tx, { ...keyOf(params), by: caller.personId, at, why: body.why })),
  }),
]
