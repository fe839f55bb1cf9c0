export { printsRoutes } from './routes.ts'
