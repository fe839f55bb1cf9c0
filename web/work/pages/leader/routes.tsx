import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { root } from '../../root.tsx'
import { LEADER } from './paths.ts'

const page = (path: string, load: () => Promise<{ default: () => React.ReactNode }>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load) })

export const leaderRoutes = [
  page(LEADER.home, () => import('./home.tsx')),
  page(LEADER.share, () => import('./share/share.tsx')),
  page(LEADER.orders, () => import('./orders/orders.tsx')),
  page(LEADER.order, () => import('./orders/order.tsx')),
  page(LEADER.claimFor, () => import('./claims/claim-for.tsx')),
  page(LEADER.orderFor, () => import('./order-for/order-for.tsx')),
  page(LEADER.chain, () => import('./chain/chain.tsx')),
  page(LEADER.receive, () => import('./receive/receive.tsx')),
  page(LEADER.waiting, () => import('./waiting/waiting.tsx')),
  page(LEADER.claims, () => import('./claims/claims.tsx')),
  page(LEADER.members, () => import('./members/members.tsx')),
  page(LEADER.member, () => import('./members/member.tsx')),
  page(LEADER.earnings, () => import('./earnings/earnings.tsx')),
  page(LEADER.payouts, () => import('./payouts/payouts.tsx')),
  page(LEADER.payout, () => import('./payouts/statement.tsx')),
  page(LEADER.away, () => import('./terms/away.tsx')),
  page(LEADER.terms, () => import('./terms/terms.tsx')),
  page(LEADER.apply, () => import('./apply/apply.tsx')),
]
