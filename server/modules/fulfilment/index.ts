export { type AllocationState, allocationStateOf } from './allocation-state.ts'
export { countSorted, type SortedCounts } from './count-sorted.ts'
export { BEARERS, type BearerKind, STAGES, type Stage } from './lost-stages.ts'
export type { WarehouseDay } from './queries/allocations.ts'
export { type Bag, type BagFilter, listAllocationIdsOfBags, listBags } from './queries/bags.ts'
export { type BagCounts, countBags } from './queries/day-counts.ts'
export { type BaggedGoods, listGoodsOfOrders } from './queries/goods-of-orders.ts'
export {
  listLinesOfLot as linesOfLot,
  listLinesOfSkuDay as linesOfSkuDay,
  type TracedLine,
} from './queries/lots.ts'
export {
  type BagContent,
  listBagContents,
  listLostOnTheWay,
  listOrderIdsOfDay,
  type SkuQuantity,
  sumOfBags,
  sumOfOrders,
} from './queries/packed.ts'
export { type StageLoss, sumLosses } from './queries/shortfalls.ts'
export { type FoundShortfall, recordShortfalls } from './record-shortfalls.ts'
export { fulfilmentRoutes } from './routes.ts'
export { fulfilmentSubscriptions } from './subscriptions.ts'
export { fulfilmentSweeps } from './sweeps.ts'
export { fulfilmentTasks } from './tasks.ts'
