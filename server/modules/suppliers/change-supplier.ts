import { getRegion } from '#places'
import type { Tx } from '#platform/db'
import { type Act, announceSupplier } from './announce-supplier.ts'
import { settledPhone } from './contact-phone.ts'
import { getSupplier, updateSupplier } from './queries/suppliers.ts'
import type { Contact, Profile, Supplier } from './supplier.ts'

/** Writes a supplier's profile, terms and contact over the version that was read. */
export const changeSupplier = (
  tx: Tx,
  change: Act & { version: number; fields: Profile & Contact },
): Promise<Supplier> => write(tx, change)

/** Writes over how a supplier is reached: what it may change itself. */
export const changeContact = (
  tx: Tx,
  change: Act & { version: number; fields: Contact },
): Promise<Supplier> => write(tx, change)

async function write(
  tx: Tx,
  change: Act & { version: number; fields: (Profile & Contact) | Contact },
): Promise<Supplier> {
  const { regionId, supplierId, version } = change
  const region = await getRegion(tx, regionId)
  const contactPhone = settledPhone(change.fields.contactPhone, region.country)
  const fields = { ...change.fields, contactPhone }
  await updateSupplier(tx, regionId, supplierId, version, fields)
  await announceSupplier(tx, 'supplier.changed', change, { version: version + 1 })
  return getSupplier(tx, regionId, supplierId)
}
