/** Where the leader's pages lie. */
export const LEADER = {
  home: '/leader',
  share: '/leader/share',
  orders: '/leader/orders',
  order: '/leader/orders/$order',
  claimFor: '/leader/orders/$order/claim',
  orderFor: '/leader/order-for',
  chain: '/leader/chain',
  receive: '/leader/receive',
  waiting: '/leader/waiting',
  claims: '/leader/claims',
  members: '/leader/members',
  member: '/leader/members/$resident',
  earnings: '/leader/earnings',
  payouts: '/leader/payouts',
  payout: '/leader/payouts/$payout',
  away: '/leader/away',
  terms: '/leader/terms',
  apply: '/leader/apply',
} as const

export const orderPath = (order: string): string => `/leader/orders/${order}`
export const claimForPath = (order: string): string => `/leader/orders/${order}/claim`
export const memberPath = (resident: string): string => `/leader/members/${resident}`
export const payoutPath = (payout: string): string => `/leader/payouts/${payout}`
