import { isUniqueViolation, type Queryable, sql, type Tx } from '#platform/db'
import { AlreadyExists, NotFound } from '#platform/refusals'
import type { Resident } from '../resident.ts'
import { asSounds, spelledOf } from './sounds.ts'

export const RESIDENT_COLUMNS = [
  'residents.region_id as regionId',
  'residents.id',
  'residents.person_id as personId',
  'residents.name',
  'residents.phone',
  'residents.community_id as communityId',
  'residents.building_id as buildingId',
  'residents.room',
  'residents.household_id as householdId',
  'residents.leader_id as leaderId',
  'residents.orders_by_resident_id as ordersByResidentId',
  'residents.consented_at as consentedAt',
  'residents.consent_recorded_by as consentRecordedBy',
  'residents.consent_how as consentHow',
  'residents.version',
  'residents.created_at as createdAt',
  'residents.erased_at as erasedAt',
] as const

const selectResidents = (db: Queryable, regionId: string) =>
  db.selectFrom('residents').select(RESIDENT_COLUMNS).where('region_id', '=', regionId)

/** A resident, erased or not; undefined when there is none. */
export async function findResident(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Resident | undefined> {
  const row = await selectResidents(db, regionId).where('id', '=', id).executeTakeFirst()
  return row as Resident | undefined
}

/** A resident, erased or not; throws NotFound. */
export async function getResident(db: Queryable, regionId: string, id: string): Promise<Resident> {
  const resident = await findResident(db, regionId, id)
  if (resident === undefined) throw new NotFound('resident')
  return resident
}

/** What a person is in a region; undefined before they join it. */
export async function findResidentOf(
  db: Queryable,
  regionId: string,
  personId: string,
): Promise<Resident | undefined> {
  const row = await selectResidents(db, regionId)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row as Resident | undefined
}

/** Residents of a region by id, in no order; those that are not there are left out. */
export async function listResidentsByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Resident[]> {
  if (ids.length === 0) return []
  const rows = await selectResidents(db, regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows as Resident[]
}

/** Locks a live resident's row alone; throws NotFound, also when it was erased. */
export async function lockResident(tx: Tx, regionId: string, id: string): Promise<Resident> {
  const row = await selectResidents(tx, regionId)
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('resident')
  return row as Resident
}

export interface NewResidentRow {
  id: string
  personId: string | null
  name: string
  phone: string | null
  communityId: string
  buildingId: string | null
  room: string
  leaderId: string | null
  ordersByResidentId: string | null
  consentedAt: Date | null
  consentRecordedBy: string | null
  consentHow: string | null
  createdBy: string | null
}

/** Inserts residents in one statement for each thousand, whatever their number. */
export async function insertResidents(
  tx: Tx,
  regionId: string,
  rows: readonly NewResidentRow[],
  at: Date,
): Promise<void> {
  const column = <Key extends keyof NewResidentRow>(key: Key) => rows.map((row) => row[key])
  const spelled = rows.map(({ name }) => spelledOf(name))
  await sql`
    insert into residents (region_id, id, person_id, name, phone, community_id, building_id, room,
      leader_id, orders_by_resident_id, consented_at, consent_recorded_by, consent_how, created_by,
      created_at, sounds)
    select ${regionId}::text, id, person_id, name, phone, community_id, building_id, room, leader_id,
      orders_by_resident_id, consented_at, consent_recorded_by, consent_how, created_by,
      ${at}::timestamptz, ${asSounds(sql`spelled`)}
    from unnest(${column('id')}::uuid[], ${column('personId')}::uuid[], ${column('name')}::text[],
      ${column('phone')}::text[], ${column('communityId')}::uuid[],
      ${column('buildingId')}::uuid[], ${column('room')}::text[], ${column('leaderId')}::uuid[],
      ${column('ordersByResidentId')}::uuid[], ${column('consentedAt')}::timestamptz[],
      ${column('consentRecordedBy')}::uuid[], ${column('consentHow')}::text[],
      ${column('createdBy')}::uuid[], ${spelled}::text[]) as made (id, person_id, name, phone,
      community_id, building_id, room, leader_id, orders_by_resident_id, consented_at,
      consent_recorded_by, consent_how, created_by, spelled)`.execute(tx)
}

export type ResidentChange = Partial<
  Pick<
    Resident,
    | 'personId'
    | 'name'
    | 'phone'
    | 'communityId'
    | 'buildingId'
    | 'room'
    | 'householdId'
    | 'ordersByResidentId'
  >
>

/**
 * Writes over a row that this transaction has locked, and raises its version. Throws AlreadyExists
 * when a neighbour would get the name of another one in the same room.
 */
export async function updateResident(
  tx: Tx,
  regionId: string,
  id: string,
  change: ResidentChange,
): Promise<Resident> {
  try {
    return await writeResident(tx, regionId, id, change)
  } catch (error) {
    if (isUniqueViolation(error, 'residents_neighbour_once')) throw new AlreadyExists('neighbour')
    throw error
  }
}

async function writeResident(
  tx: Tx,
  regionId: string,
  id: string,
  change: ResidentChange,
): Promise<Resident> {
  const given = <Value>(value: Value | undefined, name: string) =>
    value === undefined ? {} : { [name]: value }
  const row = await tx
    .updateTable('residents')
    .set((residents) => ({
      ...given(change.personId, 'person_id'),
      ...given(change.name, 'name'),
      ...(change.name === undefined
        ? {}
        : { sounds: asSounds(sql`${spelledOf(change.name)}::text`) }),
      ...given(change.phone, 'phone'),
      ...given(change.communityId, 'community_id'),
      ...given(change.buildingId, 'building_id'),
      ...given(change.room, 'room'),
      ...given(change.householdId, 'household_id'),
      ...given(change.ordersByResidentId, 'orders_by_resident_id'),
      version: residents('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .returning(RESIDENT_COLUMNS)
    .executeTakeFirstOrThrow()
  return row as Resident
}

/** Neighbours for whom the residents ordered are ordered for by their leader again. */
export async function clearOrdererOf(
  tx: Tx,
  regionId: string,
  residentIds: readonly string[],
): Promise<void> {
  await tx
    .updateTable('residents')
    .set((residents) => ({ orders_by_resident_id: null, version: residents('version', '+', 1) }))
    .where('region_id', '=', regionId)
    .where('orders_by_resident_id', '=', sql<string>`any(${[...residentIds]}::uuid[])`)
    .execute()
}

/** The regions in which persons are residents. */
export async function listRegionsOfPersons(
  db: Queryable,
  personIds: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('residents')
    .select('region_id as regionId')
    .distinct()
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy('region_id')
    .execute()
  return rows.map((row) => row.regionId)
}

/** Locks what persons are in a region, in id order. */
export async function lockResidentsOf(
  tx: Tx,
  regionId: string,
  personIds: readonly string[],
): Promise<{ id: string; householdId: string | null }[]> {
  return tx
    .selectFrom('residents')
    .select(['id', 'household_id as householdId'])
    .where('region_id', '=', regionId)
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** Empties residents of all that is personal; leader and community stay for the reports. */
export async function emptyResidents(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  erasure: { by: string | null; why: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('residents')
    .set((residents) => ({
      person_id: null,
      name: '',
      sounds: null,
      phone: null,
      building_id: null,
      room: '',
      household_id: null,
      orders_by_resident_id: null,
      erased_at: erasure.at,
      erased_by: erasure.by,
      erased_why: erasure.why,
      version: residents('version', '+', 1),
    }))
    .where('region_id', '=', regionId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
}
