export { type LaneReservation, lockStockInLane, reserveStockInLane } from './lane-queries.ts'
