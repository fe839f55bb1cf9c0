import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface TransferLine {
  lineNumber: number
  skuId: string
  lotId: string | null
  lotCode: string | null
  quantity: number
  /** Null until it is received. */
  receivedQuantity: number | null
  /** Of chilled and frozen goods as they were taken in, in tenths of a degree. */
  temperatureTenths: number | null
}

interface TransferRow {
  id: string
  fromStationId: string
  toStationId: string
  note: string
  sentAt: Date
  sentBy: string
  receivedAt: Date | null
  receivedBy: string | null
  receivedNote: string
  cancelledAt: Date | null
  cancelledBy: string | null
  cancelledWhy: string | null
}

export interface Transfer extends TransferRow {
  lines: TransferLine[]
}

const COLUMNS = sql`id, from_station_id as "fromStationId", to_station_id as "toStationId", note,
  sent_at as "sentAt", sent_by as "sentBy", received_at as "receivedAt",
  received_by as "receivedBy", received_note as "receivedNote", cancelled_at as "cancelledAt",
  cancelled_by as "cancelledBy", cancelled_why as "cancelledWhy"`

export async function lockTransfer(tx: Tx, regionId: string, id: string): Promise<void> {
  const { rows } = await sql`select 1 from stock_transfers
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows.length === 0) throw new NotFound('transfer')
}

/** A transfer with its lines; throws NotFound. */
export async function getTransfer(db: Queryable, regionId: string, id: string): Promise<Transfer> {
  const { rows } = await sql<TransferRow>`select ${COLUMNS} from stock_transfers
    where region_id = ${regionId} and id = ${id}`.execute(db)
  const [found] = await withLines(db, regionId, rows)
  if (found === undefined) throw new NotFound('transfer')
  return found
}

export interface TransferFilter {
  regionId: string
  fromStationId?: string | undefined
  toStationId?: string | undefined
  isOnTheWay?: boolean | undefined
  before?: string | undefined
  limit: number
}

/** Transfers with their lines, newest first. */
export async function listTransfers(db: Queryable, filter: TransferFilter): Promise<Transfer[]> {
  const { fromStationId = null, toStationId = null, isOnTheWay = null, before = null } = filter
  const { rows } = await sql<TransferRow>`select ${COLUMNS} from stock_transfers
    where region_id = ${filter.regionId}
      and (${fromStationId}::uuid is null or from_station_id = ${fromStationId}::uuid)
      and (${toStationId}::uuid is null or to_station_id = ${toStationId}::uuid)
      and (${isOnTheWay}::boolean is null
        or (received_at is null and cancelled_at is null) = ${isOnTheWay}::boolean)
      and (${before}::uuid is null or id < ${before}::uuid)
    order by id desc limit ${filter.limit}`.execute(db)
  return withLines(db, filter.regionId, rows)
}

async function withLines(
  db: Queryable,
  regionId: string,
  transfers: readonly TransferRow[],
): Promise<Transfer[]> {
  if (transfers.length === 0) return []
  const { rows } = await sql<TransferLine & { transferId: string }>`
    select t.transfer_id as "transferId", t.line_number as "lineNumber", t.sku_id as "skuId",
      t.lot_id as "lotId", l.code as "lotCode", t.quantity,
      t.received_quantity as "receivedQuantity", t.temperature_tenths as "temperatureTenths"
    from stock_transfer_lines t
    left join lots l on l.region_id = t.region_id and l.id = t.lot_id
    where t.region_id = ${regionId}
      and t.transfer_id = any(${transfers.map((one) => one.id)}::uuid[])
    order by t.transfer_id, t.line_number`.execute(db)
  const lines = Map.groupBy(rows, (row) => row.transferId)
  return transfers.map((one) => ({
    ...one,
    lines: (lines.get(one.id) ?? []).map(({ transferId: _, ...line }) => line),
  }))
}

export interface NewTransfer {
  regionId: string
  id: string
  fromStationId: string
  toStationId: string
  note: string
  by: string
  at: Date
  lines: readonly { skuId: string; lotId: string | null; quantity: number }[]
}

export async function insertTransfer(tx: Tx, one: NewTransfer): Promise<void> {
  const { regionId, id, lines } = one
  await sql`insert into stock_transfers (region_id, id, from_station_id, to_station_id, note,
      sent_at, sent_by)
    values (${regionId}, ${id}, ${one.fromStationId}, ${one.toStationId}, ${one.note}, ${one.at},
      ${one.by})`.execute(tx)
  await sql`insert into stock_transfer_lines (region_id, transfer_id, line_number, sku_id, lot_id,
      quantity)
    select ${regionId}, ${id}, * from unnest(${lines.map((_, index) => index + 1)}::smallint[],
      ${lines.map((line) => line.skuId)}::uuid[], ${lines.map((line) => line.lotId)}::uuid[],
      ${lines.map((line) => line.quantity)}::bigint[])`.execute(tx)
}

export async function updateReceived(
  tx: Tx,
  regionId: string,
  id: string,
  receipt: {
    by: string
    at: Date
    note: string
    lines: readonly {
      lineNumber: number
      receivedQuantity: number
      temperatureTenths: number | null
    }[]
  },
): Promise<void> {
  await sql`update stock_transfers set received_at = ${receipt.at}, received_by = ${receipt.by},
      received_note = ${receipt.note}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
  await sql`update stock_transfer_lines t set received_quantity = came.quantity,
      temperature_tenths = came.tenths
    from unnest(${receipt.lines.map((line) => line.lineNumber)}::smallint[],
      ${receipt.lines.map((line) => line.receivedQuantity)}::bigint[],
      ${receipt.lines.map((line) => line.temperatureTenths)}::integer[])
      as came (line_number, quantity, tenths)
    where t.region_id = ${regionId} and t.transfer_id = ${id}
      and t.line_number = came.line_number`.execute(tx)
}

export async function updateTransferCancelled(
  tx: Tx,
  regionId: string,
  id: string,
  { by, at, why }: { by: string; at: Date; why: string },
): Promise<void> {
  await sql`update stock_transfers
    set cancelled_at = ${at}, cancelled_by = ${by}, cancelled_why = ${why}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
