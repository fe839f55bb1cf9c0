/**
 * Accounts by name. A balance is credits less debits, so what the operator owes its holder is
 * positive: a wallet is never below 0, and cash that a leader holds for the operator is below it.
 */
export interface Account {
  regionId: string
  id: string
  kind: string
  ownerId: string | null
  currency: string
  isKept: boolean
  /** The balance never goes below this; 0 or less. */
  floorMinor: number
}

/** Money of orders that are paid and not yet closed; zero for an order once it is. */
export const ESCROW = 'escrow'
/** Money owed back whose way back is not finished. */
export const REFUNDS_DUE = 'refunds-due'
/** What closed orders brought in. */
export const REVENUE = 'revenue'
/** What leaders earned of it. */
export const COMMISSIONS = 'commissions'
/** What suppliers' goods cost. */
export const PURCHASES = 'purchases'
/** Payouts that were asked for and are not at their payee's bank yet. */
export const PAYOUTS_DUE = 'payouts-due'
/** Tax kept back from payouts, owed to the tax office. */
export const TAX_WITHHELD = 'tax-withheld'
/** Cash that was counted beyond what was owed, or written off as missing. */
export const CASH_DIFFERENCES = 'cash-differences'
/** What the operator bears of what went wrong. */
export const LOSSES = 'losses'
/** The operator's own bank account: what finance pays by hand, and cash that was brought in. */
export const BANK = 'bank'
/** Where money put into wallets by the operator's own hand comes from. */
export const WALLET_FUNDING = 'wallet-funding'

export const walletOf = (residentId: string): string => `wallet:${residentId}`
export const commissionOfLeader = (leaderId: string): string => `commission:${leaderId}`
export const supplierAccount = (supplierId: string): string => `supplier:${supplierId}`
export const cashOfLeader = (leaderId: string): string => `cash:leader:${leaderId}`
export const cashOfStation = (stationId: string): string => `cash:station:${stationId}`
/** Money that lies at a payment provider; below zero, since the provider owes it to the operator. */
export const providerAccount = (provider: string): string => `provider:${provider}`

/** Whether an account is somebody's, kept and opened for them; the operator's own are summed. */
export const isPersonal = (id: string): boolean => /^(wallet|cash|commission|supplier):/.test(id)

/** An account of the operator's own: not kept, summed when asked. */
export const operatorAccount = (regionId: string, id: string, currency: string): Account => ({
  regionId,
  id,
  kind: id.split(':')[0]!,
  ownerId: null,
  currency,
  isKept: false,
  floorMinor: 0,
})
