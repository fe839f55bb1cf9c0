import type { AnyRoute } from '#platform/http'
import { categoryRoutes } from './routes/categories.ts'
import { listingRoutes } from './routes/listings.ts'
import { productRoutes } from './routes/products.ts'
import { sheetRoutes } from './routes/sheets.ts'
import { shopRoutes } from './routes/shop.ts'
import { skuRoutes } from './routes/skus.ts'

export const catalogRoutes = (): AnyRoute[] => [
  ...shopRoutes(),
  ...categoryRoutes(),
  ...productRoutes(),
  ...skuRoutes(),
  ...listingRoutes(),
  ...sheetRoutes(),
]
