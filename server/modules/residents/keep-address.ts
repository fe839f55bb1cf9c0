import { getBuilding } from '#places'
import type { Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { Invalid, NotFound } from '#platform/refusals'
import { readPhone } from './contact-phone.ts'
import {
  type Address,
  type AddressFields,
  clearDefaultAddress,
  getAddress,
  insertAddress,
  listAddresses,
  updateAddress,
} from './queries/addresses.ts'
import { lockResident } from './queries/residents.ts'
import { TooManyAddresses } from './refusals.ts'

const MAX_ADDRESSES = 20

export interface AddressKeeping extends AddressFields {
  regionId: string
  residentId: string
  at: Date
}

/** Adds an address; the first one is the default. Throws TooManyAddresses, Invalid. */
export async function addAddress(tx: Tx, keeping: AddressKeeping): Promise<Address> {
  const { regionId, residentId, at } = keeping
  // The resident's row stands for the list: of two at once, only one makes the default.
  await lockResident(tx, regionId, residentId)
  const present = await listAddresses(tx, regionId, residentId)
  if (present.length >= MAX_ADDRESSES) throw new TooManyAddresses(MAX_ADDRESSES)
  const address = await addressOf(tx, keeping, newId())
  const isDefault = address.isDefault || present.length === 0
  if (isDefault) await clearDefaultAddress(tx, regionId, residentId)
  await insertAddress(tx, regionId, { ...address, isDefault }, at)
  return getAddress(tx, regionId, address.id)
}

/** Writes over an address; the default stays one until another is made it. */
export async function changeAddress(
  tx: Tx,
  keeping: AddressKeeping & { addressId: string },
): Promise<Address> {
  const { regionId, residentId, addressId } = keeping
  await lockResident(tx, regionId, residentId)
  const present = await getAddress(tx, regionId, addressId)
  if (present.residentId !== residentId) throw new NotFound('address')
  const address = await addressOf(tx, keeping, addressId)
  const isDefault = address.isDefault || present.isDefault
  if (isDefault) await clearDefaultAddress(tx, regionId, residentId)
  await updateAddress(tx, regionId, { ...address, isDefault })
  return getAddress(tx, regionId, addressId)
}

async function addressOf(tx: Tx, keeping: AddressKeeping, id: string): Promise<Address> {
  const { regionId, buildingId, latitude, longitude } = keeping
  if ((latitude === null) !== (longitude === null)) {
    throw new Invalid('latitude', 'Latitude and longitude come together.')
  }
  if (buildingId !== null) await getBuilding(tx, regionId, buildingId)
  return {
    id,
    residentId: keeping.residentId,
    label: keeping.label.trim(),
    recipient: keeping.recipient.trim(),
    phone: await readPhone(tx, regionId, keeping.phone),
    address: keeping.address.trim(),
    buildingId,
    room: keeping.room.trim(),
    latitude,
    longitude,
    isDefault: keeping.isDefault,
  }
}
