export { getRegion, listRegions, type Region } from './queries/regions.ts'
export { placesRoutes } from './routes.ts'
