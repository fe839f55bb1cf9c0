import { type Queryable, sql, type Tx } from '#platform/db'

export interface ShipmentLine {
  skuId: string
  /** Pieces, or grams where weighed. */
  quantity: number
  lotCode: string | null
  /** YYYY-MM-DD */
  expiresOn: string | null
}

export interface Shipment {
  id: string
  purchaseOrderId: string
  expectedAt: Date
  shippedAt: Date
  arrivedAt: Date | null
}

export interface ShipmentWithLines extends Shipment {
  lines: ShipmentLine[]
}

export async function insertShipment(
  tx: Tx,
  regionId: string,
  shipment: Omit<Shipment, 'arrivedAt'> & { lines: readonly ShipmentLine[]; by: string },
): Promise<void> {
  const { lines } = shipment
  await tx
    .insertInto('shipments')
    .values({
      region_id: regionId,
      id: shipment.id,
      purchase_order_id: shipment.purchaseOrderId,
      expected_at: shipment.expectedAt,
      shipped_at: shipment.shippedAt,
      shipped_by: shipment.by,
    })
    .execute()
  await sql`
    insert into shipment_lines
      (region_id, shipment_id, line_number, sku_id, quantity, lot_code, expires_on)
    select ${regionId}, ${shipment.id}, * from unnest(
      ${lines.map((_, index) => index + 1)}::smallint[], ${lines.map((line) => line.skuId)}::uuid[],
      ${lines.map((line) => line.quantity)}::bigint[],
      ${lines.map((line) => line.lotCode)}::text[],
      ${lines.map((line) => line.expiresOn)}::date[])`.execute(tx)
}

/** Shipments of orders with their lines, in the order they are expected. */
export async function listShipments(
  db: Queryable,
  regionId: string,
  orderIds: readonly string[],
): Promise<ShipmentWithLines[]> {
  if (orderIds.length === 0) return []
  const { rows: shipments } = await sql<Shipment>`
    select id, purchase_order_id as "purchaseOrderId", expected_at as "expectedAt",
      shipped_at as "shippedAt", arrived_at as "arrivedAt"
    from shipments
    where region_id = ${regionId} and purchase_order_id = any(${[...orderIds]}::uuid[])
    order by expected_at, id`.execute(db)
  const { rows: lines } = await sql<ShipmentLine & { shipmentId: string }>`
    select shipment_id as "shipmentId", sku_id as "skuId", quantity, lot_code as "lotCode",
      expires_on as "expiresOn"
    from shipment_lines
    where region_id = ${regionId}
      and shipment_id = any(${shipments.map((shipment) => shipment.id)}::uuid[])
    order by shipment_id, line_number`.execute(db)
  const ofShipment = Map.groupBy(lines, (line) => line.shipmentId)
  return shipments.map((shipment) => ({
    ...shipment,
    lines: (ofShipment.get(shipment.id) ?? []).map(({ shipmentId: _, ...line }) => line),
  }))
}

export async function markArrived(
  tx: Tx,
  regionId: string,
  shipmentIds: readonly string[],
  at: Date,
): Promise<void> {
  if (shipmentIds.length === 0) return
  await sql`update shipments set arrived_at = ${at}
    where region_id = ${regionId} and id = any(${[...shipmentIds]}::uuid[])
      and arrived_at is null`.execute(tx)
}
