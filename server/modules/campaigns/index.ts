export { declareClosedDayReader } from './closed-days.ts'
export {
  holdWindowsInLane,
  lockSuppliesInLane,
  readBookVersionInLane,
  readLimitsInLane,
  takeLimitsInLane,
  takeSuppliesInLane,
  type WindowVersion,
} from './lane-queries.ts'
export { loadPriceBook } from './load-price-book.ts'
export { type MarkdownWish, offerFromStock } from './offer-from-stock.ts'
export {
  declarePriceCutPayer,
  declarePriceCutReader,
  type PriceCut,
  type PriceCutCost,
  type PriceCutPayer,
  type PriceCutReader,
} from './price-cuts.ts'
export { mapCommunityIds } from './queries/communities.ts'
export {
  holdUnclosedWindows,
  listHeldBack,
  listWindowIdsSelling,
  listWindowsOfDay,
} from './queries/day-windows.ts'
export {
  firstCutoffOf,
  readSuppliesLeft,
  readVersions,
  windowIdsOfPickupDate,
  windowIdsOfPickupDates,
  windowsOfOffers,
} from './queries/left.ts'
export { listOfferSupplies, type OfferSupply } from './queries/offer-supplies.ts'
export type { ReleasedLine } from './queries/supplies.ts'
export { getWindow } from './queries/windows.ts'
export { releaseSupply } from './release-supply.ts'
export { campaignsRoutes } from './routes.ts'
export { currentWindows, showWindow, showWindows } from './show-window.ts'
export { campaignsSubscriptions } from './subscriptions.ts'
export { campaignsSweeps } from './sweeps.ts'
export { type Slot, type Window, type WindowState, windowState } from './window.ts'
