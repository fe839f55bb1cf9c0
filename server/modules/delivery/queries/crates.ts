import { type Queryable, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import type { CrateBalance, CrateMovement } from '../crates.ts'

export interface StationBalance extends CrateBalance {
  code: string
  name: string
  /** Null where nobody ever counted. */
  countedAt: Date | null
}

export async function insertCrateMovements(
  tx: Tx,
  regionId: string,
  movements: readonly CrateMovement[],
  { at, by }: { at: Date; by: string },
): Promise<void> {
  const rows = movements.filter((movement) => movement.quantity > 0)
  if (rows.length === 0) return
  const of = <Key extends keyof CrateMovement>(key: Key) => rows.map((row) => row[key] ?? null)
  await sql`
    insert into crate_movements (region_id, actor_id, occurred_at, id, kind, from_id, to_id,
      quantity, reason, load_id, stop_id, note)
    select ${regionId}, ${by}::uuid, ${at}::timestamptz, made.*
    from unnest(${rows.map(newId)}::uuid[], ${of('kind')}::text[], ${of('fromId')}::uuid[],
      ${of('toId')}::uuid[], ${of('quantity')}::int[], ${of('reason')}::text[],
      ${of('loadId')}::uuid[], ${of('stopId')}::uuid[],
      ${rows.map((row) => row.note ?? '')}::text[]) as made`.execute(tx)
}

/** What holders have, by id; those that never had any are left out. */
export async function listBalances(
  db: Queryable,
  regionId: string,
  holderIds: readonly string[],
): Promise<CrateBalance[]> {
  const { rows } = await sql<CrateBalance>`
    select holder_id as "holderId",
      coalesce(sum(quantity) filter (where kind = 'crate'), 0)::int as crates,
      coalesce(sum(quantity) filter (where kind = 'ice-box'), 0)::int as "iceBoxes"
    from (
      select to_id as holder_id, kind, quantity from crate_movements
      where region_id = ${regionId} and to_id = any(${[...holderIds]}::uuid[])
      union all
      select from_id, kind, -quantity from crate_movements
      where region_id = ${regionId} and from_id = any(${[...holderIds]}::uuid[])
    ) as moved
    group by holder_id order by holder_id`.execute(db)
  return rows
}

/** Stations that ever had crates or ice boxes with what they have, by id. */
export async function listStationBalances(
  db: Queryable,
  filter: { regionId: string; afterId?: string | undefined; limit: number },
): Promise<StationBalance[]> {
  const { regionId, afterId = null, limit } = filter
  const { rows } = await sql<StationBalance>`
    select stations.id as "holderId", stations.code, stations.name, held.crates,
      held."iceBoxes", count.counted_at as "countedAt"
    from (
      select holder_id,
        coalesce(sum(quantity) filter (where kind = 'crate'), 0)::int as crates,
        coalesce(sum(quantity) filter (where kind = 'ice-box'), 0)::int as "iceBoxes"
      from (
        select to_id as holder_id, kind, quantity from crate_movements
        where region_id = ${regionId} and to_id is not null
        union all
        select from_id, kind, -quantity from crate_movements
        where region_id = ${regionId} and from_id is not null
      ) as moved
      group by holder_id
    ) as held
    join stations on stations.region_id = ${regionId} and stations.id = held.holder_id
    left join crate_counts as count
      on count.region_id = ${regionId} and count.station_id = stations.id
    where ${afterId}::uuid is null or stations.id > ${afterId}::uuid
    order by stations.id limit ${limit}`.execute(db)
  return rows
}

/** Writes a count over the one before; until the transaction ends nobody else counts there. */
export async function upsertCrateCount(
  tx: Tx,
  regionId: string,
  count: { stationId: string; crates: number; iceBoxes: number; at: Date; by: string },
): Promise<void> {
  await sql`
    insert into crate_counts (region_id, station_id, crates, ice_boxes, counted_at, counted_by)
    values (${regionId}, ${count.stationId}, ${count.crates}, ${count.iceBoxes}, ${count.at},
      ${count.by})
    on conflict (region_id, station_id) do update set crates = excluded.crates,
      ice_boxes = excluded.ice_boxes, counted_at = excluded.counted_at,
      counted_by = excluded.counted_by`.execute(tx)
}

/** When somebody last counted at a station, or null. */
export async function findCrateCount(
  db: Queryable,
  regionId: string,
  stationId: string,
): Promise<Date | null> {
  const { rows } = await sql<{ countedAt: Date }>`
    select counted_at as "countedAt" from crate_counts
    where region_id = ${regionId} and station_id = ${stationId}`.execute(db)
  return rows[0]?.countedAt ?? null
}
