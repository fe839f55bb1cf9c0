import { type Queryable, sql, type Tx } from '#platform/db'

export type Grade = 'A' | 'B' | 'C'

export interface ReceiptLine {
  id: string
  skuId: string
  lotId: string | null
  /** Taken in: pieces, or grams where weighed. What was refused came beside it. */
  quantity: number
  refusedQuantity: number
  refusedWhy: string | null
  pictureIds: string[]
  grade: Grade | null
  /** In tenths of a degree Celsius. */
  temperatureTenths: number | null
  expiresOn: string | null
  /** Per piece, or per kg where weighed. */
  costMinor: number
  /** Owed for what was taken in. */
  amountMinor: number
  notes: string[]
}

export interface Receipt {
  id: string
  purchaseOrderId: string | null
  shipmentId: string | null
  supplierId: string | null
  why: string | null
  isLate: boolean
  receivedAt: Date
  receivedBy: string | null
}

export interface ReceiptWithLines extends Receipt {
  lines: ReceiptLine[]
}

export async function insertReceipt(
  tx: Tx,
  regionId: string,
  dayId: string,
  receipt: ReceiptWithLines,
): Promise<void> {
  await tx
    .insertInto('receipts')
    .values({
      region_id: regionId,
      id: receipt.id,
      receiving_day_id: dayId,
      purchase_order_id: receipt.purchaseOrderId,
      shipment_id: receipt.shipmentId,
      supplier_id: receipt.supplierId,
      why: receipt.why,
      is_late: receipt.isLate,
      received_at: receipt.receivedAt,
      received_by: receipt.receivedBy,
    })
    .execute()
  const { lines } = receipt
  const column = <Key extends keyof ReceiptLine>(key: Key) => lines.map((line) => line[key])
  // The driver would declare a list of lists as one of two dimensions: it travels as JSON.
  await sql`
    insert into receipt_lines (region_id, id, receipt_id, line_number, sku_id, lot_id, quantity,
      refused_quantity, refused_why, grade, temperature_tenths, expires_on, cost_minor,
      amount_minor, picture_ids, notes)
    select ${regionId}, id, ${receipt.id}, number, sku_id, lot_id, quantity, refused, why, grade,
      temperature, expires_on, cost_minor, amount_minor,
      array(select jsonb_array_elements_text(pictures)::uuid),
      array(select jsonb_array_elements_text(notes))
    from unnest(${column('id')}::uuid[], ${lines.map((_, index) => index + 1)}::smallint[],
      ${column('skuId')}::uuid[], ${column('lotId')}::uuid[], ${column('quantity')}::bigint[],
      ${column('refusedQuantity')}::bigint[], ${column('refusedWhy')}::text[],
      ${column('grade')}::text[], ${column('temperatureTenths')}::int[],
      ${column('expiresOn')}::date[], ${column('costMinor')}::bigint[],
      ${column('amountMinor')}::bigint[],
      ${lines.map((line) => JSON.stringify(line.pictureIds))}::jsonb[],
      ${lines.map((line) => JSON.stringify(line.notes))}::jsonb[])
      as line (id, number, sku_id, lot_id, quantity, refused, why, grade, temperature, expires_on,
        cost_minor, amount_minor, pictures, notes)`.execute(tx)
}

/** Receipts of a day with their lines, the first first; those after `afterId`. */
export async function listReceipts(
  db: Queryable,
  regionId: string,
  dayId: string,
  page: { afterId?: string | undefined; limit: number },
): Promise<ReceiptWithLines[]> {
  const { rows: receipts } = await sql<Receipt>`
    select id, purchase_order_id as "purchaseOrderId", shipment_id as "shipmentId",
      supplier_id as "supplierId", why, is_late as "isLate", received_at as "receivedAt",
      received_by as "receivedBy"
    from receipts where region_id = ${regionId} and receiving_day_id = ${dayId}
      and (${page.afterId ?? null}::uuid is null or id > ${page.afterId ?? null}::uuid)
    order by id limit ${page.limit}`.execute(db)
  const { rows: lines } = await sql<ReceiptLine & { receiptId: string }>`
    select id, receipt_id as "receiptId", sku_id as "skuId", lot_id as "lotId", quantity,
      refused_quantity as "refusedQuantity", refused_why as "refusedWhy",
      picture_ids as "pictureIds", grade, temperature_tenths as "temperatureTenths",
      expires_on as "expiresOn", cost_minor as "costMinor", amount_minor as "amountMinor", notes
    from receipt_lines
    where region_id = ${regionId}
      and receipt_id = any(${receipts.map((receipt) => receipt.id)}::uuid[])
    order by receipt_id, line_number`.execute(db)
  const ofReceipt = Map.groupBy(lines, (line) => line.receiptId)
  return receipts.map((receipt) => ({
    ...receipt,
    lines: (ofReceipt.get(receipt.id) ?? []).map(({ receiptId: _, ...line }) => line),
  }))
}

/** Who supplied a lot, by the last receipt of it; null when no receipt says so. */
export async function findLotSource(
  db: Queryable,
  regionId: string,
  lotId: string,
): Promise<string | null> {
  const { rows } = await sql<{ supplierId: string }>`
    select receipt.supplier_id as "supplierId" from receipt_lines line
    join receipts receipt on receipt.region_id = line.region_id and receipt.id = line.receipt_id
    where line.region_id = ${regionId} and line.lot_id = ${lotId}
      and receipt.supplier_id is not null
    order by receipt.id desc limit 1`.execute(db)
  return rows[0]?.supplierId ?? null
}
