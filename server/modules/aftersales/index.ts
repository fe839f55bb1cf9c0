import './asked-from-below.ts'

export { claimHoursOf, claimWindowEnd } from './claim-window.ts'
export { type ClaimOfOrder, claimsOf, hasOpenClaims } from './claims-of.ts'
export { type ClaimCounts, sumClaims } from './queries/day-counts.ts'
export { aftersalesRoutes } from './routes/index.ts'
export { aftersalesSubscriptions } from './subscriptions.ts'
export { aftersalesSweeps } from './sweeps.ts'
export { aftersalesTasks } from './tasks.ts'
