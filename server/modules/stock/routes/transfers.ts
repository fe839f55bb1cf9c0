import type { Db } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { cancelTransfer, receiveTransfer } from '../end-transfer.ts'
import { namedOf } from '../named-goods.ts'
import { idOf, PAGE, pageOf } from '../paging.ts'
import {
  getTransfer,
  listTransfers,
  type Transfer,
  type TransferFilter,
} from '../queries/transfers.ts'
import { why } from '../schemas/papers.ts'
import {
  StationTransferQuery,
  TransferPage,
  TransferQuery,
  TransferReceipt,
  Transfer as TransferReply,
  TransferSending,
} from '../schemas/transfers.ts'
import { sendTransfer } from '../send-transfer.ts'
import { MOVERS, READERS, REGION_READERS } from '../who.ts'

const tag = 'stock'
const TRANSFERS = '/regions/:region/stations/:station/transfers'

function shown(transfer: Transfer) {
  const state: 'received' | 'cancelled' | 'on-the-way' =
    transfer.receivedAt !== null
      ? 'received'
      : transfer.cancelledAt !== null
        ? 'cancelled'
        : 'on-the-way'
  return { ...transfer, state }
}

interface ListQuery {
  isOnTheWay?: 'true' | 'false'
  limit?: number
  cursor?: string
}

async function pageOfTransfers(
  db: Db,
  place: Pick<TransferFilter, 'regionId' | 'fromStationId' | 'toStationId'>,
  { isOnTheWay, limit = PAGE, cursor }: ListQuery,
) {
  const rows = await listTransfers(db, {
    ...place,
    isOnTheWay: isOnTheWay === undefined ? undefined : isOnTheWay === 'true',
    before: idOf(cursor),
    limit: limit + 1,
  })
  return pageOf(rows.map(shown), limit, (row) => row.id)
}

export const transferRoutes = (): AnyRoute[] => [...readingRoutes(), ...movingRoutes()]

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listStationTransfers',
    method: 'GET',
    path: TRANSFERS,
    tag,
    summary: 'Goods that leave a station for another, or come to it.',
    access: READERS,
    query: StationTransferQuery,
    reply: TransferPage,
    read: ({ db, params, query }) =>
      pageOfTransfers(
        db,
        {
          regionId: params.region,
          ...(query.direction === 'out'
            ? { fromStationId: params.station }
            : { toStationId: params.station }),
        },
        query,
      ),
  }),
  route({
    name: 'listStockTransfers',
    method: 'GET',
    path: '/regions/:region/stock-transfers',
    tag,
    summary: 'Goods between stations of a region, also only those on their way.',
    access: REGION_READERS,
    query: TransferQuery,
    reply: TransferPage,
    read: ({ db, params, query }) => pageOfTransfers(db, { regionId: params.region }, query),
  }),
  route({
    name: 'getStockTransfer',
    method: 'GET',
    path: '/regions/:region/stock-transfers/:transfer',
    tag,
    summary: 'A transfer with what was sent and what came.',
    access: REGION_READERS,
    reply: TransferReply,
    read: async ({ db, params }) => shown(await getTransfer(db, params.region, params.transfer)),
  }),
]

const movingRoutes = (): AnyRoute[] => [
  route({
    name: 'sendStockTransfer',
    method: 'POST',
    path: TRANSFERS,
    tag,
    summary: 'Send goods to another station.',
    description: 'A lot past its last day goes nowhere: it is written off where it lies.',
    access: MOVERS,
    body: TransferSending,
    reply: TransferReply,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await sendTransfer(tx, {
          regionId: params.region,
          fromStationId: params.station,
          toStationId: body.toStationId,
          lines: body.lines.map(namedOf),
          note: body.note ?? '',
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'receiveStockTransfer',
    method: 'POST',
    path: `${TRANSFERS}/:transfer/receipt`,
    tag,
    summary: 'Take in what came of a transfer, at the station it was sent to.',
    access: MOVERS,
    description:
      'Chilled and frozen goods need a temperature within the station’s limits, as in a receipt.',
    body: TransferReceipt,
    reply: TransferReply,
    moves: true,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await receiveTransfer(tx, {
          regionId: params.region,
          stationId: params.station,
          transferId: params.transfer,
          lines: body.lines ?? [],
          note: body.note ?? '',
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'cancelStockTransfer',
    method: 'POST',
    path: `${TRANSFERS}/:transfer/cancellation`,
    tag,
    summary: 'Take goods that are on their way back, at the station that sent them.',
    access: MOVERS,
    body: why(),
    reply: TransferReply,
    moves: true,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await cancelTransfer(tx, {
          regionId: params.region,
          stationId: params.station,
          transferId: params.transfer,
          by: caller.personId,
          at,
          why: body.why,
        }),
      ),
  }),
]
