import { listPictures } from '#media'
import type { Queryable, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { NotFound } from '#platform/refusals'
import { type Act, announceSupplier } from './announce-supplier.ts'
import { insertLicence, type Licence, updateLicenceRemoval } from './queries/licences.ts'
import { getSupplier } from './queries/suppliers.ts'
import { PictureUnfit } from './refusals.ts'

/** Adds a licence of a supplier; a renewal is another one of the same kind. */
export async function addLicence(
  tx: Tx,
  wished: Act & Omit<Licence, 'id' | 'supplierId'>,
): Promise<Licence> {
  const { regionId, supplierId, kind, number, expiresOn, pictureId } = wished
  await getSupplier(tx, regionId, supplierId)
  if (pictureId !== null) await refuseForeignPicture(tx, regionId, supplierId, pictureId)
  const licence = { id: newId(), supplierId, kind, number, expiresOn, pictureId }
  await insertLicence(tx, regionId, licence)
  await announceSupplier(tx, 'supplier.licence-added', wished, { licenceId: licence.id, expiresOn })
  return licence
}

async function refuseForeignPicture(
  db: Queryable,
  regionId: string,
  supplierId: string,
  pictureId: string,
): Promise<void> {
  const [picture] = await listPictures(db, regionId, [pictureId])
  if (picture?.purpose !== 'licence' || picture.ownerId !== supplierId) {
    throw new PictureUnfit(pictureId)
  }
}

/** Takes away a licence that was entered wrongly; one that ran out may stay. */
export async function removeLicence(tx: Tx, removal: Act & { licenceId: string }): Promise<void> {
  if (!(await updateLicenceRemoval(tx, removal))) throw new NotFound('licence')
  const { licenceId } = removal
  await announceSupplier(tx, 'supplier.licence-removed', removal, { licenceId })
}
