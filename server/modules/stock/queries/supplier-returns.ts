import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface ReturnedLine {
  skuId: string
  lotId: string | null
  quantity: number
  costMinor: number
}

interface SupplierReturnRow {
  id: string
  stationId: string
  supplierId: string
  reason: string
  note: string
  pictureIds: string[]
  costMinor: number
  returnedAt: Date
  returnedBy: string
  /** When the supplier fetched them. */
  leftAt: Date | null
  leftBy: string | null
  cancelledAt: Date | null
  cancelledBy: string | null
  cancelledWhy: string
}

export interface SupplierReturn extends SupplierReturnRow {
  lines: ReturnedLine[]
}

const COLUMNS = sql`id, station_id as "stationId", supplier_id as "supplierId", reason, note,
  picture_ids as "pictureIds", cost_minor as "costMinor", returned_at as "returnedAt",
  returned_by as "returnedBy", left_at as "leftAt", left_by as "leftBy",
  cancelled_at as "cancelledAt", cancelled_by as "cancelledBy", cancelled_why as "cancelledWhy"`

/** A return with its lines; throws NotFound. */
export async function getSupplierReturn(
  db: Queryable,
  regionId: string,
  id: string,
): Promise<SupplierReturn> {
  const { rows } = await sql<SupplierReturnRow>`select ${COLUMNS} from supplier_returns
    where region_id = ${regionId} and id = ${id}`.execute(db)
  const [found] = await withLines(db, regionId, rows)
  if (found === undefined) throw new NotFound('return')
  return found
}

/** Locks a return of a station; throws NotFound. */
export async function lockSupplierReturn(
  tx: Tx,
  place: { regionId: string; stationId: string },
  id: string,
): Promise<void> {
  const { rows } = await sql`select 1 from supplier_returns
    where region_id = ${place.regionId} and id = ${id} and station_id = ${place.stationId}
    for update`.execute(tx)
  if (rows.length === 0) throw new NotFound('return')
}

export async function updateReturnLeft(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  await sql`update supplier_returns set left_at = ${at}, left_by = ${by}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export async function updateReturnCancelled(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at, why }: { by: string; at: Date; why: string },
): Promise<void> {
  await sql`update supplier_returns
    set cancelled_at = ${at}, cancelled_by = ${by}, cancelled_why = ${why}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

export interface SupplierReturnFilter {
  regionId: string
  stationId?: string | undefined
  supplierId?: string | undefined
  before?: string | undefined
  limit: number
}

/** Returns with their lines, newest first. */
export async function listSupplierReturns(
  db: Queryable,
  filter: SupplierReturnFilter,
): Promise<SupplierReturn[]> {
  const { stationId = null, supplierId = null, before = null } = filter
  const { rows } = await sql<SupplierReturnRow>`select ${COLUMNS} from supplier_returns
    where region_id = ${filter.regionId}
      and (${stationId}::uuid is null or station_id = ${stationId}::uuid)
      and (${supplierId}::uuid is null or supplier_id = ${supplierId}::uuid)
      and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${filter.limit}`.execute(db)
  return withLines(db, filter.regionId, rows)
}

async function withLines(
  db: Queryable,
  regionId: string,
  returns: readonly SupplierReturnRow[],
): Promise<SupplierReturn[]> {
  if (returns.length === 0) return []
  const { rows } = await sql<ReturnedLine & { returnId: string }>`
    select return_id as "returnId", sku_id as "skuId", lot_id as "lotId", quantity,
      cost_minor as "costMinor"
    from supplier_return_lines
    where region_id = ${regionId} and return_id = any(${returns.map((one) => one.id)}::uuid[])
    order by return_id, line_number`.execute(db)
  const lines = Map.groupBy(rows, (row) => row.returnId)
  return returns.map((one) => ({
    ...one,
    lines: (lines.get(one.id) ?? []).map(({ returnId: _, ...line }) => line),
  }))
}

export interface NewSupplierReturn {
  regionId: string
  id: string
  stationId: string
  supplierId: string
  reason: string
  note: string
  pictureIds: readonly string[]
  costMinor: number
  by: string
  at: Date
  lines: readonly ReturnedLine[]
}

export async function insertSupplierReturn(tx: Tx, one: NewSupplierReturn): Promise<void> {
  const { regionId, id, lines } = one
  await sql`insert into supplier_returns (region_id, id, station_id, supplier_id, reason, note,
      picture_ids, cost_minor, returned_at, returned_by)
    values (${regionId}, ${id}, ${one.stationId}, ${one.supplierId}, ${one.reason}, ${one.note},
      ${[...one.pictureIds]}::uuid[], ${one.costMinor}, ${one.at}, ${one.by})`.execute(tx)
  await sql`insert into supplier_return_lines (region_id, return_id, line_number, sku_id, lot_id,
      quantity, cost_minor)
    select ${regionId}, ${id}, * from unnest(${lines.map((_, index) => index + 1)}::smallint[],
      ${lines.map((line) => line.skuId)}::uuid[], ${lines.map((line) => line.lotId)}::uuid[],
      ${lines.map((line) => line.quantity)}::bigint[],
      ${lines.map((line) => line.costMinor)}::bigint[])`.execute(tx)
}
