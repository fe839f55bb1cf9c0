import { staff } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { communityPlace } from '#residents'
import { acceptDoorDelivery } from '../accept-door-delivery.ts'
import { cancelDoorDelivery } from '../cancel-door-delivery.ts'
import { finishDoorDelivery } from '../finish-door-delivery.ts'
import { identifyHolder } from '../identify-holder.ts'
import { CompletionBody, DoorCancellationBody, DoorDeliveryView } from '../schemas/door.ts'
import type { HandoverSecrets } from '../secrets.ts'
import { shownDelivery } from '../shown-delivery.ts'
import { cashHolderOf } from './cash-holder.ts'
import { DELIVERERS, doorLists } from './door-lists.ts'
import { once } from './once.ts'
import { isManager } from './pickups.ts'

/** For whoever brings goods to doors. */
export function delivererRoutes(secrets: HandoverSecrets): AnyRoute[] {
  return [
    ...doorLists(),
    route({
      name: 'acceptDoorDelivery',
      method: 'POST',
      path: '/regions/:region/communities/:community/door-deliveries/:doorDelivery/acceptance',
      tag: 'handover',
      summary: 'Say that one brings it.',
      access: staff(DELIVERERS),
      place: communityPlace,
      reply: DoorDeliveryView,
      write: async ({ tx, params, caller, place, at }) => {
        const { community: communityId } = params
        const holder = await cashHolderOf(tx, caller, { ...place, communityId }, at)
        const accepted = await acceptDoorDelivery(tx, {
          regionId: params.region,
          communityId,
          doorDeliveryId: params.doorDelivery,
          // Who holds the cash earns the fee: the leader, also where a helper brings it.
          leaderId: 'leaderId' in holder ? holder.leaderId : null,
          by: caller.personId,
          at,
        })
        return shownDelivery(accepted)
      },
    }),
    route({
      name: 'finishDoorDelivery',
      method: 'POST',
      path: '/regions/:region/communities/:community/door-deliveries/:doorDelivery/completion',
      tag: 'handover',
      summary: 'Given at the door, with the digits of the code or a picture as proof.',
      access: staff(DELIVERERS),
      place: communityPlace,
      body: CompletionBody,
      reply: DoorDeliveryView,
      moves: true,
      act: async ({ db, params, body, caller, place, idempotencyKey, request }) => {
        const { region: regionId, community: communityId } = params
        const { digits } = body
        const showing =
          digits === undefined
            ? null
            : await identifyHolder(db, secrets, { regionId, communityId, proof: { digits } })
        const call = { regionId, caller, key: idempotencyKey!, name: 'finishDoorDelivery', body }
        return once(db, { ...call, url: request.url }, async (tx, at) => {
          const { delivery } = await finishDoorDelivery(tx, {
            regionId,
            communityId,
            doorDeliveryId: params.doorDelivery,
            showing,
            pictureId: body.pictureId ?? null,
            cashTakenMinor: body.cashTakenMinor ?? 0,
            holder: await cashHolderOf(tx, caller, { ...place, communityId }, at),
            isManager: isManager(caller, regionId, { communityId, stationId: place.stationId }),
            by: caller.personId,
            at,
          })
          return shownDelivery(delivery)
        })
      },
    }),
    route({
      name: 'cancelDoorDelivery',
      method: 'POST',
      path: '/regions/:region/communities/:community/door-deliveries/:doorDelivery/cancellation',
      tag: 'handover',
      summary: 'Call a delivery off that cannot be brought: a fee paid goes back.',
      access: staff({ ...DELIVERERS, operations: 'region', support: 'region' }),
      place: communityPlace,
      body: DoorCancellationBody,
      reply: DoorDeliveryView,
      moves: true,
      write: async ({ tx, params, body, caller, at }) => {
        const cancelled = await cancelDoorDelivery(tx, {
          regionId: params.region,
          communityId: params.community,
          doorDeliveryId: params.doorDelivery,
          why: body.why,
          by: caller.personId,
          at,
        })
        return shownDelivery(cancelled)
      },
    }),
  ]
}
