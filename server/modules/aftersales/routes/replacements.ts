import { listLinesOf, listOrdersByIds } from '#ordering'
import { staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, field, route } from '#platform/http'
import { Invalid } from '#platform/refusals'
import { isDate } from '#platform/time'
import { communityPlace } from '#residents'
import { claimPlace } from '../claim-place.ts'
import { handOverReplacement } from '../hand-over-replacement.ts'
import { listClaimsByIds } from '../queries/claims.ts'
import { listReplacementsOfDay, replacementStateOf } from '../queries/replacements.ts'
import { ReplacementHandover, ReplacementOfDay } from '../schemas.ts'
import { AT_COMMUNITY, tag } from './who.ts'

const MOST_SHOWN = 1000

const list = field.list(ReplacementOfDay, 'Goods given again, by community.')

export function replacementRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listReplacementsOfStation',
      method: 'GET',
      path: '/regions/:region/stations/:station/claim-replacements/:date',
      tag,
      summary: 'Goods given again that leave a warehouse on a day.',
      access: staff({
        station_manager: 'station',
        station_staff: 'station',
        operations: 'region',
        support: 'region',
        supervisor: 'region',
      }),
      reply: list,
      read: ({ db, params }) =>
        describe(db, params.region, { warehouseId: params.station }, params.date),
    }),
    route({
      name: 'listReplacementsOfCommunity',
      method: 'GET',
      path: '/regions/:region/communities/:community/claim-replacements/:date',
      tag,
      summary: 'Goods given again that come to a community on a day.',
      access: staff({
        ...AT_COMMUNITY,
        station_manager: 'station',
        station_staff: 'station',
        operations: 'region',
        support: 'region',
        supervisor: 'region',
      }),
      place: communityPlace,
      reply: list,
      read: ({ db, params }) =>
        describe(db, params.region, { communityId: params.community }, params.date),
    }),
    route({
      name: 'handOverReplacement',
      method: 'POST',
      path: '/regions/:region/claims/:claim/replacement-handover',
      tag,
      summary: 'Say that goods given again were handed over.',
      description: 'With the next pickup of the resident this happens by itself.',
      access: staff({
        ...AT_COMMUNITY,
        station_manager: 'station',
        station_staff: 'station',
        support: 'region',
      }),
      place: claimPlace,
      reply: ReplacementHandover,
      status: 201,
      moves: true,
      write: async ({ tx, params, caller, at }) => {
        const claimId = params.claim
        await handOverReplacement(tx, { regionId: params.region, claimId, by: caller.personId, at })
        return { claimId, handedOverAt: at }
      },
    }),
  ]
}

async function describe(
  db: Queryable,
  regionId: string,
  at: { warehouseId: string } | { communityId: string },
  pickupDate: string,
) {
  if (!isDate(pickupDate)) throw new Invalid('date', 'Give a day as YYYY-MM-DD.')
  const promises = await listReplacementsOfDay(db, regionId, at, pickupDate, MOST_SHOWN)
  const claims = await listClaimsByIds(
    db,
    regionId,
    promises.map((one) => one.claimId),
  )
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]))
  const orderIds = [...new Set(promises.map((one) => one.orderId))]
  const orders = new Map(
    (await listOrdersByIds(db, regionId, orderIds)).map((order) => [order.id, order]),
  )
  const names = new Map(
    (await listLinesOf(db, regionId, orderIds)).map((line) => [
      `${line.orderId}/${line.lineNumber}`,
      line.name,
    ]),
  )
  return promises.map((one) => {
    const order = orders.get(one.orderId)
    const { claimId, skuId, quantity, communityId, residentId } = one
    return {
      ...{ claimId, skuId, quantity, communityId, residentId },
      name: names.get(`${one.orderId}/${claimOf.get(claimId)?.lineNumber}`) ?? {},
      orderNumber: order?.number ?? '',
      shortNumber: order?.shortNumber ?? 0,
      state: replacementStateOf(one),
      pickupDate: one.pickupDate,
    }
  })
}
