export { supervisionRoutes } from './routes.ts'
export { supervisionSubscriptions } from './subscriptions.ts'
