import { type Queryable, sql, type Tx } from '#platform/db'
import { newId } from '#platform/ids'
import { LotAmbiguous } from '../refusals.ts'

export interface LotName {
  skuId: string
  code: string
  supplierId: string | null
  expiresOn: string | null
  /** What a piece, or a kilogram of weighed goods, was bought for; absent where nobody knows. */
  costMinor?: number | null
}

/**
 * Lots by `sku/code`, made where they are new; what is known of an old one stays while anything of it
 * lies anywhere. A code is a supplier's own, who may print it anew on other goods: without a supplier
 * the lot that has the code is meant, whoever it came from.
 * @param lots of one supplier a SKU and code in one call
 * @throws LotAmbiguous when no supplier is named and several have used the code
 */
export async function ensureLots(
  tx: Tx,
  regionId: string,
  lots: readonly LotName[],
): Promise<Map<string, string>> {
  await sql`
    insert into lots (region_id, id, sku_id, code, supplier_id, expires_on, cost_minor)
    select distinct on (sku_id, code, supplier_id) ${regionId}, id, sku_id, code, supplier_id,
      expires_on, cost_minor
    from unnest(${lots.map(() => newId())}::uuid[], ${lots.map((lot) => lot.skuId)}::uuid[],
      ${lots.map((lot) => lot.code)}::text[], ${lots.map((lot) => lot.supplierId)}::uuid[],
      ${lots.map((lot) => lot.expiresOn)}::date[],
      ${lots.map((lot) => lot.costMinor ?? null)}::bigint[])
      as wanted (id, sku_id, code, supplier_id, expires_on, cost_minor)
    where supplier_id is not null or not exists (
      select from lots old where old.region_id = ${regionId} and old.sku_id = wanted.sku_id
        and old.code = wanted.code)
    order by sku_id, code, supplier_id
    on conflict (region_id, sku_id, code, supplier_id) do nothing`.execute(tx)
  const ids = await mapLotIds(tx, regionId, lots)
  await renewLots(tx, regionId, lots, ids)
  return ids
}

/** A code that comes again when nothing of its lot is left names other goods, with a day of their own. */
async function renewLots(
  tx: Tx,
  regionId: string,
  lots: readonly LotName[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const dated = lots.filter(({ expiresOn }) => expiresOn !== null)
  await sql`
    update lots set expires_on = come.expires_on
    from unnest(${dated.map((lot) => ids.get(`${lot.skuId}/${lot.code}`)!)}::uuid[],
      ${dated.map((lot) => lot.expiresOn)}::date[]) as come (id, expires_on)
    where lots.region_id = ${regionId} and lots.id = come.id
      and lots.expires_on is distinct from come.expires_on
      and not exists (select from lot_totals t where t.region_id = ${regionId}
        and t.sku_id = lots.sku_id and t.lot_id = lots.id and t.on_hand > 0)`.execute(tx)
}

/**
 * Ids of lots by `sku/code`, of the supplier where one is named; those that nobody made are not in
 * it.
 * @throws LotAmbiguous when no supplier is named and several have used the code
 */
export async function mapLotIds(
  db: Queryable,
  regionId: string,
  lots: readonly (Pick<LotName, 'skuId' | 'code'> & { supplierId?: string | null })[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; skuId: string; code: string }>`
    select distinct l.id, l.sku_id as "skuId", l.code
    from unnest(${lots.map((lot) => lot.skuId)}::uuid[], ${lots.map((lot) => lot.code)}::text[],
      ${lots.map((lot) => lot.supplierId ?? null)}::uuid[]) as wanted (sku_id, code, supplier_id)
    join lots l on l.region_id = ${regionId} and l.sku_id = wanted.sku_id
      and l.code = wanted.code
      and (wanted.supplier_id is null or l.supplier_id = wanted.supplier_id)`.execute(db)
  const byName = Map.groupBy(rows, (row) => `${row.skuId}/${row.code}`)
  const unclear = [...byName.values()].filter((named) => named.length > 1)
  if (unclear.length > 0) throw new LotAmbiguous(unclear.flat().map((row) => row.id))
  return new Map([...byName].map(([name, [row]]) => [name, row!.id]))
}

export interface Lot {
  id: string
  skuId: string
  code: string
  supplierId: string | null
  expiresOn: string | null
  costMinor: number | null
}

const LOT = sql`id, sku_id as "skuId", code, supplier_id as "supplierId",
  expires_on as "expiresOn", cost_minor as "costMinor"`

/** Those of the ids that are there, in no order. */
export async function listLotsByIds(
  db: Queryable,
  regionId: string,
  ids: readonly string[],
): Promise<Lot[]> {
  const { rows } = await sql<Lot>`select ${LOT} from lots
    where region_id = ${regionId} and id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export interface LotFilter {
  regionId: string
  skuId?: string | undefined
  supplierId?: string | undefined
  /** Begin of the code. */
  code?: string | undefined
  before?: string | undefined
  limit: number
}

/** Lots of a region, newest first, also those of which nothing is left. */
export async function listLots(db: Queryable, filter: LotFilter): Promise<Lot[]> {
  const { skuId = null, supplierId = null, code = null, before = null } = filter
  const { rows } = await sql<Lot>`select ${LOT} from lots
    where region_id = ${filter.regionId}
      and (${skuId}::uuid is null or sku_id = ${skuId}::uuid)
      and (${supplierId}::uuid is null or supplier_id = ${supplierId}::uuid)
      and (${code}::text is null or starts_with(code, ${code}))
      and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
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
