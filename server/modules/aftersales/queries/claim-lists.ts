import { type Queryable, sql } from '#platform/db'
import type { BearerKind, Claim, ClaimState, Reason } from '../claim.ts'
import { CLAIM_COLUMNS } from './claims.ts'

/** What a list of claims is narrowed to. */
export interface ClaimFilter {
  state?: ClaimState | undefined
  reason?: Reason | undefined
  residentId?: string | undefined
  communityId?: string | undefined
  supplierId?: string | undefined
  skuId?: string | undefined
  pickupDate?: string | undefined
  bearerKind?: BearerKind | undefined
  bearerId?: string | undefined
  /** Claims with an id below this one. */
  beforeId?: string | undefined
}

const OF_STATE: Record<ClaimState, ReturnType<typeof sql>> = {
  waiting: sql`decided_at is null`,
  decided: sql`decided_at is not null and objected_at is null`,
  objected: sql`objected_at is not null and arbitrated_at is null`,
  final: sql`arbitrated_at is not null`,
}

/** Claims of a region, the newest first. */
export async function listClaims(
  db: Queryable,
  regionId: string,
  filter: ClaimFilter,
  limit: number,
): Promise<Claim[]> {
  const equal = (
    [
      ['reason', filter.reason],
      ['resident_id', filter.residentId],
      ['community_id', filter.communityId],
      ['supplier_id', filter.supplierId],
      ['sku_id', filter.skuId],
      ['pickup_date', filter.pickupDate],
      ['bearer_kind', filter.bearerKind],
      ['bearer_id', filter.bearerId],
    ] as const
  ).flatMap(([column, value]) => (value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`]))
  const conditions = [
    sql`region_id = ${regionId}`,
    ...equal,
    ...(filter.state ? [OF_STATE[filter.state]] : []),
    ...(filter.beforeId ? [sql`id < ${filter.beforeId}`] : []),
  ]
  const { rows } = await sql<Claim>`select ${CLAIM_COLUMNS} from claims
    where ${sql.join(conditions, sql` and `)} order by id desc limit ${limit}`.execute(db)
  return rows
}

/** How often and for what a SKU of a day was claimed. */
export interface ClaimsOfSkuDay {
  reason: Reason
  claims: number
  communities: number
  /** Pieces, or grams where weighed. */
  quantity: number
  askedMinor: number
  refundedMinor: number
}

export async function sumClaimsOfSkuDay(
  db: Queryable,
  regionId: string,
  skuId: string,
  pickupDate: string,
): Promise<ClaimsOfSkuDay[]> {
  const { rows } = await sql<ClaimsOfSkuDay>`
    select reason, count(*) as claims, count(distinct community_id) as communities,
      sum(quantity)::bigint as quantity, sum(asked_minor)::bigint as "askedMinor",
      sum(refunded_minor)::bigint as "refundedMinor"
    from claims where region_id = ${regionId} and sku_id = ${skuId} and pickup_date = ${pickupDate}
    group by reason order by 2 desc, 1`.execute(db)
  return rows
}

/** Orders of which some claim is not settled: it waits, or an arbiter is to decide. */
export async function listUnsettledOrders(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<string[]> {
  if (orderIds.length === 0) return []
  const { rows } = await sql<{ orderId: string }>`
    select distinct order_id as "orderId" from claims
    where region_id = ${regionId} and order_id = any(${[...orderIds]}::uuid[])
      and (decided_at is null or (objected_at is not null and arbitrated_at is null))`.execute(db)
  return rows.map((row) => row.orderId)
}
