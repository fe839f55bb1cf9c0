import { type Queryable, sql, type Tx } from '#platform/db'

export type HandoverMethod = 'digits' | 'token' | 'slip' | 'phone' | 'picture'

/** An order that was given to its people, or whose giving was taken back. */
export interface Handover {
  id: string
  orderId: string
  communityId: string
  stationId: string
  pickupDate: string
  residentId: string | null
  method: HandoverMethod
  why: 'collected' | 'delivered'
  codeId: string | null
  doorDeliveryId: string | null
  pictureId: string | null
  handedBy: string
  /** When it happened: offline earlier than it was recorded. */
  handedAt: Date
  recordedAt: Date
  deviceId: string | null
  bagCount: number
  cashMinor: number
  /** Who holds the cash and owes it. */
  cashAccountId: string | null
  undoneAt: Date | null
  undoneBy: string | null
  undoneWhy: string | null
}

export type NewHandover = Omit<Handover, 'undoneAt' | 'undoneBy' | 'undoneWhy'>

const COLUMNS = sql`id, order_id as "orderId", community_id as "communityId",
  station_id as "stationId", pickup_date as "pickupDate", resident_id as "residentId", method, why,
  code_id as "codeId", door_delivery_id as "doorDeliveryId", picture_id as "pictureId",
  handed_by as "handedBy", handed_at as "handedAt", recorded_at as "recordedAt",
  device_id as "deviceId", bag_count as "bagCount", cash_minor as "cashMinor",
  cash_account_id as "cashAccountId", undone_at as "undoneAt", undone_by as "undoneBy",
  undone_why as "undoneWhy"`

export async function insertHandovers(
  tx: Tx,
  regionId: string,
  handovers: readonly NewHandover[],
): Promise<void> {
  if (handovers.length === 0) return
  const of = <Value>(value: (one: NewHandover) => Value): Value[] => handovers.map(value)
  await sql`
    insert into handovers (region_id, id, order_id, community_id, station_id, pickup_date,
      resident_id, method, why, code_id, door_delivery_id, picture_id, handed_by, handed_at,
      recorded_at, device_id, bag_count, cash_minor, cash_account_id)
    select ${regionId}, * from unnest(${of((one) => one.id)}::uuid[],
      ${of((one) => one.orderId)}::uuid[], ${of((one) => one.communityId)}::uuid[],
      ${of((one) => one.stationId)}::uuid[], ${of((one) => one.pickupDate)}::date[],
      ${of((one) => one.residentId)}::uuid[], ${of((one) => one.method)}::text[],
      ${of((one) => one.why)}::text[], ${of((one) => one.codeId)}::uuid[],
      ${of((one) => one.doorDeliveryId)}::uuid[], ${of((one) => one.pictureId)}::uuid[],
      ${of((one) => one.handedBy)}::uuid[], ${of((one) => one.handedAt)}::timestamptz[],
      ${of((one) => one.recordedAt)}::timestamptz[], ${of((one) => one.deviceId)}::text[],
      ${of((one) => one.bagCount)}::int[], ${of((one) => one.cashMinor)}::bigint[],
      ${of((one) => one.cashAccountId)}::text[])`.execute(tx)
}

/** The handovers in force of orders, without those taken back. */
export async function listLiveHandovers(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Handover[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<Handover>`select ${COLUMNS} from handovers
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and undone_at is null`.execute(db)
  return rows
}

export async function findHandover(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Handover | undefined> {
  const { rows } = await sql<Handover>`select ${COLUMNS} from handovers
    where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0]
}

export async function markUndone(
  tx: Tx,
  regionId: string,
  id: string,
  undoing: { at: Date; by: string; why: string },
): Promise<void> {
  await sql`update handovers set undone_at = ${undoing.at}, undone_by = ${undoing.by},
      undone_why = ${undoing.why}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Handovers of a community and day, taken back ones too, the newest first. */
export async function listHandoversOfDay(
  db: Queryable,
  filter: { regionId: string; communityId: string; pickupDate: string; limit: number },
): Promise<Handover[]> {
  const { rows } = await sql<Handover>`select ${COLUMNS} from handovers
    where region_id = ${filter.regionId} and community_id = ${filter.communityId}
      and pickup_date = ${filter.pickupDate}
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}
