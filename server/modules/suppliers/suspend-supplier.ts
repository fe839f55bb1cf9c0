import type { Tx } from '#platform/db'
import { type Act, announceSupplier } from './announce-supplier.ts'
import { getSupplier, lockSupplier, updateSuspension } from './queries/suppliers.ts'
import { SupplierNotSuspended, SupplierSuspended } from './refusals.ts'
import type { Supplier } from './supplier.ts'

/** Suspends a supplier: from now on none of its offers is in force. */
export async function suspendSupplier(
  tx: Tx,
  suspension: Act & { why: string },
): Promise<Supplier> {
  const { regionId, supplierId } = suspension
  const supplier = await lockSupplier(tx, regionId, supplierId)
  if (supplier.suspendedAt !== null) throw new SupplierSuspended(supplierId)
  await updateSuspension(tx, regionId, supplierId, suspension)
  await announceSupplier(tx, 'supplier.suspended', suspension)
  return getSupplier(tx, regionId, supplierId)
}

/** Ends a suspension: accepted offers are in force again. */
export async function resumeSupplier(tx: Tx, resumption: Act): Promise<Supplier> {
  const { regionId, supplierId } = resumption
  const supplier = await lockSupplier(tx, regionId, supplierId)
  if (supplier.suspendedAt === null) throw new SupplierNotSuspended(supplierId)
  await updateSuspension(tx, regionId, supplierId, null)
  await announceSupplier(tx, 'supplier.resumed', resumption)
  return getSupplier(tx, regionId, supplierId)
}
