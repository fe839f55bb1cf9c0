import { type Queryable, sql, type Tx } from '#platform/db'

export const CONFLICT_KINDS = [
  'handed-over-twice',
  'refunded',
  'cancelled',
  'returned',
  'unpaid',
  'cash-over',
  'cash-short',
] as const
export type ConflictKind = (typeof CONFLICT_KINDS)[number]

export const RESOLUTIONS = ['cash-returned', 'cash-credited', 'settled'] as const
export type Resolution = (typeof RESOLUTIONS)[number]

/** What happened at a pickup point and does not fit what the program knew. */
export interface Conflict {
  id: string
  orderId: string
  communityId: string
  kind: ConflictKind
  /** The handover that stays, where there is one. */
  handoverId: string | null
  deviceId: string
  itemId: string
  handedBy: string
  handedAt: Date
  /** Cash taken beyond what is due. */
  cashMinor: number
  cashAccountId: string | null
  recordedAt: Date
  resolvedAt: Date | null
  resolvedBy: string | null
  resolution: Resolution | null
  resolvedWhy: string | null
}

export type NewConflict = Omit<Conflict, 'resolvedAt' | 'resolvedBy' | 'resolution' | 'resolvedWhy'>

const COLUMNS = sql`id, order_id as "orderId", community_id as "communityId", kind,
  handover_id as "handoverId", device_id as "deviceId", item_id as "itemId",
  handed_by as "handedBy", handed_at as "handedAt", cash_minor as "cashMinor",
  cash_account_id as "cashAccountId", recorded_at as "recordedAt", resolved_at as "resolvedAt",
  resolved_by as "resolvedBy", resolution, resolved_why as "resolvedWhy"`

export async function insertConflicts(
  tx: Tx,
  regionId: string,
  conflicts: readonly NewConflict[],
): Promise<void> {
  if (conflicts.length === 0) return
  const of = <Value>(value: (one: NewConflict) => Value): Value[] => conflicts.map(value)
  await sql`
    insert into handover_conflicts (region_id, id, order_id, community_id, kind, handover_id,
      device_id, item_id, handed_by, handed_at, cash_minor, cash_account_id, recorded_at)
    select ${regionId}, * from unnest(${of((one) => one.id)}::uuid[],
      ${of((one) => one.orderId)}::uuid[], ${of((one) => one.communityId)}::uuid[],
      ${of((one) => one.kind)}::text[], ${of((one) => one.handoverId)}::uuid[],
      ${of((one) => one.deviceId)}::text[], ${of((one) => one.itemId)}::uuid[],
      ${of((one) => one.handedBy)}::uuid[], ${of((one) => one.handedAt)}::timestamptz[],
      ${of((one) => one.cashMinor)}::bigint[], ${of((one) => one.cashAccountId)}::text[],
      ${of((one) => one.recordedAt)}::timestamptz[])`.execute(tx)
}

export interface ConflictFilter {
  regionId: string
  communityId?: string | undefined
  isOpen?: boolean | undefined
  beforeId?: string | undefined
  limit: number
}

/** Conflicts, the newest first. */
export async function listConflicts(db: Queryable, filter: ConflictFilter): Promise<Conflict[]> {
  const conditions = [
    sql`region_id = ${filter.regionId}`,
    ...(filter.communityId === undefined ? [] : [sql`community_id = ${filter.communityId}`]),
    ...(filter.isOpen === undefined
      ? []
      : [filter.isOpen ? sql`resolved_at is null` : sql`resolved_at is not null`]),
    ...(filter.beforeId === undefined ? [] : [sql`id < ${filter.beforeId}`]),
  ]
  const { rows } = await sql<Conflict>`select ${COLUMNS} from handover_conflicts
    where ${sql.join(conditions, sql` and `)} order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

export async function findConflict(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Conflict | undefined> {
  const { rows } = await sql<Conflict>`select ${COLUMNS} from handover_conflicts
    where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0]
}

export async function lockConflict(
  tx: Tx,
  regionId: string,
  id: string,
): Promise<Conflict | undefined> {
  const { rows } = await sql<Conflict>`select ${COLUMNS} from handover_conflicts
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function markResolved(
  tx: Tx,
  regionId: string,
  id: string,
  resolution: { resolution: Resolution; why: string; by: string; at: Date },
): Promise<void> {
  await sql`
    update handover_conflicts set resolved_at = ${resolution.at}, resolved_by = ${resolution.by},
      resolution = ${resolution.resolution}, resolved_why = ${resolution.why}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
