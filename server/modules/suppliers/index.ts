export { type Cost, costOf, costsOf, listCosts } from './queries/costs.ts'
export {
  getSupplier,
  listStandings,
  listSuppliersByIds,
  type Standing,
} from './queries/suppliers.ts'
export { listUsersOfSuppliers } from './queries/users.ts'
export { suppliersRoutes } from './routes.ts'
export { suppliersSubscriptions } from './subscriptions.ts'
export type { Supplier } from './supplier.ts'
export { type StatementPeriod, statementPeriodOf, type Terms } from './terms.ts'
