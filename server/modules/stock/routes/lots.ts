import { listSkus } from '#catalog'
import { getRegion, getStation } from '#places'
import { businessNow } from '#platform/clock'
import { type AnyRoute, decodeCursor, encodeCursor, route } from '#platform/http'
import { Invalid, NotFound } from '#platform/refusals'
import { addDays, isDate, localDate } from '#platform/time'
import type { MovementReason } from '../movement.ts'
import { idOf, PAGE, pageOf } from '../paging.ts'
import { listLots, listLotsByIds } from '../queries/lots.ts'
import {
  listExpiringLots,
  listMovementsOfLot,
  listPlacesOfLot,
  listTransfersOfLot,
  sumMovementsOfLot,
} from '../queries/where-lots-lie.ts'
import {
  ExpiringPage,
  ExpiringQuery,
  LotMovementPage,
  LotMovementQuery,
  LotTrace,
  RegionLotPage,
  RegionLotQuery,
} from '../schemas/lots.ts'
import { READERS, REGION_READERS } from '../who.ts'

const tag = 'stock'
const A_DAY_MS = 86_400_000

const reasonOf = <Row extends { reason: string }>(row: Row) => ({
  ...row,
  reason: row.reason as MovementReason,
})

export const lotRoutes = (): AnyRoute[] => [
  listExpiringRoute(),
  listRegionLotsRoute(),
  traceLotRoute(),
  listLotMovementsRoute(),
]

function listExpiringRoute(): AnyRoute {
  return route({
    name: 'listExpiringLots',
    method: 'GET',
    path: '/regions/:region/stations/:station/expiring',
    tag,
    summary: 'What at a station nears its last day or is past it.',
    access: READERS,
    query: ExpiringQuery,
    reply: ExpiringPage,
    read: async ({ db, params, query }) => {
      await getStation(db, params.region, params.station)
      const { timeZone } = await getRegion(db, params.region)
      const { limit = PAGE, withinDays = 3 } = query
      const today = localDate(await businessNow(db), timeZone)
      const rows = await listExpiringLots(db, {
        regionId: params.region,
        stationId: params.station,
        until: addDays(today, withinDays),
        after: afterOf(query.cursor),
        limit: limit + 1,
      })
      const items = rows.slice(0, limit)
      const skus = await listSkus(db, [...new Set(items.map((row) => row.skuId))])
      const facts = new Map(skus.map((sku) => [sku.id, sku]))
      const last = items.at(-1)
      return {
        items: items.map((row) => ({
          ...row,
          skuCode: facts.get(row.skuId)!.code,
          name: facts.get(row.skuId)!.names,
          daysLeft: Math.round((Date.parse(row.expiresOn) - Date.parse(today)) / A_DAY_MS),
          isExpired: row.expiresOn < today,
        })),
        ...(rows.length > limit && last !== undefined
          ? { nextCursor: encodeCursor([last.expiresOn, last.lotId]) }
          : {}),
      }
    },
  })
}

function afterOf(cursor: string | undefined) {
  const values = decodeCursor(cursor, 2)
  if (values === undefined) return undefined
  const [expiresOn, lotId] = values.map(String)
  if (!isDate(expiresOn!)) throw new Invalid('cursor', 'This is not a cursor of this list.')
  return { expiresOn: expiresOn!, lotId: idOf(encodeCursor([lotId!]))! }
}

function listRegionLotsRoute(): AnyRoute {
  return route({
    name: 'listRegionLots',
    method: 'GET',
    path: '/regions/:region/lots',
    tag,
    summary: 'Lots of a region, by SKU, supplier or code.',
    access: REGION_READERS,
    query: RegionLotQuery,
    reply: RegionLotPage,
    read: async ({ db, params, query }) => {
      const { limit = PAGE, cursor, ...filter } = query
      const rows = await listLots(db, {
        ...filter,
        regionId: params.region,
        before: idOf(cursor),
        limit: limit + 1,
      })
      return pageOf(rows, limit, (row) => row.id)
    },
  })
}

function traceLotRoute(): AnyRoute {
  return route({
    name: 'traceLot',
    method: 'GET',
    path: '/regions/:region/lots/:lot',
    tag,
    summary: 'Where a lot is and what became of it.',
    access: REGION_READERS,
    reply: LotTrace,
    read: async ({ db, params }) => {
      const [lot] = await listLotsByIds(db, params.region, [params.lot])
      if (lot === undefined) throw new NotFound('lot')
      const flows = await sumMovementsOfLot(db, params.region, lot.id)
      return {
        ...lot,
        places: await listPlacesOfLot(db, params.region, lot.id),
        onTheWay: await listTransfersOfLot(db, params.region, lot.id),
        flows: flows.map(reasonOf),
      }
    },
  })
}

function listLotMovementsRoute(): AnyRoute {
  return route({
    name: 'listLotMovements',
    method: 'GET',
    path: '/regions/:region/lots/:lot/movements',
    tag,
    summary: 'How a lot came and went, at all stations.',
    access: REGION_READERS,
    query: LotMovementQuery,
    reply: LotMovementPage,
    read: async ({ db, params, query }) => {
      const { limit = PAGE } = query
      const rows = await listMovementsOfLot(db, {
        regionId: params.region,
        lotId: params.lot,
        before: idOf(query.cursor),
        limit: limit + 1,
      })
      return pageOf(rows.map(reasonOf), limit, (row) => row.id)
    },
  })
}
