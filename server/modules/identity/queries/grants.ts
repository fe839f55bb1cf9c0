import type { Grant, Role } from '#platform/access'
import { type Queryable, sql, type Tx } from '#platform/db'

/** Where a role shall hold: no region is everywhere, the others narrow it. */
export interface GrantWish {
  personId: string
  role: Role
  regionId: string | null
  communityId: string | null
  stationId: string | null
  supplierId: string | null
}

export interface GivenGrant extends Grant {
  personId: string
  givenBy: string | null
  givenAt: Date
}

const GRANT = sql<GivenGrant>`grants.id, person_id as "personId", role, region_id as "regionId",
  community_id as "communityId", station_id as "stationId", supplier_id as "supplierId",
  given_by as "givenBy", given_at as "givenAt"`

/** The grants of a person that are in force, oldest first. */
export async function listGrantsOf(db: Queryable, personId: string): Promise<GivenGrant[]> {
  const { rows } = await sql<GivenGrant>`select ${GRANT} from grants
    where person_id = ${personId} and revoked_at is null order by id`.execute(db)
  return rows
}

/** A grant in force; null when there is none such, or it was taken back. */
export async function findGrant(db: Queryable, grantId: string): Promise<GivenGrant | null> {
  const { rows } = await sql<GivenGrant>`select ${GRANT} from grants
    where id = ${grantId} and revoked_at is null`.execute(db)
  return rows[0] ?? null
}

export async function lockGrant(tx: Tx, grantId: string): Promise<GivenGrant | null> {
  const { rows } = await sql<GivenGrant>`select ${GRANT} from grants
    where id = ${grantId} and revoked_at is null for update`.execute(tx)
  return rows[0] ?? null
}

/** False when the same grant is in force already. */
export async function insertGrant(
  tx: Tx,
  grant: GrantWish & { id: string; givenBy: string | null; at: Date },
): Promise<boolean> {
  const { rows } = await sql`
    insert into grants (id, person_id, role, region_id, community_id, station_id, supplier_id,
      given_by, given_at)
    values (${grant.id}, ${grant.personId}, ${grant.role}, ${grant.regionId},
      ${grant.communityId}, ${grant.stationId}, ${grant.supplierId}, ${grant.givenBy}, ${grant.at})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function findSameGrant(tx: Tx, wish: GrantWish): Promise<GivenGrant | null> {
  const { rows } = await sql<GivenGrant>`select ${GRANT} from grants
    where person_id = ${wish.personId} and role = ${wish.role} and revoked_at is null
      and region_id is not distinct from ${wish.regionId}::text
      and community_id is not distinct from ${wish.communityId}::uuid
      and station_id is not distinct from ${wish.stationId}::uuid
      and supplier_id is not distinct from ${wish.supplierId}::uuid`.execute(tx)
  return rows[0] ?? null
}

export async function revokeGrantRow(
  tx: Tx,
  revoked: { grantId: string; by: string | null; at: Date },
): Promise<void> {
  await sql`update grants set revoked_by = ${revoked.by}, revoked_at = ${revoked.at}
    where id = ${revoked.grantId}`.execute(tx)
}

/** Locks every grant that runs the whole operator, in id order, and says how many there are. */
export async function lockOperatorAdmins(tx: Tx): Promise<number> {
  const { rows } = await sql`select from grants
    where role = 'admin' and region_id is null and revoked_at is null
    order by id for update`.execute(tx)
  return rows.length
}

export interface GrantOnList extends GivenGrant {
  personName: string
}

/** Grants in force of a region (null: those that hold everywhere), newest first. */
export async function listGrants(
  db: Queryable,
  filter: {
    regionId: string | null
    personId?: string | undefined
    role?: string | undefined
    beforeId?: string | undefined
    limit: number
  },
): Promise<GrantOnList[]> {
  const { rows } = await sql<GrantOnList>`
    select ${GRANT}, person.name as "personName"
    from grants join auth_users person on person.id = grants.person_id
    where grants.revoked_at is null
      and grants.region_id is not distinct from ${filter.regionId}::text
      and (${filter.personId ?? null}::uuid is null or person_id = ${filter.personId ?? null})
      and (${filter.role ?? null}::text is null or role = ${filter.role ?? null})
      and (${filter.beforeId ?? null}::uuid is null or grants.id < ${filter.beforeId ?? null})
    order by grants.id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** Ids of the people who hold one of these roles in the whole of a region or everywhere. */
export async function listHolders(
  db: Queryable,
  regionId: string,
  roles: readonly Role[],
): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id as "personId" from grants
    where revoked_at is null and role = any(${[...roles]}::text[])
      and coalesce(region_id, ${regionId}) = ${regionId} and community_id is null
      and station_id is null and supplier_id is null`.execute(db)
  return rows.map((row) => row.personId)
}
