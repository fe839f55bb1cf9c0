import { getRegion } from '#places'
import { isUniqueViolation, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { AlreadyExists } from '#platform/refusals'
import { announceSupplier } from './announce-supplier.ts'
import { settledPhone } from './contact-phone.ts'
import { getSupplier, insertSupplier } from './queries/suppliers.ts'
import type { Contact, Profile, Supplier } from './supplier.ts'

export interface NewSupplier extends Profile, Contact {
  regionId: string
  code: string
  by: string
  at: Date
}

/** Adds a supplier to a region; its code stays as it is from then on. */
export async function createSupplier(tx: Tx, wished: NewSupplier): Promise<Supplier> {
  const { regionId, by, at } = wished
  const region = await getRegion(tx, regionId)
  const id = newId()
  const contactPhone = settledPhone(wished.contactPhone, region.country)
  try {
    await insertSupplier(tx, regionId, { ...wished, id, contactPhone })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AlreadyExists('supplier', { supplierCode: wished.code })
  }
  await announceSupplier(tx, 'supplier.added', { regionId, supplierId: id, by, at })
  return getSupplier(tx, regionId, id)
}
