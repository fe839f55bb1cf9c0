export { checkStock } from './check-stock.ts'
export { type CorrectionWish, correctStock } from './correct-stock.ts'
export { WRITE_OFF_REASONS } from './correction.ts'
export { costOfGoods, type GoodsCost, type ValuedGoods } from './goods-value.ts'
export {
  type LaneReservation,
  type LockedStock,
  lockStockInLane,
  reserveStockInLane,
} from './lane-queries.ts'
export { moveStock } from './move-stock.ts'
export type { BookedMovement, Movement, MovementReason, StockShortage } from './movement.ts'
export type { StockFault } from './queries/check.ts'
export { ensureLots, type Lot, type LotName, listLotsByIds } from './queries/lots.ts'
export { listTakenFor, type TakenGoods } from './queries/movements.ts'
export { listReservations, lockReservations, type Reservation } from './queries/reservations.ts'
export {
  listStockLeft,
  lockTotals,
  mapStockLasting,
  mapStockLeft,
  type StockKey,
} from './queries/totals.ts'
export { type LotPlace, listPlacesOfLot } from './queries/where-lots-lie.ts'
export { LotsExpired, NotEnoughStock } from './refusals.ts'
export { releaseLineReservations, releaseReservations } from './release-reservations.ts'
export { reserveStock } from './reserve-stock.ts'
export { stockRoutes } from './routes.ts'
export { sendTransfer, type TransferSending } from './send-transfer.ts'
export { stockSubscriptions } from './subscriptions.ts'
export { refuseWarmth, type WarmthRules, warmthRulesOf } from './warmth.ts'
