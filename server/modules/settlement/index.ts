import './asked-from-below.ts'

export { nameOwners } from './name-owners.ts'
export { sumWaitingPayouts, type WaitingPayouts } from './queries/waiting-payouts.ts'
export { settlementRoutes } from './routes.ts'
export { settlementSubscriptions } from './subscriptions.ts'
export { settlementSweeps } from './sweeps.ts'
