import './asked-from-below.ts'

export { type CashCheck, declareCashCheck } from './cash-check.ts'
export { type Closing, closeOrders, reopenOrders } from './close-orders.ts'
export { feesLeftOf } from './fees-left.ts'
export { Homes } from './homes.ts'
export type { Channel, Checkout, PaymentMethod } from './lane/checkout.ts'
export { LANE_OPTIONS, type LaneOptions, Lanes } from './lane/lane.ts'
export type { PlacedCheckout } from './lane/placed.ts'
export { PriceBooks } from './lane/price-books.ts'
export { type LineEarning, listEarnings } from './list-earnings.ts'
export { lockWithPayments } from './lock-with-payments.ts'
export { openOfIds } from './open-of.ts'
export { type ClosedWhy, isEnded, type OrderState, stateOf } from './order.ts'
export { orderPlace } from './order-place.ts'
export {
  countAwaitingPayment,
  type Demand,
  type FulfilmentFilter,
  type FulfilmentLine,
  listFulfilmentLines,
  sumDemand,
} from './queries/fulfilment-lines.ts'
export {
  countOrdersByHour,
  countReturning,
  listPlacesOfOrders,
  type OrdersOfWindow,
  sumOrdersOfWindows,
  sumShortOfWindows,
} from './queries/order-days.ts'
export { listLinesOf, type OrderLine } from './queries/order-lines.ts'
export { findOrder, getOrder, listOrders, listOrdersByIds, type Order } from './queries/orders.ts'
export { listOwedOrders, type OwedOrder } from './queries/owed-orders.ts'
export type { NewReduction } from './queries/reductions.ts'
export { reduceOrderLines, type WantedReduction } from './reduce-order-lines.ts'
export { OrderNotPaid } from './refusals.ts'
export { returnDeliveryFees } from './return-delivery-fees.ts'
export { type OrderingDeps, orderingRoutes } from './routes/index.ts'
export { orderingSubscriptions } from './subscriptions.ts'
export { orderingSweeps } from './sweeps.ts'
export { type OrderCash, takeCashForOrder } from './take-cash-for-order.ts'
export type { ReductionCause } from './take-off.ts'
export { orderingTasks } from './tasks.ts'
export { untakeCashForOrder } from './untake-cash-for-order.ts'
