export { readLabel } from './barcode.ts'
export { exportGoods } from './export-goods.ts'
export { findByBarcode, type Scanned } from './find-by-barcode.ts'
export { type GoodsImport, type ImportReport, importGoods } from './import-goods.ts'
export { type LabelField, type LabelGap, type Labelled, labelGaps } from './label-data.ts'
export { type CommunityTerms, type RegionTerms, termsThere } from './price-there.ts'
export type { Storage } from './product.ts'
export {
  communityPrices,
  getListing,
  type Listing,
  type ListingFilter,
  listListings,
  type Override,
} from './queries/listings.ts'
export { touchPriceBook } from './queries/price-books.ts'
export type { Goods } from './queries/search.ts'
export { firstPicturesOf } from './queries/skus.ts'
export { catalogRoutes } from './routes.ts'
export { type GoodsPage, type GoodsSearch, searchGoods } from './search-goods.ts'
export type { Measure } from './sku.ts'
export { getSku, listSkus, type SkuFacts } from './sku-facts.ts'
