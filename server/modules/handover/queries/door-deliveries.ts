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

export async function markCancelled(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  cancellation: { at: Date; by: string | null; why: string },
): Promise<void> {
  if (ids.length === 0) return
  await sql`update door_deliveries set cancelled_at = ${cancellation.at},
      cancelled_by = ${cancellation.by}, cancelled_why = ${cancellation.why}
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** What a leader asks for bringing goods to the door; null where the setting holds. */
export async function findDoorFee(
  db: Queryable,
  regionId: string,
  leaderId: string,
): Promise<number | null> {
  const { rows } = await sql<{ feeMinor: number }>`
    select fee_minor as "feeMinor" from leader_door_fees
    where region_id = ${regionId} and leader_id = ${leaderId}`.execute(db)
  return rows[0]?.feeMinor ?? null
}

export async function putDoorFee(
  tx: Tx,
  regionId: string,
  fee: { leaderId: string; feeMinor: number; by: string; at: Date },
): Promise<void> {
  await sql`
    insert into leader_door_fees (region_id, leader_id, fee_minor, set_by, set_at)
    values (${regionId}, ${fee.leaderId}, ${fee.feeMinor}, ${fee.by}, ${fee.at})
    on conflict (region_id, leader_id) do update set fee_minor = excluded.fee_minor,
      set_by = excluded.set_by, set_at = excluded.set_at`.execute(tx)
}

/** Forgets where deliveries that persons asked for went. */
export async function emptyAddresses(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`update door_deliveries set address = null, note = ''
    where asked_by = any(${[...personIds]}::uuid[])`.execute(tx)
}
