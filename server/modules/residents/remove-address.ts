import type { Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import { emptyAddress, getAddress, makeNewestDefault } from './queries/addresses.ts'
import { lockResident } from './queries/residents.ts'

/** Removes an address; of those left the newest becomes the default when it was that. */
export async function removeAddress(
  tx: Tx,
  removal: { regionId: string; residentId: string; addressId: string; at: Date },
): Promise<void> {
  const { regionId, residentId, addressId, at } = removal
  await lockResident(tx, regionId, residentId)
  const address = await getAddress(tx, regionId, addressId)
  if (address.residentId !== residentId) throw new NotFound('address')
  await emptyAddress(tx, regionId, addressId, at)
  if (address.isDefault) await makeNewestDefault(tx, regionId, residentId)
}
