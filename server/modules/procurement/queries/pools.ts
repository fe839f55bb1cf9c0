import { sql, type Tx } from '#platform/db'

export interface Pool {
  id: string
  stationId: string
}

export async function insertPools(
  tx: Tx,
  regionId: string,
  pools: readonly Pool[],
  pooling: { id: string; pickupDate: string; at: Date },
): Promise<void> {
  await sql`
    insert into demand_pools (region_id, id, pooling_id, station_id, pickup_date, pooled_at)
    select ${regionId}, id, ${pooling.id}, station_id, ${pooling.pickupDate}::date, ${pooling.at}
    from unnest(${pools.map((pool) => pool.id)}::uuid[],
      ${pools.map((pool) => pool.stationId)}::uuid[]) as pool (id, station_id)`.execute(tx)
}

export interface PoolLineRow {
  id: string
  poolId: string
  skuId: string
  supplierId: string | null
  demandQuantity: number
  setAsideQuantity: number
  caseSize: number
  orderedQuantity: number
  surplusDestination: SurplusDestination | null
}

export type SurplusDestination = 'next-window' | 'store' | 'markdown' | 'write-off'

export async function insertPoolLines(
  tx: Tx,
  regionId: string,
  lines: readonly PoolLineRow[],
  at: Date,
): Promise<void> {
  const column = <Key extends keyof PoolLineRow>(key: Key) => lines.map((line) => line[key])
  await sql`
    insert into demand_pool_lines (region_id, id, pool_id, sku_id, supplier_id, demand_quantity,
      set_aside_quantity, case_size, ordered_quantity, surplus_destination, surplus_decided_at)
    select ${regionId}, line.*, case when destination is not null then ${at}::timestamptz end
    from unnest(${column('id')}::uuid[], ${column('poolId')}::uuid[], ${column('skuId')}::uuid[],
      ${column('supplierId')}::uuid[], ${column('demandQuantity')}::bigint[],
      ${column('setAsideQuantity')}::bigint[], ${column('caseSize')}::int[],
      ${column('orderedQuantity')}::bigint[], ${column('surplusDestination')}::text[])
      as line (id, pool_id, sku_id, supplier_id, demand_quantity, set_aside_quantity, case_size,
        ordered_quantity, destination)`.execute(tx)
}

export interface PoolStock {
  poolId: string
  skuId: string
  stationId: string
  quantity: number
}

export async function insertPoolStock(
  tx: Tx,
  regionId: string,
  stock: readonly PoolStock[],
): Promise<void> {
  if (stock.length === 0) return
  await sql`
    insert into demand_pool_stock (region_id, pool_id, sku_id, station_id, quantity)
    select ${regionId}, * from unnest(${stock.map((row) => row.poolId)}::uuid[],
      ${stock.map((row) => row.skuId)}::uuid[], ${stock.map((row) => row.stationId)}::uuid[],
      ${stock.map((row) => row.quantity)}::bigint[])`.execute(tx)
}

/** Locks the pools of a day whose stock is still set aside, and marks it given back. */
export async function markReleased(
  tx: Tx,
  regionId: string,
  day: { warehouseId: string; pickupDate: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update demand_pools set released_at = linli_now()
    where region_id = ${regionId} and station_id = ${day.warehouseId}
      and pickup_date = ${day.pickupDate}::date and released_at is null
    returning id`.execute(tx)
  return rows.map((row) => row.id).sort()
}

/**
 * Adds up anew what is counted on for pooled lines, after an order of them was changed, answered or
 * passed on; what is left over where nothing was before goes where the setting says.
 */
export async function recountPoolLines(
  tx: Tx,
  regionId: string,
  poolLineIds: readonly string[],
  { destination, at }: { destination: SurplusDestination; at: Date },
): Promise<void> {
  if (poolLineIds.length === 0) return
  await sql`
    with counted as (
      select wanted.id, coalesce(sum(case
          when ordered.declined_at is not null or ordered.cancelled_at is not null then 0
          else least(coalesce(line.confirmed_quantity, line.quantity),
            line.quantity - line.passed_quantity) end), 0)::bigint as quantity
      from unnest(${[...poolLineIds]}::uuid[]) as wanted (id)
      left join purchase_order_lines line
        on line.region_id = ${regionId} and line.pool_line_id = wanted.id
      left join purchase_orders ordered
        on ordered.region_id = line.region_id and ordered.id = line.purchase_order_id
      group by wanted.id)
    update demand_pool_lines pooled set ordered_quantity = counted.quantity,
      surplus_decided_at = case when surplus_destination is null
          and set_aside_quantity + counted.quantity > demand_quantity
        then ${at}::timestamptz else surplus_decided_at end,
      surplus_destination = case when surplus_destination is null
          and set_aside_quantity + counted.quantity > demand_quantity
        then ${destination}::text else surplus_destination end
    from counted
    where pooled.region_id = ${regionId} and pooled.id = counted.id`.execute(tx)
}
