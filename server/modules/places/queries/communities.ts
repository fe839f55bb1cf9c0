import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import { searchQuery, searchTokens } from '#platform/text'
import type { Corner } from '../outline.ts'

/** What is known of who lives there; shares in basis points of the households. */
export interface CommunityTraits {
  eldersBasisPoints?: number
  childrenBasisPoints?: number
  rentersBasisPoints?: number
  hasLifts?: boolean
  tags?: readonly string[]
}

export interface Community {
  id: string
  code: string
  name: string
  address: string
  latitude: number | null
  longitude: number | null
  outline: readonly Corner[] | null
  householdCount: number
  traits: CommunityTraits
  deliveryWeekdays: readonly number[]
  minimumOrderMinor: number
  version: number
  closedAt: Date | null
  closedWhy: string | null
}

/** What people set of a community. */
export type CommunityFields = Omit<Community, 'id' | 'version' | 'closedAt' | 'closedWhy'>

const COLUMNS = [
  'id',
  'code',
  'name',
  'address',
  'latitude',
  'longitude',
  'outline',
  'household_count as householdCount',
  'traits',
  'delivery_weekdays as deliveryWeekdays',
  'minimum_order_minor as minimumOrderMinor',
  'version',
  'closed_at as closedAt',
  'closed_why as closedWhy',
] as const

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('communities').select(COLUMNS).where('region_id', '=', regionId)

export async function findCommunity(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Community | null> {
  const row = await selected(db, regionId).where('id', '=', id).executeTakeFirst()
  return (row as unknown as Community | undefined) ?? null
}

/** A community, also a closed one; throws NotFound. */
export async function getCommunity(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Community> {
  const community = await findCommunity(db, regionId, id)
  if (community === null) throw new NotFound('community')
  return community
}

/** Those of the ids that are there, closed ones too, in no order. */
export async function listCommunitiesByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Community[]> {
  const rows = await selected(db, regionId)
    .where('id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`)
    .execute()
  return rows as unknown as Community[]
}

export async function lockCommunity(tx: Tx, regionId: string, id: string): Promise<Community> {
  const row = await selected(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('community')
  return row as unknown as Community
}

export interface CommunityFilter {
  regionId: string
  /** Words, characters or pinyin of a name, an address or a code, the last word also begun. */
  search?: string | undefined
  withClosed?: boolean
  after?: { name: string; id: string } | undefined
  limit: number
}

/** Communities by name. */
export async function listCommunities(
  db: Queryable,
  filter: CommunityFilter,
): Promise<Community[]> {
  let query = selected(db, filter.regionId).orderBy('name').orderBy('id').limit(filter.limit)
  if (filter.withClosed !== true) query = query.where('closed_at', 'is', null)
  if (filter.after) {
    const { name, id } = filter.after
    query = query.where(sql<boolean>`(name, id::text) > (${name}, ${id})`)
  }
  if (filter.search !== undefined) {
    const tokens = searchQuery(filter.search)
    if (tokens.length === 0) return []
    for (const token of tokens) query = query.where('search_text', 'like', beginningWith(token))
  }
  return (await query.execute()) as unknown as Community[]
}

const beginningWith = (token: string): string => `% ${token.replace(/[\\%_]/g, '\\$&')}%`

/** The text by which a community is found: tokens apart by a space, one before the first. */
export const searchTextOf = (community: { code: string; name: string; address: string }): string =>
  ` ${searchTokens(`${community.name} ${community.address} ${community.code}`).join(' ')}`

export async function insertCommunity(
  tx: Tx,
  regionId: string,
  id: string,
  fields: CommunityFields,
): Promise<void> {
  await tx
    .insertInto('communities')
    .values({ region_id: regionId, id, code: fields.code, ...columnsOf(fields) })
    .execute()
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateCommunity(
  tx: Tx,
  regionId: string,
  id: string,
  version: number,
  fields: CommunityFields,
): Promise<void> {
  const changed = await tx
    .updateTable('communities')
    .set((row) => ({ ...columnsOf(fields), version: row('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (changed !== undefined) return
  throw new Stale('community', (await getCommunity(tx, regionId, id)).version)
}

const columnsOf = (fields: CommunityFields) => ({
  name: fields.name,
  search_text: searchTextOf(fields),
  address: fields.address,
  latitude: fields.latitude,
  longitude: fields.longitude,
  outline: fields.outline === null ? null : JSON.stringify(fields.outline),
  household_count: fields.householdCount,
  traits: JSON.stringify(fields.traits),
  delivery_weekdays: [...fields.deliveryWeekdays],
  minimum_order_minor: fields.minimumOrderMinor,
})

export async function updateCommunityClosure(
  tx: Tx,
  regionId: string,
  id: string,
  closure: { at: Date; by: string; why: string } | null,
): Promise<void> {
  await tx
    .updateTable('communities')
    .set((row) => ({
      closed_at: closure?.at ?? null,
      closed_by: closure?.by ?? null,
      closed_why: closure?.why ?? null,
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .execute()
}
