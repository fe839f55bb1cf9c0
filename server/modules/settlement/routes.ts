import type { Config } from '#platform/config'
import type { AnyRoute } from '#platform/http'
import { createKeyring } from '#platform/keys'
import { batchRoutes } from './routes/batches.ts'
import { earnerPayoutRoutes } from './routes/earner-payouts.ts'
import { earningRoutes } from './routes/earnings.ts'
import { moneyRoutes } from './routes/money.ts'
import { payeeRoutes } from './routes/payees.ts'
import { payoutRoutes } from './routes/payouts.ts'
import { repaymentRoutes } from './routes/repayments.ts'
import { supplierRoutes } from './routes/suppliers.ts'

/** Every route of settlement under /api/v1. */
export function settlementRoutes({ secrets }: Pick<Config, 'secrets'>): AnyRoute[] {
  const keyring = createKeyring(secrets)
  return [
    ...earningRoutes(),
    ...payoutRoutes(),
    ...earnerPayoutRoutes(),
    ...payeeRoutes(keyring),
    ...batchRoutes(keyring),
    ...supplierRoutes(),
    ...moneyRoutes(),
    ...repaymentRoutes(),
  ]
}
