import type { AnyRoute } from '#platform/http'
import { answerRoutes } from './routes/answers.ts'
import { poolRoutes } from './routes/pools.ts'
import { purchaseOrderRoutes } from './routes/purchase-orders.ts'
import { receivingRoutes } from './routes/receiving.ts'

export function procurementRoutes(): AnyRoute[] {
  return [...poolRoutes(), ...purchaseOrderRoutes(), ...answerRoutes(), ...receivingRoutes()]
}
