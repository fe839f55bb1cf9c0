import { type Queryable, sql, type Tx } from '#platform/db'
import type { LostPart } from '../lost-stages.ts'
import type { LineKey } from './lines.ts'

/** Other goods in place of what a line lacks. */
export interface Replacement extends LineKey {
  id: string
  allocationId: string
  communityId: string
  residentId: string | null
  skuId: string
  withSkuId: string
  /** Pieces, or grams where weighed. */
  quantity: number
  /** Per piece or kg, as the line was sold. */
  soldPriceMinor: number
  /** What is charged of that: never more. */
  unitPriceMinor: number
  /** Where the goods it stands for were lost, should it be declined. */
  lost: LostPart[]
  offeredAt: Date
  /** Null: taken without asking, as the resident wished. */
  answerUntil: Date | null
  acceptedAt: Date | null
  declinedAt: Date | null
  expiredAt: Date | null
  loweredMinor: number | null
}

export type NewReplacement = Omit<Replacement, 'declinedAt' | 'expiredAt' | 'loweredMinor'>

export async function insertReplacements(
  tx: Tx,
  regionId: string,
  replacements: readonly NewReplacement[],
): Promise<void> {
  if (replacements.length === 0) return
  const column = (key: keyof NewReplacement) => replacements.map((one) => one[key])
  await sql`
    insert into replacements (region_id, id, allocation_id, order_id, line_number, community_id,
      resident_id, sku_id, with_sku_id, quantity, sold_price_minor, unit_price_minor, offered_at,
      answer_until, accepted_at, lost)
    select ${regionId}, * from unnest(${column('id')}::uuid[], ${column('allocationId')}::uuid[],
      ${column('orderId')}::uuid[], ${column('lineNumber')}::smallint[],
      ${column('communityId')}::uuid[], ${column('residentId')}::uuid[],
      ${column('skuId')}::uuid[], ${column('withSkuId')}::uuid[], ${column('quantity')}::bigint[],
      ${column('soldPriceMinor')}::bigint[], ${column('unitPriceMinor')}::bigint[],
      ${column('offeredAt')}::timestamptz[], ${column('answerUntil')}::timestamptz[],
      ${column('acceptedAt')}::timestamptz[],
      ${replacements.map((one) => JSON.stringify(one.lost))}::jsonb[])`.execute(tx)
}

const COLUMNS = sql`id, allocation_id as "allocationId", order_id as "orderId",
  line_number as "lineNumber", community_id as "communityId", resident_id as "residentId",
  sku_id as "skuId", with_sku_id as "withSkuId", quantity,
  sold_price_minor as "soldPriceMinor", unit_price_minor as "unitPriceMinor", lost,
  offered_at as "offeredAt", answer_until as "answerUntil", accepted_at as "acceptedAt",
  declined_at as "declinedAt", expired_at as "expiredAt", lowered_minor as "loweredMinor"`

export async function findReplacement(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Replacement | null> {
  const { rows } = await sql<Replacement>`
    select ${COLUMNS} from replacements
    where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function lockReplacement(
  tx: Tx,
  regionId: string,
  id: string,
): Promise<Replacement | null> {
  const { rows } = await sql<Replacement>`
    select ${COLUMNS} from replacements
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

const OPEN = sql`accepted_at is null and declined_at is null and expired_at is null`

/** Locks offers of a day that nobody answered. */
export async function lockOpenReplacements(
  tx: Tx,
  regionId: string,
  allocationId: string,
): Promise<Replacement[]> {
  const { rows } = await sql<Replacement>`
    select ${COLUMNS} from replacements
    where region_id = ${regionId} and allocation_id = ${allocationId} and ${OPEN}
    order by id for update`.execute(tx)
  return rows
}

/** A day with offers whose time to answer is over; null where there is none. */
export async function findDayWithSilence(
  db: Queryable,
): Promise<{ regionId: string; allocationId: string } | null> {
  const { rows } = await sql<{ regionId: string; allocationId: string }>`
    select region_id as "regionId", allocation_id as "allocationId" from replacements
    where ${OPEN} and answer_until <= linli_now() order by answer_until limit 1`.execute(db)
  return rows[0] ?? null
}

export async function markReplacements(
  tx: Tx,
  regionId: string,
  ids: readonly string[],
  mark: { as: 'accepted' | 'declined' | 'expired'; by: string | null; at: Date },
): Promise<void> {
  await sql`
    update replacements set answered_by = ${mark.by},
      ${sql.ref(`${mark.as}_at`)} = ${mark.at}
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}

/** Taken replacements whose lines were not lowered yet. */
export async function listUnlowered(
  db: Queryable,
  regionId: string,
  allocationId: string,
  orderIds: readonly string[],
): Promise<Replacement[]> {
  const { rows } = await sql<Replacement>`
    select ${COLUMNS} from replacements
    where region_id = ${regionId} and allocation_id = ${allocationId}
      and accepted_at is not null and lowered_at is null
      and order_id = any(${[...orderIds]}::uuid[])
    order by order_id, line_number`.execute(db)
  return rows
}

export async function markLowered(
  tx: Tx,
  regionId: string,
  lowered: readonly { id: string; amountMinor: number }[],
  at: Date,
): Promise<void> {
  await sql`
    update replacements r set lowered_minor = by.amount, lowered_at = ${at}
    from unnest(${lowered.map((one) => one.id)}::uuid[],
      ${lowered.map((one) => one.amountMinor)}::bigint[]) as by (id, amount)
    where r.region_id = ${regionId} and r.id = by.id`.execute(tx)
}

/** Replacements of a day, or of a resident: the newest first, 200 at most. */
export async function listReplacements(
  db: Queryable,
  regionId: string,
  of: { allocationId: string } | { residentId: string },
): Promise<Replacement[]> {
  const { rows } = await sql<Replacement>`
    select ${COLUMNS} from replacements
    where region_id = ${regionId} and ${
      'allocationId' in of
        ? sql`allocation_id = ${of.allocationId}`
        : sql`resident_id = ${of.residentId}`
    }
    order by id desc limit 200`.execute(db)
  return rows
}

/** Goods that were taken in place of others, of all lines of a day. */
export async function listTakenReplacements(
  db: Queryable,
  regionId: string,
  allocationId: string,
): Promise<Replacement[]> {
  const { rows } = await sql<Replacement>`
    select ${COLUMNS} from replacements
    where region_id = ${regionId} and allocation_id = ${allocationId}
      and accepted_at is not null
    order by order_id, line_number`.execute(db)
  return rows
}
