import { type Queryable, sql, type Tx } from '#platform/db'
import type { BookedMovement } from '../movement.ts'

/** Writes movements in one statement; rows of this table are never changed. */
export async function insertMovements(
  tx: Tx,
  regionId: string,
  movements: readonly BookedMovement[],
): Promise<void> {
  const column = <Key extends keyof BookedMovement>(key: Key) =>
    movements.map((movement) => movement[key])
  await sql`
    insert into stock_movements (region_id, id, station_id, sku_id, lot_id, quantity, reason,
      subject_kind, subject_id, actor_id, note, occurred_at)
    select ${regionId}, * from unnest(${column('id')}::uuid[], ${column('stationId')}::uuid[],
      ${column('skuId')}::uuid[], ${column('lotId')}::uuid[], ${column('quantity')}::bigint[],
      ${column('reason')}::text[], ${column('subjectKind')}::text[],
      ${column('subjectId')}::uuid[], ${column('actorId')}::uuid[], ${column('note')}::text[],
      ${column('occurredAt')}::timestamptz[])`.execute(tx)
}

export interface MovementFilter {
  regionId: string
  stationId: string
  skuId: string
  before?: string | undefined
  limit: number
}

export interface MovementRow {
  id: string
  lotId: string | null
  lotCode: string | null
  quantity: number
  reason: string
  subjectKind: string
  subjectId: string | null
  actorId: string | null
  note: string
  occurredAt: Date
}

/** Movements of a SKU at a station, newest first. */
export function listMovements(db: Queryable, filter: MovementFilter): Promise<MovementRow[]> {
  let query = db
    .selectFrom('stock_movements as m')
    .leftJoin('lots as l', (join) =>
      join.onRef('l.region_id', '=', 'm.region_id').onRef('l.id', '=', 'm.lot_id'),
    )
    .select([
      'm.id',
      'm.lot_id as lotId',
      'l.code as lotCode',
      'm.quantity',
      'm.reason',
      'm.subject_kind as subjectKind',
      'm.subject_id as subjectId',
      'm.actor_id as actorId',
      'm.note',
      'm.occurred_at as occurredAt',
    ])
    .where('m.region_id', '=', filter.regionId)
    .where('m.station_id', '=', filter.stationId)
    .where('m.sku_id', '=', filter.skuId)
    .orderBy('m.id', 'desc')
    .limit(filter.limit)
  if (filter.before !== undefined) query = query.where('m.id', '<', filter.before)
  return query.execute()
}

/** Goods that left a station for something and did not come back. */
export interface TakenGoods {
  subjectId: string
  stationId: string
  skuId: string
  lotId: string | null
  /** Pieces or grams, above zero. */
  quantity: number
}

/** What is still out of stock for subjects of one kind, by the lots that it was taken from. */
export async function listTakenFor(
  db: Queryable,
  regionId: string,
  subjectKind: string,
  subjectIds: readonly string[],
): Promise<TakenGoods[]> {
  if (subjectIds.length === 0) return []
  const { rows } = await sql<TakenGoods>`
    select subject_id as "subjectId", station_id as "stationId", sku_id as "skuId",
      lot_id as "lotId", -sum(quantity)::bigint as quantity
    from stock_movements
    where region_id = ${regionId} and subject_kind = ${subjectKind}
      and subject_id = any(${[...subjectIds]}::uuid[])
    group by subject_id, station_id, sku_id, lot_id
    having sum(quantity) < 0
    order by subject_id, station_id, sku_id, lot_id`.execute(db)
  return rows
}
