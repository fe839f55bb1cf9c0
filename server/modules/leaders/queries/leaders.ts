import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound, Stale } from '#platform/refusals'
import type { Application, Leader, LeaderHours, LeaderState, Level } from '../leader.ts'
import { readLeaderCode } from '../leader-code.ts'

const COLUMNS = [
  'leaders.region_id as regionId',
  'leaders.id',
  'leaders.person_id as personId',
  'leaders.code',
  'leaders.name',
  'leaders.phone',
  'leaders.pickup_station_id as pickupStationId',
  'leaders.level',
  'leaders.hours',
  'leaders.application',
  'leaders.applied_at as appliedAt',
  'leaders.approved_at as approvedAt',
  'leaders.rejected_at as rejectedAt',
  'leaders.rejected_why as rejectedWhy',
  'leaders.exited_at as exitedAt',
  'leaders.exited_why as exitedWhy',
  'leaders.version',
] as const

const selected = (db: Queryable, regionId: string) =>
  db.selectFrom('leaders').select(COLUMNS).where('region_id', '=', regionId)

export async function findLeader(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Leader | undefined> {
  const row = await selected(db, regionId).where('id', '=', id).executeTakeFirst()
  return row as unknown as Leader | undefined
}

/** A leader in whatever state; throws NotFound. */
export async function getLeader(db: Queryable, regionId: string, id: string): Promise<Leader> {
  const leader = await findLeader(db, regionId, id)
  if (leader === undefined) throw new NotFound('leader')
  return leader
}

/** What a person is or last was as a leader in a region. */
export async function findLeaderOf(
  db: Queryable,
  regionId: string,
  personId: string,
): Promise<Leader | undefined> {
  const row = await selected(db, regionId)
    .where('person_id', '=', personId)
    .orderBy('applied_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row as unknown as Leader | undefined
}

/** The leadership of a person who leads in a region now. */
export async function findLeaderOfPerson(
  db: Queryable,
  regionId: string,
  personId: string,
): Promise<Leader | undefined> {
  const row = await selected(db, regionId)
    .where('person_id', '=', personId)
    .where('approved_at', 'is not', null)
    .where('exited_at', 'is', null)
    .executeTakeFirst()
  return row as unknown as Leader | undefined
}

/** The approved leader of a link's code, as typed or read out. */
export async function findLeaderByCode(
  db: Queryable,
  regionId: string,
  code: string,
): Promise<Leader | undefined> {
  const row = await selected(db, regionId)
    .where('code', '=', readLeaderCode(code))
    .where('approved_at', 'is not', null)
    .where('exited_at', 'is', null)
    .executeTakeFirst()
  return row as unknown as Leader | undefined
}

/** Those of the codes that a leader has or had. */
export async function listTakenCodes(
  db: Queryable,
  regionId: string,
  codes: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('leaders')
    .select('code')
    .where('region_id', '=', regionId)
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return rows.flatMap((row) => row.code ?? [])
}

/** Leaders of a region by id, in whatever state and in no order. */
export async function listLeadersByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Leader[]> {
  const rows = await selected(db, regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows as unknown as Leader[]
}

export interface LeaderFilter {
  regionId: string
  state?: LeaderState | undefined
  after?: string | undefined
  limit: number
}

/** Leaders and applications by id; of a wish those whose name or code holds it, and those named. */
export async function listLeaders(
  db: Queryable,
  filter: LeaderFilter,
  wish?: { text: string; alsoIds: readonly string[] },
): Promise<Leader[]> {
  let query = selected(db, filter.regionId).orderBy('id').limit(filter.limit)
  if (filter.after !== undefined) query = query.where('id', '>', filter.after)
  if (filter.state !== undefined) query = query.where(isIn(filter.state))
  if (wish !== undefined) {
    const holding = `%${wish.text.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where(
      sql<boolean>`(name ilike ${holding} or code ilike ${holding}
        or id = any(${[...wish.alsoIds]}::uuid[]))`,
    )
  }
  return (await query.execute()) as unknown as Leader[]
}

/** Names of the leaders of a region, the newest first. */
export const listLeaderNames = (
  db: Queryable,
  regionId: string,
  limit: number,
): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('leaders')
    .select(['id', 'name'])
    .where('region_id', '=', regionId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

function isIn(state: LeaderState) {
  if (state === 'exited') return sql<boolean>`exited_at is not null`
  if (state === 'rejected') return sql<boolean>`exited_at is null and rejected_at is not null`
  const isApproved = state === 'approved' ? sql`is not null` : sql`is null`
  return sql<boolean>`exited_at is null and rejected_at is null and approved_at ${isApproved}`
}

/**
 * Who leads where in a region changes one at a time: main leaders, grants and substitutes hang
 * together across rows. Held until the transaction ends; take it before any leader's row.
 */
export async function lockLeading(tx: Tx, regionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`leading:${regionId}`}))`.execute(tx)
}

/** Locks a leader's row alone; throws NotFound. */
export async function lockLeader(tx: Tx, regionId: string, id: string): Promise<Leader> {
  const row = await selected(tx, regionId).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('leader')
  return row as unknown as Leader
}

export async function insertLeader(
  tx: Tx,
  leader: {
    regionId: string
    id: string
    personId: string
    name: string
    phone: string | null
    hours: readonly LeaderHours[]
    application: Application
    appliedAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('leaders')
    .values({
      region_id: leader.regionId,
      id: leader.id,
      person_id: leader.personId,
      name: leader.name,
      phone: leader.phone,
      hours: JSON.stringify(leader.hours),
      application: JSON.stringify(leader.application),
      applied_at: leader.appliedAt,
    })
    .execute()
}

interface LeaderColumns {
  name: string
  phone: string | null
  hours: readonly LeaderHours[]
  level: Level
  pickupStationId: string
}

/** Writes over the version that was read; throws Stale when there is a newer one. */
export async function updateLeader(
  tx: Tx,
  regionId: string,
  id: string,
  version: number,
  change: Partial<LeaderColumns>,
): Promise<void> {
  const { name, phone, hours, level, pickupStationId } = change
  const changed = await tx
    .updateTable('leaders')
    .set((row) => ({
      ...(name === undefined ? {} : { name }),
      ...(phone === undefined ? {} : { phone }),
      ...(hours === undefined ? {} : { hours: JSON.stringify(hours) }),
      ...(level === undefined ? {} : { level }),
      ...(pickupStationId === undefined ? {} : { pickup_station_id: pickupStationId }),
      version: row('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (changed === undefined) throw new Stale('leader', (await getLeader(tx, regionId, id)).version)
}
