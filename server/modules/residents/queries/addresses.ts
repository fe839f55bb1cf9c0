import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface Address {
  id: string
  residentId: string
  label: string
  recipient: string
  /** E.164, unmasked. */
  phone: string | null
  address: string
  buildingId: string | null
  room: string
  latitude: number | null
  longitude: number | null
  isDefault: boolean
}

export type AddressFields = Omit<Address, 'id' | 'residentId'>

const COLUMNS = [
  'id',
  'resident_id as residentId',
  'label',
  'recipient',
  'phone',
  'address',
  'building_id as buildingId',
  'room',
  'latitude',
  'longitude',
  'is_default as isDefault',
] as const

const selectAddresses = (db: Queryable, regionId: string) =>
  db
    .selectFrom('resident_addresses')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('removed_at', 'is', null)

/** A resident's addresses, the default one first. */
export async function listAddresses(
  db: Queryable,
  regionId: string,
  residentId: string,
): Promise<Address[]> {
  return selectAddresses(db, regionId)
    .where('resident_id', '=', residentId)
    .orderBy('is_default', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

/** An address that was not removed; throws NotFound. */
export async function getAddress(db: Queryable, regionId: string, id: string): Promise<Address> {
  const address = await selectAddresses(db, regionId).where('id', '=', id).executeTakeFirst()
  if (address === undefined) throw new NotFound('address')
  return address
}

const fieldsOf = (address: AddressFields) => ({
  label: address.label,
  recipient: address.recipient,
  phone: address.phone,
  address: address.address,
  building_id: address.buildingId,
  room: address.room,
  latitude: address.latitude,
  longitude: address.longitude,
  is_default: address.isDefault,
})

export async function insertAddress(
  tx: Tx,
  regionId: string,
  address: Address,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('resident_addresses')
    .values({
      region_id: regionId,
      id: address.id,
      resident_id: address.residentId,
      ...fieldsOf(address),
      created_at: at,
    })
    .execute()
}

export async function updateAddress(tx: Tx, regionId: string, address: Address): Promise<void> {
  await tx
    .updateTable('resident_addresses')
    .set(fieldsOf(address))
    .where('region_id', '=', regionId)
    .where('id', '=', address.id)
    .execute()
}

/** Takes the default mark off a resident's addresses. */
export async function clearDefaultAddress(
  tx: Tx,
  regionId: string,
  residentId: string,
): Promise<void> {
  await tx
    .updateTable('resident_addresses')
    .set({ is_default: false })
    .where('region_id', '=', regionId)
    .where('resident_id', '=', residentId)
    .where('is_default', '=', true)
    .execute()
}

/** Removes an address and empties it: what an order needs of it, the order keeps itself. */
export async function emptyAddress(tx: Tx, regionId: string, id: string, at: Date): Promise<void> {
  await tx
    .updateTable('resident_addresses')
    .set({
      removed_at: at,
      is_default: false,
      label: '',
      recipient: '',
      phone: null,
      address: '',
      building_id: null,
      room: '',
      latitude: null,
      longitude: null,
    })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Marks the newest of a resident's addresses as the default. */
export async function makeNewestDefault(
  tx: Tx,
  regionId: string,
  residentId: string,
): Promise<void> {
  await sql`
    update resident_addresses set is_default = true
    where region_id = ${regionId} and id = (
      select id from resident_addresses
      where region_id = ${regionId} and resident_id = ${residentId} and removed_at is null
      order by created_at desc, id desc limit 1
    )`.execute(tx)
}

export async function deleteAddresses(
  tx: Tx,
  regionId: string,
  residentIds: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('resident_addresses')
    .where('region_id', '=', regionId)
    .where('resident_id', '=', sql<string>`any(${[...residentIds]}::uuid[])`)
    .execute()
}
