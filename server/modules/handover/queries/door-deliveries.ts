import { type Queryable, sql, type Tx } from '#platform/db'

/** Goods that go from the pickup point to somebody's door. */
export interface DoorDelivery {
  id: string
  orderId: string
  communityId: string
  stationId: string
  pickupDate: string
  residentId: string | null
  feeMinor: number
  /** none where the order itself has paid for its delivery. */
  paidHow: 'wallet' | 'cash' | 'none'
  address: Record<string, unknown> | null
  note: string
  askedAt: Date
  askedBy: string | null
  acceptedAt: Date | null
  acceptedBy: string | null
  /** Who earns the fee: the leader where one brings it, else the courier as a person. */
  leaderId: string | null
  doneAt: Date | null
  doneBy: string | null
  cashAccountId: string | null
  cancelledAt: Date | null
  cancelledBy: string | null
  cancelledWhy: string | null
}

export type DoorDeliveryState = 'asked' | 'accepted' | 'done' | 'cancelled'

export const doorDeliveryState = (
  one: Pick<DoorDelivery, 'acceptedAt' | 'doneAt' | 'cancelledAt'>,
): DoorDeliveryState => {
  if (one.cancelledAt !== null) return 'cancelled'
  if (one.doneAt !== null) return 'done'
  return one.acceptedAt === null ? 'asked' : 'accepted'
}

const COLUMNS = sql`id, order_id as "orderId", community_id as "communityId",
  station_id as "stationId", pickup_date as "pickupDate", resident_id as "residentId",
  fee_minor as "feeMinor", paid_how as "paidHow", address, note, asked_at as "askedAt",
  asked_by as "askedBy", accepted_at as "acceptedAt", accepted_by as "acceptedBy",
  leader_id as "leaderId", done_at as "doneAt", done_by as "doneBy",
  cash_account_id as "cashAccountId", cancelled_at as "cancelledAt",
  cancelled_by as "cancelledBy", cancelled_why as "cancelledWhy"`

export type NewDoorDelivery = Pick<
  DoorDelivery,
  | 'id'
  | 'orderId'
  | 'communityId'
  | 'stationId'
  | 'pickupDate'
  | 'residentId'
  | 'feeMinor'
  | 'paidHow'
  | 'address'
  | 'note'
  | 'askedAt'
  | 'askedBy'
>

/** @returns the ids of those written: an order has one live delivery at most */
export async function insertDoorDeliveries(
  tx: Tx,
  regionId: string,
  deliveries: readonly NewDoorDelivery[],
): Promise<string[]> {
  if (deliveries.length === 0) return []
  const of = <Value>(value: (one: NewDoorDelivery) => Value): Value[] => deliveries.map(value)
  const { rows } = await sql<{ id: string }>`
    insert into door_deliveries (region_id, id, order_id, community_id, station_id, pickup_date,
      resident_id, fee_minor, paid_how, address, note, asked_at, asked_by)
    select ${regionId}, * from unnest(${of((one) => one.id)}::uuid[],
      ${of((one) => one.orderId)}::uuid[], ${of((one) => one.communityId)}::uuid[],
      ${of((one) => one.stationId)}::uuid[], ${of((one) => one.pickupDate)}::date[],
      ${of((one) => one.residentId)}::uuid[], ${of((one) => one.feeMinor)}::bigint[],
      ${of((one) => one.paidHow)}::text[],
      ${of((one) => (one.address === null ? null : JSON.stringify(one.address)))}::jsonb[],
      ${of((one) => one.note)}::text[], ${of((one) => one.askedAt)}::timestamptz[],
      ${of((one) => one.askedBy)}::uuid[])
    on conflict do nothing returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** The same, locked, so that no fee of something else goes over to it meanwhile. */
export async function lockDoorDeliveryRow(
  tx: Tx,
  regionId: string,
  id: string,
): Promise<DoorDelivery | undefined> {
  const { rows } = await sql<DoorDelivery>`select ${COLUMNS} from door_deliveries
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function findDoorDelivery(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<DoorDelivery | undefined> {
  const { rows } = await sql<DoorDelivery>`select ${COLUMNS} from door_deliveries
    where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0]
}

/** Those not called off, done ones too. */
export async function listLiveDoorDeliveries(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<DoorDelivery[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<DoorDelivery>`select ${COLUMNS} from door_deliveries
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and cancelled_at is null`.execute(db)
  return rows
}

/** Keeps apart what a resident asks for at the same moment: the second finds what the first pays. */
export async function lockAsking(
  tx: Tx,
  regionId: string,
  { residentId, pickupDate }: { residentId: string; pickupDate: string },
): Promise<void> {
  const name = `door-delivery:${regionId}:${residentId}:${pickupDate}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/** What a resident has asked to be brought on a day and is not done yet. */
export async function listOpenDoorDeliveriesOf(
  db: Queryable,
  regionId: string,
  of: { residentId: string; pickupDate: string },
): Promise<DoorDelivery[]> {
  const { rows } = await sql<DoorDelivery>`select ${COLUMNS} from door_deliveries
    where region_id = ${regionId} and resident_id = ${of.residentId}
      and pickup_date = ${of.pickupDate} and cancelled_at is null and done_at is null`.execute(db)
  return rows
}

/** The same, locked: whoever calls one of them off waits, or was waited for. */
export async function lockOpenDoorDeliveriesOf(
  tx: Tx,
  regionId: string,
  of: { residentId: string; communityId: string; pickupDate: string },
): Promise<DoorDelivery[]> {
  const { rows } = await sql<DoorDelivery>`select ${COLUMNS} from door_deliveries
    where region_id = ${regionId} and resident_id = ${of.residentId}
      and community_id = ${of.communityId} and pickup_date = ${of.pickupDate}
      and cancelled_at is null and done_at is null
    order by id for update`.execute(tx)
  return rows
}

/**
 * What was asked for without a fee because something else goes to the same door on that day, and is
 * still to be brought; locked.
 */
export async function lockRidingAlong(
  tx: Tx,
  regionId: string,
  along: readonly Pick<DoorDelivery, 'residentId' | 'communityId' | 'pickupDate'>[],
): Promise<DoorDelivery[]> {
  if (along.length === 0) return []
  const { rows } = await sql<DoorDelivery>`select ${COLUMNS} from door_deliveries d
    where region_id = ${regionId} and cancelled_at is null and done_at is null
      and resident_id = any(${along.map((one) => one.residentId)}::uuid[])
      and fee_minor = 0 and paid_how = 'none' and asked_by is not null
      and exists (select from unnest(
        ${along.map((one) => one.residentId)}::uuid[],
        ${along.map((one) => one.communityId)}::uuid[],
        ${along.map((one) => one.pickupDate)}::date[]) as c (resident_id, community_id, day)
        where c.resident_id = d.resident_id and c.community_id = d.community_id
          and c.day = d.pickup_date)
    order by id for update`.execute(tx)
  return rows
}

/** Deliveries of a community, or of a whole region, the newest first. */
export async function listDoorDeliveries(
  db: Queryable,
  filter: {
    regionId: string
    communityId: string | undefined
    pickupDate?: string | undefined
    isOpen?: boolean | undefined
    beforeId?: string | undefined
    limit: number
  },
): Promise<DoorDelivery[]> {
  const conditions = [
    sql`region_id = ${filter.regionId}`,
    ...(filter.communityId === undefined ? [] : [sql`community_id = ${filter.communityId}`]),
    ...(filter.pickupDate === undefined ? [] : [sql`pickup_date = ${filter.pickupDate}`]),
    ...(filter.isOpen === true ? [sql`cancelled_at is null and done_at is null`] : []),
    ...(filter.beforeId === undefined ? [] : [sql`id < ${filter.beforeId}`]),
  ]
  const { rows } = await sql<DoorDelivery>`select ${COLUMNS} from door_deliveries
    where ${sql.join(conditions, sql` and `)} order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

export async function markAccepted(
  tx: Tx,
  regionId: string,
  id: string,
  acceptance: { at: Date; by: string; leaderId: string | null },
): Promise<void> {
  await sql`update door_deliveries set accepted_at = ${acceptance.at},
      accepted_by = ${acceptance.by}, leader_id = ${acceptance.leaderId}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Done, or with null no more: the handover was taken back. */
export async function markDone(
  tx: Tx,
  regionId: string,
  id: string,
  done: { at: Date; by: string; cashAccountId: string | null } | null,
): Promise<void> {
  await sql`update door_deliveries set done_at = ${done?.at ?? null}, done_by = ${done?.by ?? null},
      cash_account_id = ${done?.cashAccountId ?? null}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** @returns those called off now, as they stand: done ones and those called off before are not */
export async function markCancelled(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  cancellation: { at: Date; by: string | null; why: string },
): Promise<DoorDelivery[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<DoorDelivery>`
    update door_deliveries set cancelled_at = ${cancellation.at},
      cancelled_by = ${cancellation.by}, cancelled_why = ${cancellation.why}
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])
      and cancelled_at is null and done_at is null
    returning ${COLUMNS}`.execute(tx)
  return rows
}

/** Forgets where goods of residents were brought, whoever asked for it. */
export async function emptyAddressesOf(
  tx: Tx,
  regionId: string,
  residentIds: readonly string[],
): Promise<void> {
  await sql`update door_deliveries set address = null, note = ''
    where region_id = ${regionId} and resident_id = any(${[...residentIds]}::uuid[])
      and (address is not null or note <> '')`.execute(tx)
}
