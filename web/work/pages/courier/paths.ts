/** Where the pages of whoever drives lie. */
export const COURIER = {
  home: '/courier',
  load: '/courier/loads/$load',
  doors: '/courier/doors',
  earnings: '/courier/earnings',
  payouts: '/courier/payouts',
  payout: '/courier/payouts/$payout',
} as const

export const courierPayoutPath = (payout: string): string => `/courier/payouts/${payout}`
