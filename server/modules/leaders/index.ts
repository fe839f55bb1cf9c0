export { actingLeaderOf, actingLeadersOf, isLeaderOf } from './acting-leader.ts'
export { applyAsLeader, type LeaderApplication } from './apply-as-leader.ts'
export { type CommissionRates, type CommissionSource, commissionRate } from './commission-rate.ts'
export { type CommissionLookup, commissionRates } from './commission-rates.ts'
export { type Approval, approveLeader } from './decide-application.ts'
export { declareInFlightCheck, type InFlightCheck } from './in-flight.ts'
export type { Leader, Level } from './leader.ts'
export type { Acting } from './queries/acting.ts'
export {
  findLeaderByCode,
  findLeaderOf,
  findLeaderOfPerson,
  getLeader,
  listLeadersByIds,
} from './queries/leaders.ts'
export { leadersRoutes } from './routes.ts'
export { leadersOfCommunities } from './serving-leaders.ts'
export { leadersSubscriptions } from './subscriptions.ts'
export { leadersSweeps } from './turn-absences.ts'
