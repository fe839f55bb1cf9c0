import { type Queryable, sql, type Tx } from '#platform/db'

/** Goods promised again for a claim. */
export interface Replacement {
  regionId: string
  claimId: string
  orderId: string
  skuId: string
  /** Pieces, or grams where weighed. */
  quantity: number
  warehouseId: string
  communityId: string
  residentId: string | null
  pickupDate: string
  promisedAt: Date
  promisedBy: string | null
  deadlineAt: Date
  takenAt: Date | null
  handedOverAt: Date | null
  handedOverBy: string | null
  handedWith: string | null
  givenUpAt: Date | null
  givenUpWhy: string | null
}

export const REPLACEMENT_STATES = ['promised', 'taken', 'handed-over', 'given-up'] as const
export type ReplacementState = (typeof REPLACEMENT_STATES)[number]

export function replacementStateOf(
  one: Pick<Replacement, 'takenAt' | 'handedOverAt' | 'givenUpAt'>,
): ReplacementState {
  if (one.givenUpAt !== null) return 'given-up'
  if (one.handedOverAt !== null) return 'handed-over'
  return one.takenAt === null ? 'promised' : 'taken'
}

const COLUMNS = sql`region_id as "regionId", claim_id as "claimId", order_id as "orderId",
  sku_id as "skuId", quantity, warehouse_id as "warehouseId", community_id as "communityId",
  resident_id as "residentId", pickup_date as "pickupDate", promised_at as "promisedAt",
  promised_by as "promisedBy", deadline_at as "deadlineAt", taken_at as "takenAt",
  handed_over_at as "handedOverAt", handed_over_by as "handedOverBy", handed_with as "handedWith",
  given_up_at as "givenUpAt", given_up_why as "givenUpWhy"`

const WAITING = sql`taken_at is null and given_up_at is null`

export async function insertReplacement(
  tx: Tx,
  one: Omit<
    Replacement,
    'takenAt' | 'handedOverAt' | 'handedOverBy' | 'handedWith' | 'givenUpAt' | 'givenUpWhy'
  >,
): Promise<void> {
  await sql`
    insert into claim_replacements (region_id, claim_id, order_id, sku_id, quantity, warehouse_id,
      community_id, resident_id, pickup_date, promised_at, promised_by, deadline_at)
    values (${one.regionId}, ${one.claimId}, ${one.orderId}, ${one.skuId}, ${one.quantity},
      ${one.warehouseId}, ${one.communityId}, ${one.residentId}, ${one.pickupDate},
      ${one.promisedAt}, ${one.promisedBy}, ${one.deadlineAt})`.execute(tx)
}

export async function listReplacements(
  db: Queryable,
  regionId: string,
  claimIds: readonly string[],
): Promise<Replacement[]> {
  if (claimIds.length === 0) return []
  const { rows } = await sql<Replacement>`select ${COLUMNS} from claim_replacements
    where region_id = ${regionId} and claim_id = any(${[...claimIds]}::uuid[])`.execute(db)
  return rows
}

export async function findReplacement(
  db: Queryable,
  regionId: string,
  claimId: string,
): Promise<Replacement | null> {
  const [one] = await listReplacements(db, regionId, [claimId])
  return one ?? null
}

/** What goes out of a warehouse, or comes to a community, on a day. */
export async function listReplacementsOfDay(
  db: Queryable,
  regionId: string,
  at: { warehouseId: string } | { communityId: string },
  pickupDate: string,
  limit: number,
): Promise<Replacement[]> {
  const there =
    'warehouseId' in at
      ? sql`warehouse_id = ${at.warehouseId}`
      : sql`community_id = ${at.communityId}`
  const { rows } = await sql<Replacement>`select ${COLUMNS} from claim_replacements
    where region_id = ${regionId} and ${there} and pickup_date = ${pickupDate}
      and given_up_at is null
    order by community_id, claim_id limit ${limit}`.execute(db)
  return rows
}

/** Regions and warehouses where somebody waits for goods; the same order for every process. */
export async function listWaitingWarehouses(
  db: Queryable,
  limit: number,
): Promise<{ regionId: string; warehouseId: string }[]> {
  const { rows } = await sql<{ regionId: string; warehouseId: string }>`
    select region_id as "regionId", warehouse_id as "warehouseId" from claim_replacements
    where ${WAITING} group by 1, 2 order by min(deadline_at), 1, 2 limit ${limit}`.execute(db)
  return rows
}

/** Promises without goods at a warehouse, the oldest first, locked. */
export async function lockWaitingAt(
  tx: Tx,
  regionId: string,
  warehouseId: string,
  limit: number,
): Promise<Replacement[]> {
  const { rows } = await sql<Replacement>`select ${COLUMNS} from claim_replacements
    where region_id = ${regionId} and warehouse_id = ${warehouseId} and ${WAITING}
    order by claim_id limit ${limit} for update`.execute(tx)
  return rows
}

/** The same whose deadline has passed: their claims, to be locked before the promise. */
export async function listOverdue(
  db: Queryable,
  at: Date,
  limit: number,
): Promise<{ regionId: string; claimId: string }[]> {
  const { rows } = await sql<{ regionId: string; claimId: string }>`
    select region_id as "regionId", claim_id as "claimId" from claim_replacements
    where ${WAITING} and deadline_at <= ${at}::timestamptz
    order by region_id, claim_id limit ${limit}`.execute(db)
  return rows
}

export async function lockReplacement(
  tx: Tx,
  regionId: string,
  claimId: string,
): Promise<Replacement | null> {
  const { rows } = await sql<Replacement>`select ${COLUMNS} from claim_replacements
    where region_id = ${regionId} and claim_id = ${claimId} for update`.execute(tx)
  return rows[0] ?? null
}

/** Of promises that are locked. */
export async function updateTaken(
  tx: Tx,
  regionId: string,
  taken: readonly { claimId: string; pickupDate: string }[],
  at: Date,
): Promise<void> {
  if (taken.length === 0) return
  await sql`
    update claim_replacements r set taken_at = ${at}, pickup_date = taken.pickup_date
    from unnest(${taken.map((one) => one.claimId)}::uuid[],
      ${taken.map((one) => one.pickupDate)}::date[]) as taken (claim_id, pickup_date)
    where r.region_id = ${regionId} and r.claim_id = taken.claim_id`.execute(tx)
}

/** Of a promise that is locked; what was taken for it is in stock again. */
export async function updateGivenUp(
  tx: Tx,
  regionId: string,
  claimId: string,
  { at, why }: { at: Date; why: string },
): Promise<void> {
  await sql`update claim_replacements set taken_at = null, given_up_at = ${at},
      given_up_why = ${why}
    where region_id = ${regionId} and claim_id = ${claimId}
      and handed_over_at is null and given_up_at is null`.execute(tx)
}

/** What of a resident's has come by a day and is not handed over yet, locked. */
export async function lockTakenOf(
  tx: Tx,
  regionId: string,
  collected: readonly { residentId: string; communityId: string; pickupDate: string }[],
): Promise<Replacement[]> {
  const { rows } = await sql<Replacement>`select ${COLUMNS} from claim_replacements r
    where region_id = ${regionId} and taken_at is not null and handed_over_at is null
      and exists (select from unnest(
        ${collected.map((one) => one.residentId)}::uuid[],
        ${collected.map((one) => one.communityId)}::uuid[],
        ${collected.map((one) => one.pickupDate)}::date[]) as c (resident_id, community_id, day)
        where c.resident_id = r.resident_id and c.community_id = r.community_id
          and c.day >= r.pickup_date)
    order by claim_id for update`.execute(tx)
  return rows
}

export async function updateHandedOver(
  tx: Tx,
  regionId: string,
  handed: readonly { claimId: string; handedWith: string | null }[],
  { at, by }: { at: Date; by: string | null },
): Promise<void> {
  if (handed.length === 0) return
  await sql`
    update claim_replacements r
    set handed_over_at = ${at}, handed_over_by = ${by}, handed_with = handed.handed_with
    from unnest(${handed.map((one) => one.claimId)}::uuid[],
      ${handed.map((one) => one.handedWith)}::uuid[]) as handed (claim_id, handed_with)
    where r.region_id = ${regionId} and r.claim_id = handed.claim_id
      and r.handed_over_at is null`.execute(tx)
}

/** A handover that was undone took back what was given with it. @returns their claims */
export async function undoHandedWith(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ claimId: string }>`
    update claim_replacements
    set handed_over_at = null, handed_over_by = null, handed_with = null
    where region_id = ${regionId} and handed_with = any(${[...orderIds]}::uuid[])
    returning claim_id as "claimId"`.execute(tx)
  return rows.map((row) => row.claimId)
}
