import { type Queryable, sql, type Tx } from '#platform/db'

export interface SupplierUser {
  id: string
  personId: string
  grantId: string
  addedAt: Date
}

/** Who signs in for a supplier, the first first. */
export async function listSupplierUsers(
  db: Queryable,
  regionId: string,
  supplierId: string,
): Promise<SupplierUser[]> {
  const { rows } = await sql<SupplierUser>`
    select id, person_id as "personId", grant_id as "grantId", added_at as "addedAt"
    from supplier_users where region_id = ${regionId} and supplier_id = ${supplierId}
      and removed_at is null order by id`.execute(db)
  return rows
}

/** Who signs in for any of the suppliers named. */
export async function listUsersOfSuppliers(
  db: Queryable,
  regionId: string,
  supplierIds: readonly string[],
): Promise<{ supplierId: string; personId: string }[]> {
  const { rows } = await sql<{ supplierId: string; personId: string }>`
    select supplier_id as "supplierId", person_id as "personId" from supplier_users
    where region_id = ${regionId} and supplier_id = any(${[...supplierIds]}::uuid[])
      and removed_at is null order by id`.execute(db)
  return rows
}

export async function insertSupplierUser(
  tx: Tx,
  regionId: string,
  user: Omit<SupplierUser, 'addedAt'> & { supplierId: string; by: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('supplier_users')
    .values({
      region_id: regionId,
      id: user.id,
      supplier_id: user.supplierId,
      person_id: user.personId,
      grant_id: user.grantId,
      added_by: user.by,
      added_at: user.at,
    })
    .execute()
}

/** Marks who held a grant that was taken back as removed. */
export async function updateUserRemovals(
  tx: Tx,
  regionId: string,
  removals: readonly { grantId: string; by: string | null; at: Date }[],
): Promise<void> {
  await sql`update supplier_users set removed_at = gone.at, removed_by = gone.by
    from unnest(${removals.map(({ grantId }) => grantId)}::uuid[],
      ${removals.map(({ by }) => by)}::uuid[],
      ${removals.map(({ at }) => at)}::timestamptz[]) as gone (grant_id, by, at)
    where region_id = ${regionId} and supplier_users.grant_id = gone.grant_id
      and removed_at is null`.execute(tx)
}
