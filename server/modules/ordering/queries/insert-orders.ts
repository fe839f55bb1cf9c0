import { insertInLane, type LaneColumns, type LaneTx } from '#platform/db'
import type { LineRow, OrderRow } from '../lane/rows.ts'

const ORDER_COLUMNS: LaneColumns<OrderRow> = {
  id: ['uuid', (order) => order.id],
  number: ['text', (order) => order.number],
  checkout_id: ['uuid', (order) => order.checkoutId],
  window_id: ['uuid', (order) => order.windowId],
  community_id: ['uuid', (order) => order.communityId],
  station_id: ['uuid', (order) => order.stationId],
  resident_id: ['uuid', (order) => order.residentId],
  leader_id: ['uuid', (order) => order.leaderId],
  channel: ['text', (order) => order.channel],
  fulfilment: ['text', (order) => order.fulfilment],
  address: ['jsonb', (order) => order.address],
  pickup_date: ['date', (order) => order.pickupDate],
  slot: ['text', (order) => order.slot],
  short_number: ['int4', (order) => order.shortNumber],
  currency: ['text', (order) => order.currency],
  goods_minor: ['int8', (order) => order.goodsMinor],
  discount_minor: ['int8', (order) => order.discountMinor],
  fee_minor: ['int8', (order) => order.feeMinor],
  tax_minor: ['int8', (order) => order.taxMinor],
  total_minor: ['int8', (order) => order.totalMinor],
  cash_due_minor: ['int8', (order) => order.cashDueMinor],
  explanation: ['jsonb', (order) => order.explanation],
  note: ['text', (order) => order.note],
  placed_at: ['timestamptz', (order) => order.placedAt],
  placed_by: ['uuid', (order) => order.placedBy],
  hold_until: ['timestamptz', (order) => order.holdUntil],
  paid_at: ['timestamptz', (order) => order.paidAt],
}

const LINE_COLUMNS: LaneColumns<LineRow> = {
  order_id: ['uuid', (line) => line.orderId],
  line_number: ['int2', (line) => line.lineNumber],
  offer_id: ['uuid', (line) => line.offerId],
  sku_id: ['uuid', (line) => line.skuId],
  name: ['jsonb', (line) => line.name],
  measure: ['text', (line) => line.measure],
  storage: ['text', (line) => line.storage],
  quantity: ['int8', (line) => line.quantity],
  unit_price_minor: ['int8', (line) => line.unitPriceMinor],
  goods_minor: ['int8', (line) => line.goodsMinor],
  discount_minor: ['int8', (line) => line.discountMinor],
  tax_code: ['text', (line) => line.taxCode],
  tax_rate_basis_points: ['int4', (line) => line.taxRateBasisPoints],
  tax_minor: ['int8', (line) => line.taxMinor],
  total_minor: ['int8', (line) => line.totalMinor],
  cost_minor: ['int8', (line) => line.costMinor],
  supplier_id: ['uuid', (line) => line.supplierId],
  commission_basis_points: ['int4', (line) => line.commissionBasisPoints],
  commission_minor: ['int8', (line) => line.commissionMinor],
  replacement: ['text', (line) => line.replacement],
  explanation: ['jsonb', (line) => line.explanation],
}

export async function insertOrdersInLane(
  tx: LaneTx,
  regionId: string,
  orders: readonly OrderRow[],
): Promise<void> {
  await insertInLane(tx, 'orders', regionId, ORDER_COLUMNS, orders)
}

export async function insertLinesInLane(
  tx: LaneTx,
  regionId: string,
  lines: readonly LineRow[],
): Promise<void> {
  await insertInLane(tx, 'order_lines', regionId, LINE_COLUMNS, lines)
}
