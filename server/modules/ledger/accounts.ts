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
/** Where money put into wallets by the operator's own hand comes from. */
export const WALLET_FUNDING = 'wallet-funding'

export const walletOf = (residentId: string): string => `wallet:${residentId}`
export const commissionOfLeader = (leaderId: string): string => `commission:${leaderId}`
export const cashOfLeader = (leaderId: string): string => `cash:leader:${leaderId}`
export const cashOfStation = (stationId: string): string => `cash:station:${stationId}`
/** Money that lies at a payment provider; below zero, since the provider owes it to the operator. */
export const providerAccount = (provider: string): string => `provider:${provider}`

/** Whether an account is somebody's, kept and opened for them; the operator's own are summed. */
export const isPersonal = (id: string): boolean => /^(wallet|cash|commission):/.test(id)

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
