import { staff } from '#platform/access'
import type { Db } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { namedOf } from '../named-goods.ts'
import { idOf, PAGE, pageOf } from '../paging.ts'
import { listSupplierReturns, type SupplierReturnFilter } from '../queries/supplier-returns.ts'
import { returnToSupplier } from '../return-to-supplier.ts'
import {
  ReturnQuery,
  ReturnWish,
  SupplierReturn,
  SupplierReturnPage,
  SupplierReturnQuery,
} from '../schemas/supplier-returns.ts'
import { READERS } from '../who.ts'

const tag = 'stock'

async function pageOfReturns(
  db: Db,
  filter: Omit<SupplierReturnFilter, 'limit' | 'before'>,
  { limit = PAGE, cursor }: { limit?: number; cursor?: string },
) {
  const rows = await listSupplierReturns(db, { ...filter, before: idOf(cursor), limit: limit + 1 })
  return pageOf(rows, limit, (row) => row.id)
}

export const supplierReturnRoutes = (): AnyRoute[] => [
  route({
    name: 'returnToSupplier',
    method: 'POST',
    path: '/regions/:region/stations/:station/supplier-returns',
    tag,
    summary: 'Give goods back to the supplier they came from.',
    description: 'What they had cost is taken off what the supplier is owed.',
    access: staff({ operations: 'region', buyer: 'region', station_manager: 'station' }),
    body: ReturnWish,
    reply: SupplierReturn,
    status: 201,
    moves: true,
    write: ({ tx, at, caller, params, body }) =>
      returnToSupplier(tx, {
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
  }),
  route({
    name: 'listStationReturns',
    method: 'GET',
    path: '/regions/:region/stations/:station/supplier-returns',
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
