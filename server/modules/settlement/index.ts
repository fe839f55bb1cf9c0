export { settlementRoutes } from './routes.ts'
export { settlementSubscriptions } from './subscriptions.ts'
export { settlementSweeps } from './sweeps.ts'
