import { giveGrant, listPeople, revokeGrant } from '#identity'
import type { Queryable, Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { AlreadyExists, NotFound } from '#platform/refusals'
import { type Act, announceSupplier } from './announce-supplier.ts'
import { lockSupplier } from './queries/suppliers.ts'
import { insertSupplierUser, listSupplierUsers, type SupplierUser } from './queries/users.ts'

export interface NamedUser extends SupplierUser {
  /** Empty until the person says one. */
  name: string
}

/** Who signs in for a supplier, with their names. */
export async function listNamedUsers(
  db: Queryable,
  regionId: string,
  supplierId: string,
): Promise<NamedUser[]> {
  const users = await listSupplierUsers(db, regionId, supplierId)
  const people = await listPeople(
    db,
    users.map(({ personId }) => personId),
  )
  const names = new Map(people.map((person) => [person.id, person.name]))
  return users.map((user) => ({ ...user, name: names.get(user.personId) ?? '' }))
}

/** Lets a person sign in for a supplier: they see and do what is its own, and nothing else. */
export async function addSupplierUser(
  tx: Tx,
  addition: Act & { personId: string },
): Promise<NamedUser> {
  const { regionId, supplierId, personId, by, at } = addition
  await lockSupplier(tx, regionId, supplierId)
  const before = await listSupplierUsers(tx, regionId, supplierId)
  if (before.some((user) => user.personId === personId)) {
    throw new AlreadyExists('user', { personId })
  }
  const scope = { regionId, supplierId }
  const grant = await giveGrant(tx, { personId, role: 'supplier', ...scope, givenBy: by, at })
  const id = newId()
  const user = { id, personId, grantId: grant.id }
  await insertSupplierUser(tx, regionId, { ...user, supplierId, by, at })
  await announceSupplier(tx, 'supplier.user-added', addition, { personId })
  const users = await listNamedUsers(tx, regionId, supplierId)
  return users.find((added) => added.id === id)!
}

/** Takes a person's access to a supplier back; it acts at their next call. */
export async function removeSupplierUser(tx: Tx, removal: Act & { userId: string }): Promise<void> {
  const { regionId, supplierId, userId, by, at } = removal
  await lockSupplier(tx, regionId, supplierId)
  const users = await listSupplierUsers(tx, regionId, supplierId)
  const user = users.find(({ id }) => id === userId)
  if (user === undefined) throw new NotFound('user')
  // The user's row follows by the reaction to grant.revoked, whoever takes the grant back.
  await revokeGrant(tx, user.grantId, { personId: by, at })
  await announceSupplier(tx, 'supplier.user-removed', removal, { personId: user.personId })
}
