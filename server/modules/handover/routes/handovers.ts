import { getCommunity } from '#places'
import { staff } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type AnyRoute, field, route } from '#platform/http'
import { sumMinor } from '#platform/money'
import { Invalid } from '#platform/refusals'
import { readSettings } from '#platform/settings'
import { isDate } from '#platform/time'
import { communityPlace } from '#residents'
import { friendOf } from '../friend-of.ts'
import { handOver } from '../hand-over.ts'
import { identifyHolder } from '../identify-holder.ts'
import { listForHandover } from '../list-handovers.ts'
import { listCodesOfDay } from '../queries/codes.ts'
import { type Handover, listHandoversOfDay } from '../queries/handovers.ts'
import { HandoverBody, HandoversReply, HandoverView } from '../schemas/handovers.ts'
import { HandoverList } from '../schemas/list.ts'
import type { HandoverSecrets } from '../secrets.ts'
import { cashHolderOf, stationOf } from './cash-holder.ts'
import { once } from './once.ts'

/** Who stands at a pickup point. */
export const AT_POINT = {
  leader: 'community',
  leader_helper: 'community',
  station_manager: 'station',
  station_staff: 'station',
} as const

export const shownHandover = (one: Omit<Handover, 'undoneBy' | 'undoneWhy'>) => ({
  id: one.id,
  orderId: one.orderId,
  communityId: one.communityId,
  stationId: one.stationId,
  method: one.method,
  why: one.why,
  handedBy: one.handedBy,
  handedAt: one.handedAt,
  recordedAt: one.recordedAt,
  bagCount: one.bagCount,
  cashMinor: one.cashMinor,
  undoneAt: one.undoneAt,
})

/** A day of a path; what is none is told kindly. */
function dayOf(params: { date: string }): string {
  if (isDate(params.date)) return params.date
  throw new Invalid('date', 'A day is written YYYY-MM-DD.')
}

export function handoverRoutesOf(secrets: HandoverSecrets): AnyRoute[] {
  return [
    route({
      name: 'handOver',
      method: 'POST',
      path: '/regions/:region/communities/:community/handovers',
      tag: 'handover',
      summary: 'Hand goods over to whoever shows a code, a slip, or the end of a phone number.',
      description:
        'All that is ready for the holder on that day goes, unless orders are named. Wrong guesses are counted per community and day.',
      access: staff(AT_POINT),
      place: communityPlace,
      body: HandoverBody,
      reply: HandoversReply,
      status: 201,
      moves: true,
      act: async ({ db, params, body, caller, place, idempotencyKey, request }) => {
        const { region: regionId, community: communityId } = params
        await getCommunity(db, regionId, communityId)
        const showing = await identifyHolder(db, secrets, {
          regionId,
          communityId,
          proof: body.proof,
        })
        const call = { regionId, caller, key: idempotencyKey!, name: 'handOver', body }
        return once(db, { ...call, url: request.url }, async (tx, at) => {
          const holder = await cashHolderOf(tx, caller, { ...place, communityId }, at)
          const handovers = await handOver(tx, {
            regionId,
            communityId,
            stationId: stationOf(caller, place),
            showing,
            orderIds: body.orderIds,
            cashTakenMinor: body.cashTakenMinor ?? 0,
            holder,
            by: caller.personId,
            at,
          })
          return {
            handovers: handovers.map((one) => shownHandover({ ...one, undoneAt: null })),
            cashTakenMinor: sumMinor(handovers.map((one) => one.cashMinor)),
            bagCount: handovers.reduce((sum, one) => sum + one.bagCount, 0),
          }
        })
      },
    }),
    route({
      name: 'getHandoverList',
      method: 'GET',
      path: '/regions/:region/communities/:community/handover-list/:date',
      tag: 'handover',
      summary: 'What a phone at the pickup point needs for a day, also without a network.',
      access: staff({ ...AT_POINT, operations: 'region', support: 'region', supervisor: 'region' }),
      place: communityPlace,
      reply: HandoverList,
      read: async ({ db, params }) => {
        const { region: regionId, community: communityId } = params
        const pickupDate = dayOf(params)
        const asOf = await businessNow(db)
        const { orders, ...arrival } = await listForHandover(db, {
          regionId,
          communityId,
          pickupDate,
        })
        const settings = await readSettings(db, regionId, { communityId }, asOf)
        const codes = await listCodesOfDay(db, regionId, communityId, pickupDate)
        const codeOf = new Map(codes.map((code) => [code.id, code]))
        return {
          communityId,
          pickupDate,
          asOf,
          ...arrival,
          undoMinutes: settings['handover.undoMinutes'],
          keys: [...(await secrets.signingKeys(db)).publicKeys],
          codes: codes.map((code) => ({
            codeId: code.id,
            version: code.version,
            isVoid: code.revokedAt !== null || code.usedAt !== null,
            forwardedTo: friendOf(code),
          })),
          orders: orders.map((order) => ({
            ...order,
            handover: order.handover === null ? null : shownHandover(order.handover),
            collectedBy: friendOf(codeOf.get(order.handover?.codeId ?? '')),
          })),
        }
      },
    }),
    route({
      name: 'listHandovers',
      method: 'GET',
      path: '/regions/:region/communities/:community/handovers',
      tag: 'handover',
      summary: 'Handovers of a day, those taken back too, the newest first.',
      access: staff({ ...AT_POINT, operations: 'region', support: 'region', supervisor: 'region' }),
      place: communityPlace,
      query: field.object({ pickupDate: field.date('Day of the goods.') }),
      reply: field.list(HandoverView, 'Up to 1,000.'),
      read: async ({ db, params, query }) => {
        const handovers = await listHandoversOfDay(db, {
          regionId: params.region,
          communityId: params.community,
          pickupDate: query.pickupDate,
          limit: 1000,
        })
        return handovers.map(shownHandover)
      },
    }),
  ]
}
