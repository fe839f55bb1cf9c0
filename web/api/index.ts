export {
  hearPageTime,
  hearServerTime,
  serverNow,
  setClockSource,
  useServerMinute,
  useServerNow,
} from './clock.ts'
export { hearKeptPage, useOffline, useSeenAt } from './freshness.ts'
export { forgetKept } from './kept.ts'
export { type LiveFact, useLive } from './live.ts'
export type { CallOptions, Operation } from './operation.ts'
export * from './operations.gen.ts'
export { isRefused, isSignedOut, Refused, type Told, Unreachable } from './problem.ts'
export { createQueryClient, read, useAct } from './query.ts'
export { type Grant, type Role, useForgetAnswers, useInstallation, useMe } from './session.ts'
export { setTransport, type Transport } from './transport.ts'
export { upload } from './upload.ts'
