export {
  actOnClaim,
  type ClaimsWorld,
  claimGoods,
  collectOrder,
  makeClaimant,
  makeClaimsWorld,
  makeCollectedOrder,
  readyOrder,
} from './aftersales-world.ts'
export { inHours, type MarketingDesk, makeMarketingDesk } from './campaigns-desk.ts'
export {
  makeOpenWindow,
  type OfferIds,
  type OfferWish,
  type WindowWish,
  type WindowWorld,
} from './campaigns-world.ts'
export {
  type GoodsWish,
  makeCategory,
  makePicture,
  makeShelfGoods,
  productFields,
  type ShelfGoods,
  skuFields,
} from './catalog-world.ts'
export { fallSilent } from './cluster.ts'
export {
  type Arriving,
  ask,
  atPickupDay,
  type Day,
  type DayWish,
  deliverDay,
  makeDay,
  makeDayBuyers,
  orderOfDay,
  ordersToSuppliers,
  passCutoff,
  receiveDay,
  sortDay,
  tryTo,
} from './day-world.ts'
export {
  addBags,
  addSorted,
  addVehicle,
  bringAll,
  buyThere,
  type DeliveryWorld,
  driveLoad,
  makeDeliveryWorld,
  planLoadsOf,
  type ShownLoad,
  sortAll,
} from './delivery-world.ts'
export {
  idIn,
  namesIn,
  ownerIn,
  pathIn,
  pathWith,
  undoEveryWrite,
} from './every-route.ts'
export { exampleBody } from './example-body.ts'
export { type FreshDatabase, freshDatabase } from './fresh-database.ts'
export {
  type Arrival,
  allocate,
  closeReceipt,
  makeSortingWorld,
  onDay,
  receiveGoods,
} from './fulfilment-world.ts'
export { type GoodsIds, makeGoods, makeStock } from './goods-rows.ts'
export {
  bringLoad,
  type HalfCome,
  keeperActs,
  makeHalfCome,
  receiveOfDay,
} from './half-come.ts'
export {
  codeOf,
  goodsArrive,
  handOverAs,
  makePickup,
  orderFor,
  type PickupWorld,
  turnDay,
} from './handover-world.ts'
export { findFaults } from './invariants.ts'
export {
  type Answer,
  type GrantWish,
  type Person,
  startTestLinli,
  startTestLinliOn,
  type TestLinli,
} from './linli.ts'
export { type HeardEvent, type LiveListener, listenTo } from './live-listener.ts'
export { gotOf, makeOrdered, type Ordered } from './ordered.ts'
export {
  type Buyer,
  balanceOf,
  checkoutOf,
  cutLanes,
  grantTo,
  makeBuyers,
  order,
  placeOrder,
  runSweep,
  secondSessionOf,
  tamper,
  toldTo,
  untilLaneWaits,
} from './ordering-world.ts'
export {
  decideOnPage,
  fillWallet,
  getPaymentAnswer,
  makeBareOrder,
  makePaidOrder,
  makePayment,
  makePaymentsDue,
  makePaymentsWorld,
  type PaymentsWorld,
  paymentsOfOrder,
  refundOrder,
  runPayments,
  startPayment,
  walletBalance,
} from './payments-world.ts'
export { makeCommunities, makeRegion } from './places-rows.ts'
export { type AddedPlace, addCommunity, addRegion, addStation } from './places-world.ts'
export { anyWanted, COMMUNITY, priceBook, pricedOffer } from './pricing-world.ts'
export {
  type BuyingWorld,
  buyGoods,
  callIn,
  cutOff,
  makeBuyingWorld,
  makeWarehouse,
  purchaseOrdersOf,
  setIn,
} from './procurement-world.ts'
export { readSentences } from './refusal-sentences.ts'
export {
  type CommunityWorld,
  makeCommunity,
  makeLeader,
  makeNeighbour,
  makeResident,
  type ResidentInWorld,
} from './residents-world.ts'
export {
  accountBalance,
  makeSettlementWorld,
  SETTLEMENT_SWEEPS,
  type SettlementWorld,
} from './settlement-world.ts'
export { makeStockWorld, type StockWorld } from './stock-world.ts'
export { addOffer, addSupplier } from './suppliers-world.ts'
export { totp } from './totp.ts'
export { runJobs, turn } from './turn.ts'
export { makeWholeWorld, type WholeWorld } from './whole-world.ts'
