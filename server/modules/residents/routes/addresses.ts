import { own } from '#platform/access'
import { type AnyRoute, field, route } from '#platform/http'
import { addAddress, changeAddress } from '../keep-address.ts'
import { listAddresses } from '../queries/addresses.ts'
import { removeAddress } from '../remove-address.ts'
import { residentPlace } from '../resident-place.ts'
import { Address, AddressFields } from '../schemas.ts'
import { addressFor } from '../wire.ts'

const OWNER_OR_WHO_ORDERS = own({ leader: 'community', support: 'region' })

export function addressRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listAddresses',
      method: 'GET',
      path: '/regions/:region/residents/:resident/addresses',
      tag: 'residents',
      summary: 'Addresses of a resident, the default one first.',
      access: own({ leader: 'community', support: 'region', operations: 'region' }),
      reply: field.list(Address, 'Addresses.'),
      place: residentPlace,
      read: async ({ db, caller, params, place }) => {
        const addresses = await listAddresses(db, params.region, params.resident)
        return addresses.map((address) => addressFor(address, caller, place))
      },
    }),
    route({
      name: 'addAddress',
      method: 'POST',
      path: '/regions/:region/residents/:resident/addresses',
      tag: 'residents',
      summary: 'Add an address; the first one is the default.',
      access: OWNER_OR_WHO_ORDERS,
      body: AddressFields,
      reply: Address,
      status: 201,
      place: residentPlace,
      write: async ({ tx, at, caller, params, place, body }) => {
        const ids = { regionId: params.region, residentId: params.resident }
        return addressFor(await addAddress(tx, { ...body, ...ids, at }), caller, place)
      },
    }),
    route({
      name: 'changeAddress',
      method: 'PUT',
      path: '/regions/:region/residents/:resident/addresses/:address',
      tag: 'residents',
      summary: 'Write over an address, or make it the default.',
      access: OWNER_OR_WHO_ORDERS,
      body: AddressFields,
      reply: Address,
      place: residentPlace,
      write: async ({ tx, at, caller, params, place, body }) => {
        const ids = { regionId: params.region, residentId: params.resident }
        const keeping = { ...body, ...ids, addressId: params.address, at }
        return addressFor(await changeAddress(tx, keeping), caller, place)
      },
    }),
    route({
      name: 'removeAddress',
      method: 'DELETE',
      path: '/regions/:region/residents/:resident/addresses/:address',
      tag: 'residents',
      summary: 'Remove an address.',
      access: OWNER_OR_WHO_ORDERS,
      status: 204,
      place: residentPlace,
      write: ({ tx, at, params }) =>
        removeAddress(tx, {
          regionId: params.region,
          residentId: params.resident,
          addressId: params.address,
          at,
        }),
    }),
  ]
}
