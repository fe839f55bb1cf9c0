import { getOrder, orderPlace } from '#ordering'
import { own } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { NotFound } from '#platform/refusals'
import { askDoorDelivery } from '../ask-door-delivery.ts'
import { cancelDoorDelivery } from '../cancel-door-delivery.ts'
import { listLiveDoorDeliveries } from '../queries/door-deliveries.ts'
import { DoorCancellationBody, DoorDeliveryBody, DoorDeliveryView } from '../schemas/door.ts'
import type { HandoverSecrets } from '../secrets.ts'
import { shownDelivery } from '../shown-delivery.ts'
import { delivererRoutes } from './door-deliverers.ts'
import { doorFeeRoutes } from './door-fees.ts'
import { AT_POINT } from './handovers.ts'

export const doorRoutes = (secrets: HandoverSecrets): AnyRoute[] => [
  ...residentRoutes(),
  ...delivererRoutes(secrets),
  ...doorFeeRoutes(),
]

function residentRoutes(): AnyRoute[] {
  return [
    route({
      name: 'askDoorDelivery',
      method: 'POST',
      path: '/regions/:region/orders/:order/door-delivery',
      tag: 'handover',
      summary: 'Ask for an order to be brought from the pickup point to the door.',
      access: own({ ...AT_POINT, support: 'region' }),
      place: orderPlace,
      body: DoorDeliveryBody,
      reply: DoorDeliveryView,
      status: 201,
      moves: true,
      write: async ({ tx, params, body, caller, place, at }) => {
        const order = await getOrder(tx, params.region, params.order)
        const asked = await askDoorDelivery(tx, {
          order,
          payBy: body.payBy,
          isOwn: place.personId === caller.personId,
          addressId: body.addressId,
          note: body.note ?? '',
          by: caller.personId,
          at,
        })
        return shownDelivery(asked)
      },
    }),
    route({
      name: 'getDoorDelivery',
      method: 'GET',
      path: '/regions/:region/orders/:order/door-delivery',
      tag: 'handover',
      summary: 'How far the delivery of an order to the door is.',
      access: own({ ...AT_POINT, support: 'region', operations: 'region', supervisor: 'region' }),
      place: orderPlace,
      reply: DoorDeliveryView,
      read: async ({ db, params }) => {
        const [delivery] = await listLiveDoorDeliveries(db, params.region, [params.order])
        if (delivery === undefined) throw new NotFound('door delivery')
        return shownDelivery(delivery)
      },
    }),
    route({
      name: 'cancelMyDoorDelivery',
      method: 'POST',
      path: '/regions/:region/orders/:order/door-delivery/cancellation',
      tag: 'handover',
      summary: 'Call the delivery to the door off: a fee paid goes back.',
      access: own({ ...AT_POINT, support: 'region', operations: 'region' }),
      place: orderPlace,
      body: DoorCancellationBody,
      reply: DoorDeliveryView,
      moves: true,
      write: async ({ tx, params, body, caller, at }) => {
        const [delivery] = await listLiveDoorDeliveries(tx, params.region, [params.order])
        if (delivery === undefined) throw new NotFound('door delivery')
        const cancelled = await cancelDoorDelivery(tx, {
          regionId: params.region,
          communityId: delivery.communityId,
          doorDeliveryId: delivery.id,
          why: body.why,
          by: caller.personId,
          at,
        })
        return shownDelivery(cancelled)
      },
    }),
  ]
}
