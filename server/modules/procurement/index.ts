import './asked-from-below.ts'

export {
  countPurchaseOrders,
  type ExpectedShipment,
  listExpectedShipments,
  listUnansweredOrders,
  type PurchaseOrderCounts,
  type UnansweredOrder,
} from './queries/day-counts.ts'
export { findLotSource } from './queries/receipts.ts'
export type { DayKey, ReceivingDay } from './queries/receiving-days.ts'
export { type AnsweredOfSku, sumAnswered } from './queries/supply.ts'
export { listPooledWindows } from './queries/windows.ts'
export { procurementRoutes } from './routes.ts'
export { procurementSubscriptions } from './subscriptions.ts'
export {
  isReceivingClosed,
  listSupplierGaps,
  lockReceivingDay,
  releaseSetAside,
  type SupplierGap,
  type SupplyOfSku,
  supplyOf,
} from './supply.ts'
export { procurementSweeps } from './sweeps.ts'
export {
  communitiesPooledFor,
  warehousesOfCommunity,
  warehousesOfOrders,
} from './warehouses-of-day.ts'
