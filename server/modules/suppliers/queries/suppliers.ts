import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import type { Contact, Profile, Supplier } from '../supplier.ts'

const SUPPLIER = sql`suppliers.id, suppliers.code, suppliers.name, suppliers.kind,
  tax_number as "taxNumber", contact_name as "contactName", contact_phone as "contactPhone",
  address, terms_kind as "termsKind", terms_days as "termsDays", suppliers.version,
  suspended_at as "suspendedAt", suspended_why as "suspendedWhy"`

/** Those of the ids that are there, in no order. */
export async function listSuppliersByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Supplier[]> {
  const { rows } = await sql<Supplier>`select ${SUPPLIER} from suppliers
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** A supplier, also a suspended one; throws NotFound. */
export async function getSupplier(db: Queryable, regionId: string, id: string): Promise<Supplier> {
  const [supplier] = await listSuppliersByIds(db, regionId, [id])
  if (supplier === undefined) throw new NotFound('supplier')
  return supplier
}

export async function lockSupplier(tx: Tx, regionId: string, id: string): Promise<Supplier> {
  const { rows } = await sql<Supplier>`select ${SUPPLIER} from suppliers
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('supplier')
  return rows[0]
}

export interface SupplierFilter {
  regionId: string
  /** Part of a name or code. */
  search?: string | undefined
  after?: { name: string; id: string } | undefined
  limit: number
}

/** Suppliers by name, suspended ones too. */
export async function listSuppliers(db: Queryable, filter: SupplierFilter): Promise<Supplier[]> {
  const { search = '', after } = filter
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Supplier>`select ${SUPPLIER} from suppliers
    where region_id = ${filter.regionId} and (name ilike ${pattern} or code ilike ${pattern})
      and (${after?.id ?? null}::text is null or (name, id::text) > (${after?.name ?? ''}, ${after?.id ?? ''}))
    order by name, id limit ${filter.limit}`.execute(db)
  return rows
}

export async function insertSupplier(
  tx: Tx,
  regionId: string,
  supplier: Profile & Contact & { id: string; code: string },
): Promise<void> {
  await tx
    .insertInto('suppliers')
    .values({
      region_id: regionId,
      id: supplier.id,
      code: supplier.code,
      ...profileColumns(supplier),
      ...contactColumns(supplier),
    })
    .execute()
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateSupplier(
  tx: Tx,
  regionId: string,
  id: string,
  version: number,
  fields: (Profile & Contact) | Contact,
): Promise<void> {
  const changed = await tx
    .updateTable('suppliers')
    .set((row) => ({
      ...('termsKind' in fields ? profileColumns(fields) : {}),
      ...contactColumns(fields),
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (changed !== undefined) return
  throw new Stale('supplier', (await getSupplier(tx, regionId, id)).version)
}

const profileColumns = (profile: Profile) => ({
  name: profile.name,
  kind: profile.kind,
  tax_number: profile.taxNumber,
  terms_kind: profile.termsKind,
  terms_days: profile.termsDays,
})

const contactColumns = (contact: Contact) => ({
  contact_name: contact.contactName,
  contact_phone: contact.contactPhone,
  address: contact.address,
})

export async function updateSuspension(
  tx: Tx,
  regionId: string,
  id: string,
  suspension: { at: Date; by: string; why: string } | null,
): Promise<void> {
  await tx
    .updateTable('suppliers')
    .set((row) => ({
      suspended_at: suspension?.at ?? null,
      suspended_by: suspension?.by ?? null,
      suspended_why: suspension?.why ?? null,
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}

/** Whether a supplier may deliver on a day. */
export interface Standing {
  id: string
  isSuspended: boolean
  /** Kinds of licence that have run out by the day and were not renewed. */
  expiredLicences: string[]
}

/** Whether suppliers may deliver on a day, YYYY-MM-DD; ids of none are passed over. */
export async function listStandings(
  db: Queryable,
  regionId: string,
  supplierIds: readonly string[],
  day: string,
): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select supplier.id, supplier.suspended_at is not null as "isSuspended",
      array(select kind from supplier_licences licence
        where licence.region_id = supplier.region_id and licence.supplier_id = supplier.id
          and licence.removed_at is null
        group by kind having max(expires_on) < ${day}::date order by kind) as "expiredLicences"
    from suppliers supplier
    where supplier.region_id = ${regionId}
      and supplier.id = any(${[...supplierIds]}::uuid[])`.execute(db)
  return rows
}
