import { listSkus } from '#catalog'
import { getStation } from '#places'
import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import type { MovementReason } from '../movement.ts'
import { namedOf } from '../named-goods.ts'
import { idOf, PAGE, pageOf } from '../paging.ts'
import { listLotsAt } from '../queries/lots.ts'
import { listMovements } from '../queries/movements.ts'
import { listStock, mapStockLeft } from '../queries/totals.ts'
import { recordMovements } from '../record-movements.ts'
import {
  LotList,
  MovementPage,
  MovementsQuery,
  Recorded,
  Recording,
  StockPage,
  StockQuery,
} from '../schemas/stock.ts'
import { READERS, STATION_PEOPLE } from '../who.ts'

export function shelfRoutes(): AnyRoute[] {
  return [listStockRoute(), listMovementsRoute(), listLotsRoute(), recordMovementsRoute()]
}

function listStockRoute(): AnyRoute {
  return route({
    name: 'listStock',
    method: 'GET',
    path: '/regions/:region/stations/:station/stock',
    tag: 'stock',
    summary: 'What lies at a station, and what of it is promised.',
    access: READERS,
    query: StockQuery,
    reply: StockPage,
    read: async ({ db, params, query }) => {
      await getStation(db, params.region, params.station)
      const { limit = PAGE } = query
      const rows = await listStock(db, {
        regionId: params.region,
        stationId: params.station,
        skuId: query.skuId,
        afterSkuId: idOf(query.cursor),
        limit: limit + 1,
      })
      const page = pageOf(rows, limit, (row) => row.skuId)
      const skus = await listSkus(
        db,
        page.items.map((row) => row.skuId),
      )
      const facts = new Map(skus.map((sku) => [sku.id, sku]))
      const { region: regionId, station: stationId } = params
      const keys = page.items.map(({ skuId }) => ({ stationId, skuId }))
      const lefts = await mapStockLeft(db, regionId, keys)
      return {
        ...page,
        items: page.items.map(({ skuId, onHand, reserved }) => {
          const { code: skuCode, names: name, measure } = facts.get(skuId)!
          const left = lefts.get(`${stationId}/${skuId}`) ?? 0
          return { skuId, skuCode, name, measure, onHand, reserved, left }
        }),
      }
    },
  })
}

function listMovementsRoute(): AnyRoute {
  return route({
    name: 'listStockMovements',
    method: 'GET',
    path: '/regions/:region/stations/:station/skus/:sku/movements',
    tag: 'stock',
    summary: 'How a SKU came and went at a station.',
    access: READERS,
    query: MovementsQuery,
    reply: MovementPage,
    read: async ({ db, params, query }) => {
      const { limit = PAGE } = query
      const rows = await listMovements(db, {
        regionId: params.region,
        stationId: params.station,
        skuId: params.sku,
        before: idOf(query.cursor),
        limit: limit + 1,
      })
      const page = pageOf(rows, limit, (row) => row.id)
      return {
        ...page,
        items: page.items.map((row) => ({
          ...row,
          reason: row.reason as MovementReason,
        })),
      }
    },
  })
}

function listLotsRoute(): AnyRoute {
  return route({
    name: 'listLots',
    method: 'GET',
    path: '/regions/:region/stations/:station/skus/:sku/lots',
    tag: 'stock',
    summary: 'Lots of a SKU that lie at a station.',
    access: READERS,
    reply: LotList,
    read: ({ db, params }) => listLotsAt(db, params.region, params.station, params.sku),
  })
}

function recordMovementsRoute(): AnyRoute {
  return route({
    name: 'recordStockMovements',
    method: 'POST',
    path: '/regions/:region/stations/:station/movements',
    tag: 'stock',
    summary: 'Write down what was received or taken back without an order.',
    description:
      'What is missing, spoiled or too much is written down as a correction or found by a count.',
    access: staff({ operations: 'region', ...STATION_PEOPLE }),
    body: Recording,
    reply: Recorded,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const booked = await recordMovements(tx, {
        regionId: params.region,
        stationId: params.station,
        reason: body.reason,
        lines: body.lines.map((line) => ({
          ...namedOf(line),
          expiresOn: line.expiresOn ?? null,
        })),
        note: body.note ?? '',
        actorId: caller.personId,
        at,
      })
      return {
        movements: booked.map(({ id, skuId, lotId, quantity }) => ({ id, skuId, lotId, quantity })),
      }
    },
  })
}
