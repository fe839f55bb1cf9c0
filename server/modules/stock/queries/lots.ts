import { type Queryable, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'

export interface LotName {
  skuId: string
  code: string
  supplierId: string | null
  expiresOn: string | null
}

/** Lots by SKU and code, made where they are new; what is known of an old one stays. */
export async function ensureLots(
  tx: Tx,
  regionId: string,
  lots: readonly LotName[],
): Promise<Map<string, string>> {
  const skuIds = lots.map((lot) => lot.skuId)
  const codes = lots.map((lot) => lot.code)
  await sql`
    insert into lots (region_id, id, sku_id, code, supplier_id, expires_on)
    select distinct on (sku_id, code) ${regionId}, id, sku_id, code, supplier_id, expires_on
    from unnest(${lots.map(() => newId())}::uuid[], ${skuIds}::uuid[], ${codes}::text[],
      ${lots.map((lot) => lot.supplierId)}::uuid[], ${lots.map((lot) => lot.expiresOn)}::date[])
      as wanted (id, sku_id, code, supplier_id, expires_on)
    order by sku_id, code
    on conflict (region_id, sku_id, code) do nothing`.execute(tx)
  const { rows } = await sql<{ id: string; skuId: string; code: string }>`
    select id, sku_id as "skuId", code from lots
    where region_id = ${regionId} and (sku_id, code) in (
      select * from unnest(${skuIds}::uuid[], ${codes}::text[]))`.execute(tx)
  return new Map(rows.map((row) => [`${row.skuId}/${row.code}`, row.id]))
}

export interface LotRow {
  lotId: string
  code: string
  supplierId: string | null
  expiresOn: string | null
  onHand: number
}

/** Lots of a SKU that lie at a station, those that expire first before others; 500 at most. */
export async function listLotsAt(
  db: Queryable,
  regionId: string,
  stationId: string,
  skuId: string,
): Promise<LotRow[]> {
  const { rows } = await sql<LotRow>`
    select l.id as "lotId", l.code, l.supplier_id as "supplierId", l.expires_on as "expiresOn",
      t.on_hand as "onHand"
    from lot_totals t
    join lots l on l.region_id = t.region_id and l.id = t.lot_id
    where t.region_id = ${regionId} and t.station_id = ${stationId} and t.sku_id = ${skuId}
      and t.on_hand > 0
    order by l.expires_on nulls last, l.code limit 500`.execute(db)
  return rows
}
