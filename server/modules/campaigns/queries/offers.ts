import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { NewOffer, Offer } from '../offer.ts'
import type { Withdrawal } from './windows.ts'

interface OfferRow extends Omit<Offer, 'supply'> {
  supplyKind: 'cap' | 'stock'
  stationId: string | null
  cap: number | null
}

const selected = (db: Queryable, regionId: string) =>
  db
    .selectFrom('offers as o')
    .innerJoin('supplies as s', (join) =>
      join.onRef('s.region_id', '=', 'o.region_id').onRef('s.offer_id', '=', 'o.id'),
    )
    .select([
      'o.id',
      'o.window_id as windowId',
      'o.listing_id as listingId',
      'o.sku_id as skuId',
      'o.supplier_id as supplierId',
      'o.price_minor as priceMinor',
      'o.cost_minor as costMinor',
      'o.commission_basis_points as commissionBasisPoints',
      'o.limit_per_resident as limitPerResident',
      'o.cutoff_at as cutoffAt',
      'o.supply_kind as supplyKind',
      'o.station_id as stationId',
      's.cap',
      's.reserved',
      'o.sort',
      'o.withdrawn_at as withdrawnAt',
      'o.withdrawn_why as withdrawnWhy',
      'o.withdrawn_orders as withdrawnOrders',
    ])
    .where('o.region_id', '=', regionId)

const offerOf = (row: unknown): Offer => {
  const { supplyKind, stationId, cap, ...offer } = row as OfferRow
  return {
    ...offer,
    supply: supplyKind === 'cap' ? { kind: 'cap', cap } : { kind: 'stock', stationId: stationId! },
  }
}

export interface OfferFilter {
  regionId: string
  windowId: string
  listingIds?: readonly string[] | undefined
  isWithdrawn?: boolean | undefined
  after?: { sort: number; id: string } | undefined
  limit?: number | undefined
}

/** Offers of a window as they are shown. */
export async function listOffers(db: Queryable, filter: OfferFilter): Promise<Offer[]> {
  let query = selected(db, filter.regionId)
    .where('o.window_id', '=', filter.windowId)
    .orderBy('o.sort')
    .orderBy('o.id')
  if (filter.listingIds) {
    query = query.where('o.listing_id', '=', sql<string>`any(${[...filter.listingIds]}::uuid[])`)
  }
  if (filter.isWithdrawn !== undefined) {
    query = query.where('o.withdrawn_at', filter.isWithdrawn ? 'is not' : 'is', null)
  }
  if (filter.after) {
    const { sort, id } = filter.after
    query = query.where(sql<boolean>`(o.sort, o.id) > (${sort}::int, ${id}::uuid)`)
  }
  if (filter.limit !== undefined) query = query.limit(filter.limit)
  return (await query.execute()).map(offerOf)
}

/** An offer of a window; throws NotFound. */
export async function getOffer(
  db: Queryable,
  regionId: string,
  windowId: string,
  id: string,
): Promise<Offer> {
  const row = await selected(db, regionId)
    .where('o.window_id', '=', windowId)
    .where('o.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('offer')
  return offerOf(row)
}

/** Locks supplies in the order of their offers, as the lanes do. */
export async function lockSupplies(
  tx: Tx,
  regionId: string,
  offerIds: readonly string[],
): Promise<void> {
  await sql`
    select from supplies
    where region_id = ${regionId} and offer_id = any(${[...offerIds]}::uuid[])
    order by offer_id for update`.execute(tx)
}

// One parameter for all rows, whatever their number.
const rowsOf = (offers: readonly NewOffer[]) => sql`
  jsonb_to_recordset(${JSON.stringify(
    offers.map((offer) => ({
      id: offer.id,
      listing_id: offer.listingId,
      sku_id: offer.skuId,
      supplier_id: offer.supplierId,
      price_minor: offer.priceMinor,
      cost_minor: offer.costMinor,
      commission_basis_points: offer.commissionBasisPoints,
      limit_per_resident: offer.limitPerResident,
      cutoff_at: offer.cutoffAt,
      supply_kind: offer.supply.kind,
      station_id: offer.supply.kind === 'stock' ? offer.supply.stationId : null,
      cap: offer.supply.kind === 'cap' ? offer.supply.cap : null,
      sort: offer.sort,
    })),
  )}::jsonb) as n (id uuid, listing_id uuid, sku_id uuid, supplier_id uuid, price_minor bigint,
    cost_minor bigint, commission_basis_points integer, limit_per_resident bigint,
    cutoff_at timestamptz, supply_kind text, station_id uuid, cap bigint, sort integer)`

/** New offers with their supplies, in two statements. */
export async function insertOffers(
  tx: Tx,
  regionId: string,
  windowId: string,
  offers: readonly NewOffer[],
): Promise<void> {
  await sql`
    insert into offers (region_id, id, window_id, listing_id, sku_id, supplier_id, price_minor,
      cost_minor, commission_basis_points, limit_per_resident, cutoff_at, supply_kind, station_id,
      sort)
    select ${regionId}, id, ${windowId}::uuid, listing_id, sku_id, supplier_id, price_minor,
      cost_minor, commission_basis_points, limit_per_resident, cutoff_at, supply_kind, station_id,
      sort
    from ${rowsOf(offers)}`.execute(tx)
  await sql`
    insert into supplies (region_id, offer_id, cap)
    select ${regionId}, id, cap from ${rowsOf(offers)}`.execute(tx)
}

/** Writes over offers whose supplies are locked; one that was withdrawn is on offer again. */
export async function updateOffers(
  tx: Tx,
  regionId: string,
  offers: readonly NewOffer[],
): Promise<void> {
  await sql`
    update offers o set supplier_id = n.supplier_id, price_minor = n.price_minor,
      cost_minor = n.cost_minor, commission_basis_points = n.commission_basis_points,
      limit_per_resident = n.limit_per_resident, cutoff_at = n.cutoff_at,
      supply_kind = n.supply_kind, station_id = n.station_id, sort = n.sort,
      withdrawn_at = null, withdrawn_by = null, withdrawn_why = null, withdrawn_orders = null
    from ${rowsOf(offers)}
    where o.region_id = ${regionId} and o.id = n.id`.execute(tx)
  await sql`
    update supplies s set cap = n.cap
    from ${rowsOf(offers)}
    where s.region_id = ${regionId} and s.offer_id = n.id`.execute(tx)
}

export interface AgreedCost {
  offerId: string
  supplierId: string
  costMinor: number
}

/** Fixes what suppliers ask for offers that say nothing themselves. */
export async function fixCosts(
  tx: Tx,
  regionId: string,
  costs: readonly AgreedCost[],
): Promise<void> {
  await sql`
    update offers o set cost_minor = c.cost_minor, supplier_id = coalesce(o.supplier_id, c.supplier_id)
    from unnest(${costs.map((cost) => cost.offerId)}::uuid[],
      ${costs.map((cost) => cost.supplierId)}::uuid[],
      ${costs.map((cost) => cost.costMinor)}::bigint[]) as c (offer_id, supplier_id, cost_minor)
    where o.region_id = ${regionId} and o.id = c.offer_id and o.cost_minor is null`.execute(tx)
}

export async function setOfferPrice(
  tx: Tx,
  regionId: string,
  offerId: string,
  priceMinor: number,
): Promise<void> {
  await tx
    .updateTable('offers')
    .set({ price_minor: priceMinor })
    .where('region_id', '=', regionId)
    .where('id', '=', offerId)
    .execute()
}

export async function markOfferWithdrawn(
  tx: Tx,
  regionId: string,
  offerId: string,
  withdrawal: Withdrawal,
): Promise<void> {
  await tx
    .updateTable('offers')
    .set({
      withdrawn_at: withdrawal.at,
      withdrawn_by: withdrawal.by,
      withdrawn_why: withdrawal.why,
      withdrawn_orders: withdrawal.orders,
    })
    .where('region_id', '=', regionId)
    .where('id', '=', offerId)
    .execute()
}
