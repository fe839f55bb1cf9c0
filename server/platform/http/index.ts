export { type AppOptions, createApp } from './app.ts'
export { readRawBodies } from './bodies.ts'
export { answerCsv } from './csv-file.ts'
export * as field from './fields.ts'
export {
  findRepliesInLane,
  insertRepliesInLane,
  KeyReused,
  keepReply,
  requestHash,
  takeKey,
} from './idempotency.ts'
export { INNER_CALL } from './inner-calls.ts'
export type { App } from './instance.ts'
export { KeptAnswers } from './kept-answers.ts'
export { addOperations } from './operations.ts'
export { decodeCursor, encodeCursor, page, pageQuery } from './paging.ts'
export { addRoutes, type RouteRecord } from './register.ts'
export {
  type Acting,
  type AnyRoute,
  type Reading,
  type Route,
  route,
  type Writing,
} from './route.ts'
