import { staff } from '#platform/access'
import type { Db } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { correctStock } from '../correct-stock.ts'
import { approveCorrection, declineCorrection } from '../decide-correction.ts'
import { namedOf } from '../named-goods.ts'
import { idOf, PAGE, pageOf } from '../paging.ts'
import {
  type Correction,
  type CorrectionFilter,
  getCorrection,
  listCorrections,
} from '../queries/corrections.ts'
import {
  CorrectionPage,
  CorrectionQuery,
  Correction as CorrectionReply,
  CorrectionWish,
} from '../schemas/corrections.ts'
import { why } from '../schemas/papers.ts'
import { MOVERS, READERS, REGION_READERS } from '../who.ts'

const tag = 'stock'
const DECIDERS = staff({ buyer: 'region', operations: 'region' })

function shown(correction: Correction) {
  const state: 'booked' | 'declined' | 'waiting' =
    correction.bookedAt !== null
      ? 'booked'
      : correction.declinedAt !== null
        ? 'declined'
        : 'waiting'
  return { ...correction, state }
}

interface ListQuery {
  kind?: 'adjusted' | 'written-off'
  isWaiting?: 'true' | 'false'
  limit?: number
  cursor?: string
}

async function pageOfCorrections(
  db: Db,
  place: Pick<CorrectionFilter, 'regionId' | 'stationId'>,
  { kind, isWaiting, limit = PAGE, cursor }: ListQuery,
) {
  const rows = await listCorrections(db, {
    ...place,
    kind,
    isWaiting: isWaiting === undefined ? undefined : isWaiting === 'true',
    before: idOf(cursor),
    limit: limit + 1,
  })
  return pageOf(rows.map(shown), limit, (row) => row.id)
}

export const correctionRoutes = (): AnyRoute[] => [...stationRoutes(), ...regionRoutes()]

const stationRoutes = (): AnyRoute[] => [
  route({
    name: 'correctStock',
    method: 'POST',
    path: '/regions/:region/stations/:station/stock-corrections',
    tag,
    summary: 'Write goods off or put the books right, with the reason.',
    description:
      'Worth as much as the setting stock.correctionApprovalFromMinor, with what the same person corrected alone in the last day, it waits for a buyer or operations.',
    access: MOVERS,
    body: CorrectionWish,
    reply: CorrectionReply,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await correctStock(tx, {
          regionId: params.region,
          stationId: params.station,
          kind: body.kind,
          reason: body.reason,
          note: body.note ?? '',
          pictureIds: body.pictureIds ?? [],
          lines: body.lines.map(namedOf),
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'listStationCorrections',
    method: 'GET',
    path: '/regions/:region/stations/:station/stock-corrections',
    tag,
    summary: 'Write-offs and adjustments of a station.',
    access: READERS,
    query: CorrectionQuery,
    reply: CorrectionPage,
    read: ({ db, params, query }) =>
      pageOfCorrections(db, { regionId: params.region, stationId: params.station }, query),
  }),
]

const regionRoutes = (): AnyRoute[] => [
  route({
    name: 'listStockCorrections',
    method: 'GET',
    path: '/regions/:region/stock-corrections',
    tag,
    summary: 'Write-offs and adjustments of a region, also only those that wait for approval.',
    access: REGION_READERS,
    query: CorrectionQuery,
    reply: CorrectionPage,
    read: ({ db, params, query }) => pageOfCorrections(db, { regionId: params.region }, query),
  }),
  route({
    name: 'getStockCorrection',
    method: 'GET',
    path: '/regions/:region/stock-corrections/:correction',
    tag,
    summary: 'A write-off or adjustment.',
    access: REGION_READERS,
    reply: CorrectionReply,
    read: async ({ db, params }) =>
      shown(await getCorrection(db, params.region, params.correction)),
  }),
  route({
    name: 'approveStockCorrection',
    method: 'POST',
    path: '/regions/:region/stock-corrections/:correction/approval',
    tag,
    summary: 'Book what waits, as somebody else than who asked for it.',
    access: DECIDERS,
    reply: CorrectionReply,
    moves: true,
    write: async ({ tx, at, caller, params }) =>
      shown(
        await approveCorrection(tx, {
          regionId: params.region,
          correctionId: params.correction,
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'declineStockCorrection',
    method: 'POST',
    path: '/regions/:region/stock-corrections/:correction/decline',
    tag,
    summary: 'Refuse what waits; nothing moves.',
    access: DECIDERS,
    body: why(),
    reply: CorrectionReply,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await declineCorrection(tx, {
          regionId: params.region,
          correctionId: params.correction,
          by: caller.personId,
          at,
          why: body.why,
        }),
      ),
  }),
]
