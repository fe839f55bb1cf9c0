import type { Locale } from '#identity'
import { staff } from '#platform/access'
import type { Queryable } from '#platform/db'
import { type AnyRoute, route } from '#platform/http'
import { communityPlace } from '#residents'
import { confirmDelivery } from '../confirm-delivery.ts'
import { reportLater } from '../report-later.ts'
import * as schema from '../schemas/deliveries.ts'
import { showDelivery } from '../show-delivery.ts'
import { writeGroupMessage } from '../write-group-message.ts'
import { dateOf } from './places.ts'
import { discrepancyShown } from './shown.ts'

const tag = 'delivery'
const LEADING = {
  leader: 'community',
  leader_helper: 'community',
  station_manager: 'station',
  station_staff: 'station',
  operations: 'region',
} as const

export const deliveryDayRoutes = (): AnyRoute[] => [
  route({
    name: 'getDelivery',
    method: 'GET',
    path: '/regions/:region/communities/:community/deliveries/:date',
    tag,
    summary: 'What should be in a community for a day, and what was said of it.',
    access: staff({ ...LEADING, support: 'region', supervisor: 'region' }),
    place: communityPlace,
    reply: schema.Delivery,
    read: ({ db, params }) => shown(db, params.region, dayOf(params)),
  }),
  route({
    name: 'confirmDelivery',
    method: 'POST',
    path: '/regions/:region/communities/:community/deliveries/:date/confirmation',
    tag,
    summary: 'Say what came: all of it, but for what is named.',
    description:
      'Until a deadline after the arrival; silence confirms that all came. What lacks is brought from where it is too much, or refunded the same day.',
    access: staff(LEADING),
    place: communityPlace,
    body: schema.Confirmation,
    reply: schema.Delivery,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const day = { regionId: params.region, ...dayOf(params) }
      const reports = body.discrepancies ?? []
      await confirmDelivery(tx, { ...day, reports, by: caller.personId, at })
      return shown(tx, params.region, day)
    },
  }),
  route({
    name: 'reportDiscrepancies',
    method: 'POST',
    path: '/regions/:region/communities/:community/deliveries/:date/discrepancies',
    tag,
    summary: 'Report what was found after the confirmation, until the day ends.',
    access: staff(LEADING),
    place: communityPlace,
    body: schema.LaterReport,
    reply: schema.Delivery,
    status: 201,
    moves: true,
    write: async ({ tx, at, caller, params, body }) => {
      const day = { regionId: params.region, ...dayOf(params) }
      await reportLater(tx, { ...day, reports: body.discrepancies, by: caller.personId, at })
      return shown(tx, params.region, day)
    },
  }),
  route({
    name: 'getGroupMessage',
    method: 'GET',
    path: '/regions/:region/communities/:community/deliveries/:date/group-message',
    tag,
    summary: 'A text for the community’s chat: who may come, by short number.',
    access: staff(LEADING),
    place: communityPlace,
    query: schema.GroupMessageQuery,
    reply: schema.GroupMessage,
    read: ({ db, params, query, locale }) =>
      writeGroupMessage(db, params.region, dayOf(params), query.locale ?? (locale as Locale)),
  }),
]

const dayOf = (params: { community: string; date: string }) => ({
  communityId: params.community,
  pickupDate: dateOf(params),
})

async function shown(
  db: Queryable,
  regionId: string,
  { communityId, pickupDate }: ReturnType<typeof dayOf>,
) {
  const delivery = await showDelivery(db, regionId, { communityId, pickupDate })
  return {
    ...delivery,
    arrivals: delivery.arrivals.map(
      ({ id, stationId, loadId, arrivedAt, confirmBy, confirmedAt, confirmedBy }) => ({
        id,
        stationId,
        loadId,
        arrivedAt,
        confirmBy,
        confirmedAt,
        confirmedBy,
      }),
    ),
    discrepancies: delivery.discrepancies.map(discrepancyShown),
  }
}
