import { staff } from '#platform/access'
import type { Db } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { cancelSupplierReturn, letReturnLeave } from '../end-supplier-return.ts'
import { namedOf } from '../named-goods.ts'
import { idOf, PAGE, pageOf } from '../paging.ts'
import {
  listSupplierReturns,
  type SupplierReturnFilter,
  type SupplierReturn as SupplierReturnRow,
} from '../queries/supplier-returns.ts'
import { returnToSupplier } from '../return-to-supplier.ts'
import { why } from '../schemas/papers.ts'
import {
  ReturnQuery,
  ReturnWish,
  SupplierReturn,
  SupplierReturnPage,
  SupplierReturnQuery,
} from '../schemas/supplier-returns.ts'
import { MOVERS, READERS } from '../who.ts'

const tag = 'stock'
const RETURNS = '/regions/:region/stations/:station/supplier-returns'
const RETURNERS = staff({ operations: 'region', buyer: 'region', station_manager: 'station' })

function shown({ leftBy: _left, cancelledBy: _cancelled, ...given }: SupplierReturnRow) {
  const state: 'left' | 'cancelled' | 'set-aside' =
    given.leftAt !== null ? 'left' : given.cancelledAt !== null ? 'cancelled' : 'set-aside'
  return { ...given, state }
}

async function pageOfReturns(
  db: Db,
  filter: Omit<SupplierReturnFilter, 'limit' | 'before'>,
  { limit = PAGE, cursor }: { limit?: number; cursor?: string },
) {
  const rows = await listSupplierReturns(db, { ...filter, before: idOf(cursor), limit: limit + 1 })
  return pageOf(rows.map(shown), limit, (row) => row.id)
}

export const supplierReturnRoutes = (): AnyRoute[] => [...readingRoutes(), ...movingRoutes()]

const movingRoutes = (): AnyRoute[] => [
  route({
    name: 'returnToSupplier',
    method: 'POST',
    path: RETURNS,
    tag,
    summary: 'Give goods back to the supplier they came from.',
    description: 'What they had cost is taken off what the supplier is owed.',
    access: RETURNERS,
    body: ReturnWish,
    reply: SupplierReturn,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await returnToSupplier(tx, {
          regionId: params.region,
          stationId: params.station,
          supplierId: body.supplierId,
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
    name: 'letSupplierReturnLeave',
    method: 'POST',
    path: `${RETURNS}/:return/departure`,
    tag,
    summary: 'Say that the supplier has fetched what goes back.',
    access: MOVERS,
    reply: SupplierReturn,
    moves: true,
    write: async ({ tx, at, caller, params }) =>
      shown(
        await letReturnLeave(tx, {
          regionId: params.region,
          stationId: params.station,
          returnId: params.return,
          by: caller.personId,
          at,
        }),
      ),
  }),
  route({
    name: 'cancelSupplierReturn',
    method: 'POST',
    path: `${RETURNS}/:return/cancellation`,
    tag,
    summary: 'Call a return off before the supplier has fetched it.',
    description: 'The goods are stock again, and the supplier is owed for them again.',
    access: RETURNERS,
    body: why(),
    reply: SupplierReturn,
    moves: true,
    write: async ({ tx, at, caller, params, body }) =>
      shown(
        await cancelSupplierReturn(tx, {
          regionId: params.region,
          stationId: params.station,
          returnId: params.return,
          why: body.why,
          by: caller.personId,
          at,
        }),
      ),
  }),
]

const readingRoutes = (): AnyRoute[] => [
  route({
    name: 'listStationReturns',
    method: 'GET',
    path: RETURNS,
    tag,
    summary: 'What a station gave back to suppliers.',
    access: READERS,
    query: ReturnQuery,
    reply: SupplierReturnPage,
    read: ({ db, params, query }) =>
      pageOfReturns(
        db,
        { regionId: params.region, stationId: params.station, supplierId: query.supplierId },
        query,
      ),
  }),
  route({
    name: 'listSupplierReturns',
    method: 'GET',
    path: '/regions/:region/suppliers/:supplier/returns',
    tag,
    summary: 'What went back to a supplier, and what it had cost.',
    access: staff({
      operations: 'region',
      buyer: 'region',
      finance: 'region',
      supervisor: 'region',
      supplier: 'supplier',
    }),
    query: SupplierReturnQuery,
    reply: SupplierReturnPage,
    read: ({ db, params, query }) =>
      pageOfReturns(db, { regionId: params.region, supplierId: params.supplier }, query),
  }),
]
