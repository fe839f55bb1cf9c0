import { type Queryable, sql, type Tx } from '#platform/db'

export interface Licence {
  id: string
  supplierId: string
  kind: string
  number: string
  /** The last day it holds, YYYY-MM-DD. */
  expiresOn: string
  pictureId: string | null
}

const LICENCE = sql`licence.id, licence.supplier_id as "supplierId", licence.kind, licence.number,
  licence.expires_on as "expiresOn", licence.picture_id as "pictureId"`

/** The licences of a supplier that were not removed, the first to run out first. */
export async function listLicences(
  db: Queryable,
  regionId: string,
  supplierId: string,
): Promise<Licence[]> {
  const { rows } = await sql<Licence>`select ${LICENCE} from supplier_licences licence
    where region_id = ${regionId} and supplier_id = ${supplierId} and removed_at is null
    order by expires_on, id`.execute(db)
  return rows
}

export interface ExpiringLicence extends Licence {
  supplierName: string
}

/**
 * Licences that have run out or will by a day, the first first. One that was renewed by another of
 * its kind is passed over, and so are suppliers that are suspended.
 */
export async function listExpiringLicences(
  db: Queryable,
  regionId: string,
  byDay: string,
  limit: number,
): Promise<ExpiringLicence[]> {
  const { rows } = await sql<ExpiringLicence>`
    select ${LICENCE}, supplier.name as "supplierName"
    from supplier_licences licence
    join suppliers supplier
      on supplier.region_id = licence.region_id and supplier.id = licence.supplier_id
    where licence.region_id = ${regionId} and licence.expires_on <= ${byDay}::date
      and licence.removed_at is null and supplier.suspended_at is null
      and not exists (select from supplier_licences renewed
        where renewed.region_id = licence.region_id
          and renewed.supplier_id = licence.supplier_id and renewed.kind = licence.kind
          and renewed.removed_at is null and renewed.expires_on > licence.expires_on)
    order by licence.expires_on, licence.id limit ${limit}`.execute(db)
  return rows
}

export async function insertLicence(tx: Tx, regionId: string, licence: Licence): Promise<void> {
  await tx
    .insertInto('supplier_licences')
    .values({
      region_id: regionId,
      id: licence.id,
      supplier_id: licence.supplierId,
      kind: licence.kind,
      number: licence.number,
      expires_on: licence.expiresOn,
      picture_id: licence.pictureId,
    })
    .execute()
}

/** @returns whether there was one to remove */
export async function updateLicenceRemoval(
  tx: Tx,
  removal: { regionId: string; supplierId: string; licenceId: string; by: string; at: Date },
): Promise<boolean> {
  const removed = await tx
    .updateTable('supplier_licences')
    .set({ removed_at: removal.at, removed_by: removal.by })
    .where('region_id', '=', removal.regionId)
    .where('supplier_id', '=', removal.supplierId)
    .where('id', '=', removal.licenceId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return removed !== undefined
}
