import { own, staff } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type AnyRoute, decodeCursor, route } from '#platform/http'
import { commissionRates } from '../commission-rates.ts'
import { leaderPlace } from '../leader-place.ts'
import { listRates } from '../queries/commission.ts'
import {
  CommissionPlan,
  CommissionPlanQuery,
  CommissionRate,
  CommissionRatePage,
  CommissionRatesQuery,
  NewCommissionRate,
} from '../schemas.ts'
import { setCommissionRate } from '../set-commission-rate.ts'
import { pageOf } from '../wire.ts'

const NO_SKU = '00000000-0000-0000-0000-000000000000'

export function commissionRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listCommissionRates',
      method: 'GET',
      path: '/regions/:region/commission-rates',
      tag: 'leaders',
      summary: 'Commission rates with their history.',
      access: staff({ operations: 'region', finance: 'region', supervisor: 'region' }),
      query: CommissionRatesQuery,
      reply: CommissionRatePage,
      read: async ({ db, params, query }) => {
        const { cursor, limit = 50, ...filter } = query
        const after = decodeCursor(cursor, 2)?.map(String) as [string, string] | undefined
        const asked = { ...filter, regionId: params.region, after, limit: limit + 1 }
        const rows = await listRates(db, asked)
        return pageOf(rows, rows, limit, (row) => [row.inForceFrom.toISOString(), row.id])
      },
    }),
    route({
      name: 'setCommissionRate',
      method: 'POST',
      path: '/regions/:region/commission-rates',
      tag: 'leaders',
      summary: 'Set the commission of a leader, a level or a SKU from an instant on.',
      description:
        'Looked for by leader, by level, by SKU, then the setting leader.defaultCommissionBasisPoints. What was sold keeps its rate.',
      access: staff({ operations: 'region', finance: 'region' }),
      body: NewCommissionRate,
      reply: CommissionRate,
      status: 201,
      write: ({ tx, at, caller, params, body, note }) => {
        note({ scope: body.scope, scopeKey: body.scopeKey, rate: body.rateBasisPoints })
        return setCommissionRate(tx, {
          ...body,
          regionId: params.region,
          inForceFrom: body.inForceFrom === undefined ? undefined : new Date(body.inForceFrom),
          by: caller.personId,
          at,
        })
      },
    }),
    route({
      name: 'getCommissionPlan',
      method: 'GET',
      path: '/regions/:region/leaders/:leader/commission-plan',
      tag: 'leaders',
      summary: 'What a leader earns now, and why.',
      access: own({ operations: 'region', finance: 'region', supervisor: 'region' }),
      query: CommissionPlanQuery,
      reply: CommissionPlan,
      place: leaderPlace,
      read: async ({ db, params, query }) => {
        const { region, leader } = params
        const skuIds = query.skuId === undefined ? [] : [query.skuId]
        const rates = await commissionRates(db, region, [leader], skuIds, await businessNow(db))
        const { sku: _, ...plan } = rates.ratesOf(leader, NO_SKU)
        return {
          ...plan,
          skus: skuIds.map((skuId) => ({ skuId, ...rates.rateOf(leader, skuId) })),
        }
      },
    }),
  ]
}
