import { staff, toAnyone } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { addPickupSlot, removePickupSlot } from '../add-pickup-slot.ts'
import { listPickupSlots } from '../queries/pickup-slots.ts'
import { NewPickupSlot, PickupSlot } from '../schemas/stations.ts'

const tag = 'places'
const setters = { operations: 'region', station_manager: 'station' } as const

export function pickupSlotRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listPickupSlots',
      method: 'GET',
      path: '/regions/:region/stations/:station/pickup-slots',
      tag,
      summary: 'The spans of the week in which goods may be fetched at a station.',
      access: toAnyone(),
      reply: field.list(PickupSlot, 'Slots, in the order of the week.'),
      read: ({ db, params }) => listPickupSlots(db, params.region, params.station),
    }),
    route({
      name: 'addPickupSlot',
      method: 'POST',
      path: '/regions/:region/stations/:station/pickup-slots',
      tag,
      summary: 'Add a pickup slot to a station.',
      access: staff(setters),
      body: NewPickupSlot,
      reply: PickupSlot,
      status: 201,
      write: ({ tx, params, body: { capacityOrders = null, ...span } }) =>
        addPickupSlot(tx, params.region, { ...span, capacityOrders, stationId: params.station }),
    }),
    route({
      name: 'removePickupSlot',
      method: 'DELETE',
      path: '/regions/:region/stations/:station/pickup-slots/:slot',
      tag,
      summary: 'Take a pickup slot away for orders to come.',
      access: staff(setters),
      status: 204,
      write: ({ tx, params, caller, at }) =>
        removePickupSlot(tx, {
          regionId: params.region,
          stationId: params.station,
          slotId: params.slot,
          by: caller.personId,
          at,
        }),
    }),
  ]
}
