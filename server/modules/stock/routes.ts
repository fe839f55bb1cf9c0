import type { AnyRoute } from '#platform/http'
import { correctionRoutes } from './routes/corrections.ts'
import { countRoutes } from './routes/counts.ts'
import { lotRoutes } from './routes/lots.ts'
import { shelfRoutes } from './routes/stock.ts'
import { supplierReturnRoutes } from './routes/supplier-returns.ts'
import { transferRoutes } from './routes/transfers.ts'

export const stockRoutes = (): AnyRoute[] => [
  ...shelfRoutes(),
  ...lotRoutes(),
  ...countRoutes(),
  ...correctionRoutes(),
  ...transferRoutes(),
  ...supplierReturnRoutes(),
]
