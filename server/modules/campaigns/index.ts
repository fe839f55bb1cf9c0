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
export type { ReleasedLine } from './queries/supplies.ts'
export { releaseSupply } from './release-supply.ts'
export { firstCutoffOf, readSuppliesLeft, readVersions, windowsOfOffers } from './queries/left.ts'
