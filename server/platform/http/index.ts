export { createApp, type App, type AppOptions } from './app.ts'
export * as field from './fields.ts'
export {
  findRepliesInLane,
  insertRepliesInLane,
  KeyMissing,
  KeyReused,
  keepReply,
  requestHash,
  takeKey,
} from './idempotency.ts'
export { decodeCursor, encodeCursor, page, pageQuery } from './paging.ts'
export { type AnyRoute, type Acting, type Reading, type Route, route, type Writing } from './route.ts'
export { addRoutes, type RouteRecord } from './register.ts'
