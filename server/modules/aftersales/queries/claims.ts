import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { Claim, Reason } from '../claim.ts'

export const CLAIM_COLUMNS = sql`region_id as "regionId", id, order_id as "orderId",
  line_number as "lineNumber", sku_id as "skuId", supplier_id as "supplierId",
  community_id as "communityId", station_id as "stationId", resident_id as "residentId",
  leader_id as "leaderId", pickup_date as "pickupDate", reason, wish, quantity,
  asked_minor as "askedMinor", note, picture_ids as "pictureIds", raised_as as "raisedAs",
  raised_by as "raisedBy", raised_at as "raisedAt", waits_for as "waitsFor",
  decided_at as "decidedAt", decided_by as "decidedBy", decision,
  refunded_minor as "refundedMinor", taken_quantity as "takenQuantity",
  bearer_kind as "bearerKind", bearer_id as "bearerId", objected_at as "objectedAt",
  arbitrated_at as "arbitratedAt"`

export async function findClaim(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<Claim | null> {
  const { rows } = await sql<Claim>`select ${CLAIM_COLUMNS} from claims
    where region_id = ${regionId} and id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Throws NotFound. */
export async function getClaim(db: Queryable, regionId: string, id: string): Promise<Claim> {
  const claim = await findClaim(db, regionId, id)
  if (claim === null) throw new NotFound('claim')
  return claim
}

/** Throws NotFound. */
export async function lockClaim(tx: Tx, regionId: string, id: string): Promise<Claim> {
  const { rows } = await sql<Claim>`select ${CLAIM_COLUMNS} from claims
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('claim')
  return rows[0]
}

export async function listClaimsByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Claim[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Claim>`select ${CLAIM_COLUMNS} from claims
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export async function listClaimsOfOrders(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<Claim[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<Claim>`select ${CLAIM_COLUMNS} from claims
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
    order by id`.execute(db)
  return rows
}

export async function insertClaim(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .insertInto('claims')
    .values({
      region_id: claim.regionId,
      id: claim.id,
      order_id: claim.orderId,
      line_number: claim.lineNumber,
      sku_id: claim.skuId,
      supplier_id: claim.supplierId,
      community_id: claim.communityId,
      station_id: claim.stationId,
      resident_id: claim.residentId,
      leader_id: claim.leaderId,
      pickup_date: claim.pickupDate,
      reason: claim.reason,
      wish: claim.wish,
      quantity: claim.quantity,
      asked_minor: claim.askedMinor,
      note: claim.note,
      picture_ids: claim.pictureIds,
      raised_as: claim.raisedAs,
      raised_by: claim.raisedBy,
      raised_at: claim.raisedAt,
      waits_for: claim.waitsFor,
    })
    .execute()
}

/** Writes the decision in force and its kept sums beside the claim, which is locked. */
export async function updateDecided(tx: Tx, claim: Claim): Promise<void> {
  await tx
    .updateTable('claims')
    .set({
      decided_at: claim.decidedAt,
      decided_by: claim.decidedBy,
      decision: claim.decision,
      refunded_minor: claim.refundedMinor,
      taken_quantity: claim.takenQuantity,
      bearer_kind: claim.bearerKind,
      bearer_id: claim.bearerId,
      objected_at: claim.objectedAt,
      arbitrated_at: claim.arbitratedAt,
    })
    .where('region_id', '=', claim.regionId)
    .where('id', '=', claim.id)
    .execute()
}

/** Makes a resident's claims wait for each other until the end of the transaction. */
export async function lockClaimant(
  tx: Tx,
  regionId: string,
  residentId: string,
  at: Date,
): Promise<void> {
  await sql`insert into claimants (region_id, resident_id, last_claimed_at)
    values (${regionId}, ${residentId}, ${at})
    on conflict (region_id, resident_id) do update set last_claimed_at = excluded.last_claimed_at
  `.execute(tx)
}

const DAYS_COUNTED = 30

/** What rules have granted a resident in the last 30 days. */
export async function sumApprovedByRule(
  db: Queryable,
  regionId: string,
  residentId: string,
  at: Date,
): Promise<{ count: number; sumMinor: number }> {
  const { rows } = await sql<{ count: number; sumMinor: number }>`
    select count(*) as count, coalesce(sum(asked_minor), 0)::bigint as "sumMinor" from claims
    where region_id = ${regionId} and resident_id = ${residentId}
      and decided_at is not null and waits_for is null
      and raised_at > ${at}::timestamptz - make_interval(days => ${DAYS_COUNTED})`.execute(db)
  return rows[0]!
}

/** Whether a SKU of a day is claimed for the same reason in other communities too. */
export async function isClaimedElsewhere(
  db: Queryable,
  claim: Pick<Claim, 'regionId' | 'skuId' | 'pickupDate' | 'communityId'> & { reason: Reason },
): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select exists(
    select from claims where region_id = ${claim.regionId} and sku_id = ${claim.skuId}
      and pickup_date = ${claim.pickupDate} and reason = ${claim.reason}
      and community_id <> ${claim.communityId}
      and decision is distinct from 'reject') as there`.execute(db)
  return rows[0]!.there
}

/** Takes away what a person wrote: their notes, and why they objected. */
export async function eraseWordsOf(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`update claims set note = '', picture_ids = '{}'
    where raised_by = any(${[...personIds]}::uuid[])`.execute(tx)
  await sql`update claim_objections set why = '', picture_ids = '{}'
    where side = 'resident' and objected_by = any(${[...personIds]}::uuid[])`.execute(tx)
}

/** Claims on orders that wait for a decision, by id, locked. */
export async function lockOpenClaimsOf(
  tx: Tx,
  regionId: string,
  orderIds: readonly string[],
): Promise<Claim[]> {
  const { rows } = await sql<Claim>`select ${CLAIM_COLUMNS} from claims
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and decided_at is null order by id for update`.execute(tx)
  return rows
}

/** Whom the claim that a picture belongs to concerns: its community, and the supplier who bears it. */
export async function findConcerned(
  db: Queryable,
  regionId: string,
  pictureId: string,
): Promise<{ communityId?: string; supplierId?: string }> {
  const { rows } = await sql<{ communityId: string; supplierId: string | null }>`
    select community_id as "communityId",
      case when bearer_kind = 'supplier' then bearer_id end as "supplierId"
    from claims
    where region_id = ${regionId} and picture_ids @> array[${pictureId}]::uuid[]
    limit 1`.execute(db)
  const claim = rows[0]
  if (claim === undefined) return {}
  const { communityId, supplierId } = claim
  return supplierId === null ? { communityId } : { communityId, supplierId }
}
