import { type Queryable, sql } from '#platform/db'

export interface LotPlace {
  stationId: string
  onHand: number
}

/** Stations where something of a lot lies; 1,000 at most. */
export async function listPlacesOfLot(
  db: Queryable,
  regionId: string,
  lotId: string,
): Promise<LotPlace[]> {
  const { rows } = await sql<LotPlace>`
    select t.station_id as "stationId", t.on_hand as "onHand"
    from lot_totals t
    join lots l on l.region_id = t.region_id and l.id = t.lot_id and l.sku_id = t.sku_id
    where t.region_id = ${regionId} and t.lot_id = ${lotId} and t.on_hand > 0
    order by t.station_id limit 1000`.execute(db)
  return rows
}

export interface LotOnTheWay {
  transferId: string
  fromStationId: string
  toStationId: string
  quantity: number
  sentAt: Date
}

/** Transfers on their way that carry a lot; 1,000 at most. */
export async function listTransfersOfLot(
  db: Queryable,
  regionId: string,
  lotId: string,
): Promise<LotOnTheWay[]> {
  const { rows } = await sql<LotOnTheWay>`
    select t.id as "transferId", t.from_station_id as "fromStationId",
      t.to_station_id as "toStationId", sum(l.quantity)::bigint as quantity, t.sent_at as "sentAt"
    from stock_transfer_lines l
    join stock_transfers t on t.region_id = l.region_id and t.id = l.transfer_id
    where l.region_id = ${regionId} and l.lot_id = ${lotId}
      and t.received_at is null and t.cancelled_at is null
    group by t.region_id, t.id order by t.id limit 1000`.execute(db)
  return rows
}

export interface LotFlow {
  stationId: string
  reason: string
  quantity: number
  movements: number
  firstAt: Date
  lastAt: Date
}

/** What became of a lot: its movements summed by station and reason. */
export async function sumMovementsOfLot(
  db: Queryable,
  regionId: string,
  lotId: string,
): Promise<LotFlow[]> {
  const { rows } = await sql<LotFlow>`
    select station_id as "stationId", reason, sum(quantity)::bigint as quantity,
      count(*)::int as movements, min(occurred_at) as "firstAt", max(occurred_at) as "lastAt"
    from stock_movements where region_id = ${regionId} and lot_id = ${lotId}
    group by station_id, reason order by min(occurred_at), station_id, reason limit 1000`.execute(
    db,
  )
  return rows
}

export interface LotMovement {
  id: string
  stationId: string
  quantity: number
  reason: string
  subjectKind: string
  subjectId: string | null
  actorId: string | null
  note: string
  occurredAt: Date
}

/** Movements of a lot at all stations, newest first. */
export async function listMovementsOfLot(
  db: Queryable,
  filter: { regionId: string; lotId: string; before?: string | undefined; limit: number },
): Promise<LotMovement[]> {
  const { before = null } = filter
  const { rows } = await sql<LotMovement>`
    select id, station_id as "stationId", quantity, reason, subject_kind as "subjectKind",
      subject_id as "subjectId", actor_id as "actorId", note, occurred_at as "occurredAt"
    from stock_movements where region_id = ${filter.regionId} and lot_id = ${filter.lotId}
      and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

export interface ExpiringLot {
  lotId: string
  code: string
  skuId: string
  supplierId: string | null
  expiresOn: string
  onHand: number
}

/** Lots at a station whose last day is at the latest the one given, the first to expire first. */
export async function listExpiringLots(
  db: Queryable,
  filter: {
    regionId: string
    stationId: string
    until: string
    after?: { expiresOn: string; lotId: string } | undefined
    limit: number
  },
): Promise<ExpiringLot[]> {
  const { after } = filter
  const { rows } = await sql<ExpiringLot>`
    select l.id as "lotId", l.code, l.sku_id as "skuId", l.supplier_id as "supplierId",
      l.expires_on as "expiresOn", t.on_hand as "onHand"
    from lot_totals t
    join lots l on l.region_id = t.region_id and l.id = t.lot_id
    where t.region_id = ${filter.regionId} and t.station_id = ${filter.stationId}
      and t.on_hand > 0 and l.expires_on <= ${filter.until}::date
      and (${after?.lotId ?? null}::uuid is null
        or (l.expires_on, l.id) > (${after?.expiresOn ?? null}::date, ${after?.lotId ?? null}::uuid))
    order by l.expires_on, l.id limit ${filter.limit}`.execute(db)
  return rows
}
