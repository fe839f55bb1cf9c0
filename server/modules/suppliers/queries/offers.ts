import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { Offer, SourceRank } from '../offer.ts'

const OFFER = sql`offer.id, offer.supplier_id as "supplierId", offer.sku_id as "skuId",
  offer.cost_minor as "costMinor", offer.valid_from as "validFrom",
  offer.valid_until as "validUntil", offer.case_size as "caseSize",
  offer.minimum_quantity as "minimumQuantity", offer.lead_days as "leadDays",
  offer.lot_rule as "lotRule", offer.source_rank as "sourceRank", offer.created_at as "createdAt",
  offer.accepted_at as "acceptedAt", offer.declined_at as "declinedAt",
  offer.declined_why as "declinedWhy", offer.withdrawn_at as "withdrawnAt"`

export interface OfferFilter {
  regionId: string
  supplierId?: string | undefined
  skuId?: string | undefined
  beforeId?: string | undefined
  limit: number
}

/** Offers, the newest first. */
export async function listOffers(db: Queryable, filter: OfferFilter): Promise<Offer[]> {
  const { supplierId = null, skuId = null, beforeId = null } = filter
  const { rows } = await sql<Offer>`select ${OFFER} from supplier_offers offer
    where region_id = ${filter.regionId}
      and (${supplierId}::uuid is null or supplier_id = ${supplierId})
      and (${skuId}::uuid is null or sku_id = ${skuId})
      and (${beforeId}::text is null or id::text < ${beforeId})
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** Locks an offer of a supplier; throws NotFound. */
export async function lockOffer(
  tx: Tx,
  of: { regionId: string; supplierId: string; offerId: string },
): Promise<Offer> {
  const { rows } = await sql<Offer>`select ${OFFER} from supplier_offers offer
    where region_id = ${of.regionId} and supplier_id = ${of.supplierId} and id = ${of.offerId}
    for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('offer')
  return rows[0]
}

/** Lets one acceptance at a time decide who is the first source of a SKU. */
export async function lockSourcesOf(tx: Tx, regionId: string, skuId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`source:${regionId}:${skuId}`}, 0))`.execute(
    tx,
  )
}

/** An accepted first-source offer of another supplier in good standing that shares a day. */
export async function findRivalOffer(
  db: Queryable,
  regionId: string,
  offer: Pick<Offer, 'supplierId' | 'skuId' | 'validFrom' | 'validUntil'>,
): Promise<Offer | null> {
  const { rows } = await sql<Offer>`select ${OFFER} from supplier_offers offer
    join suppliers supplier
      on supplier.region_id = offer.region_id and supplier.id = offer.supplier_id
    where offer.region_id = ${regionId} and offer.sku_id = ${offer.skuId}
      and offer.source_rank = 1 and offer.supplier_id <> ${offer.supplierId}
      and offer.accepted_at is not null and offer.withdrawn_at is null
      and supplier.suspended_at is null
      and offer.valid_from <= coalesce(${offer.validUntil}::date, 'infinity')
      and coalesce(offer.valid_until, 'infinity') >= ${offer.validFrom}::date
    order by offer.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** A proposal of a supplier for a SKU that no buyer answered yet. */
export async function findWaitingOffer(
  db: Queryable,
  of: { regionId: string; supplierId: string; skuId: string },
): Promise<Offer | null> {
  const { rows } = await sql<Offer>`select ${OFFER} from supplier_offers offer
    where region_id = ${of.regionId} and supplier_id = ${of.supplierId} and sku_id = ${of.skuId}
      and accepted_at is null and declined_at is null and withdrawn_at is null
    order by id desc limit 1`.execute(db)
  return rows[0] ?? null
}

export async function insertOffer(
  tx: Tx,
  regionId: string,
  offer: Omit<Offer, 'createdAt'> & { by: string; at: Date },
): Promise<void> {
  await tx
    .insertInto('supplier_offers')
    .values({
      region_id: regionId,
      id: offer.id,
      supplier_id: offer.supplierId,
      sku_id: offer.skuId,
      cost_minor: offer.costMinor,
      valid_from: offer.validFrom,
      valid_until: offer.validUntil,
      case_size: offer.caseSize,
      minimum_quantity: offer.minimumQuantity,
      lead_days: offer.leadDays,
      lot_rule: offer.lotRule,
      source_rank: offer.sourceRank,
      created_by: offer.by,
      created_at: offer.at,
      accepted_at: offer.acceptedAt,
      accepted_by: offer.acceptedAt === null ? null : offer.by,
    })
    .execute()
}

/** What becomes of an offer. */
export type OfferStep =
  | { to: 'accepted'; sourceRank: SourceRank }
  | { to: 'declined'; why: string }
  | { to: 'withdrawn' }
  | { to: 'ended'; lastDay: string }

export async function updateOffer(
  tx: Tx,
  regionId: string,
  offerId: string,
  step: OfferStep & { by: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('supplier_offers')
    .set(columnsOf(step))
    .where('region_id', '=', regionId)
    .where('id', '=', offerId)
    .execute()
}

function columnsOf(step: OfferStep & { by: string; at: Date }) {
  if (step.to === 'accepted') {
    return { accepted_at: step.at, accepted_by: step.by, source_rank: step.sourceRank }
  }
  if (step.to === 'declined') {
    return { declined_at: step.at, declined_by: step.by, declined_why: step.why }
  }
  if (step.to === 'ended') return { valid_until: step.lastDay }
  return { withdrawn_at: step.at, withdrawn_by: step.by }
}
