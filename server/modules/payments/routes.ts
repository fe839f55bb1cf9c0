import type { AnyRoute } from '#platform/http'
import { financeRoutes } from './routes/finance.ts'
import { incomingRoutes } from './routes/payments.ts'
import { refundRoutes } from './routes/refunds.ts'
import { walletRoutes } from './routes/wallets.ts'
import type { PaymentsSetup } from './setup.ts'

/** Every route of payments under /api/v1. */
export const paymentsRoutes = (setup: PaymentsSetup): AnyRoute[] => [
  ...incomingRoutes(setup),
  ...walletRoutes(),
  ...refundRoutes(),
  ...financeRoutes(setup),
]
