import type { listPayouts } from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import type { Tone } from '../../parts/panel.tsx'

export type Payout = Item<typeof listPayouts>

/** What a payout's state is called, and its colour. */
export const PAYOUT_STATES: Record<Payout['state'], { name: () => string; tone: Tone }> = {
  requested: { name: m.console_money_requested, tone: 'wait' },
  approved: { name: m.console_money_approved, tone: 'calm' },
  batched: { name: m.console_money_batched, tone: 'calm' },
  failed: { name: m.console_money_failed, tone: 'bad' },
  paid: { name: m.console_money_paid, tone: 'good' },
  cancelled: { name: m.console_money_cancelled, tone: 'calm' },
}

export const PAYEES: Record<Payout['payeeKind'], () => string> = {
  leader: m.console_money_leader,
  supplier: m.console_money_supplier,
  courier: m.console_money_courier,
}

/** Who is paid; the end of their id once they are gone. */
export const nameOfPayee = (payout: { payeeId: string; payeeName: string | null }): string =>
  payout.payeeName ?? payout.payeeId.slice(-8)

const KINDS: Record<string, () => string> = {
  earned: m.console_money_earned,
  clawback: m.console_money_clawback,
  reversal: m.console_money_reversal,
  loss: m.console_money_loss,
  'door-fee': m.console_money_door_fee,
  adjustment: m.console_money_adjustment,
  delivered: m.console_money_delivered,
  claim: m.console_money_claim,
  return: m.console_money_return,
  dispute: m.console_money_dispute,
  'carried-forward': m.console_money_carried,
}

/** What an entry of earnings or of a statement is called; its own word where it has no name. */
export const kindName = (kind: string): string => KINDS[kind]?.() ?? kind

const ACCOUNTS = {
  wallet: m.console_money_account_wallet,
  cash: m.console_money_account_cash,
  commission: m.console_money_account_commission,
  supplier: m.console_money_account_supplier,
  escrow: m.console_money_account_escrow,
  revenue: m.console_money_account_revenue,
  commissions: m.console_money_account_commissions,
  purchases: m.console_money_account_purchases,
  'payouts-due': m.console_money_account_payouts,
  'tax-withheld': m.console_money_account_tax,
  'refunds-due': m.console_money_account_refunds,
  'cash-differences': m.console_money_account_differences,
  losses: m.console_money_account_losses,
  bank: m.console_money_account_bank,
  provider: m.console_money_account_provider,
  'wallet-funding': m.console_money_account_funding,
}

export const ACCOUNT_KINDS = Object.keys(ACCOUNTS)

/** What an account is, by the first word of its id (wallet:…, escrow). */
export const accountName = (id: string): string => {
  const [kind = ''] = id.split(':')
  return ACCOUNTS[kind as keyof typeof ACCOUNTS]?.() ?? kind
}

const MOVES: Record<string, () => string> = {
  'order-paid': m.console_money_move_order_paid,
  'order-closed': m.console_money_move_order_closed,
  'order-reopened': m.console_money_move_order_reopened,
  'order-refunded': m.console_money_move_order_refunded,
  'order-refund-funded': m.console_money_move_order_refund_funded,
  'refund-issued': m.console_money_move_refund_issued,
  'refund-succeeded': m.console_money_move_refund_succeeded,
  'wallet-topped-up': m.console_money_move_wallet_topped_up,
  'wallet-deposit': m.console_money_move_wallet_deposit,
  'cash-credited': m.console_money_move_cash_credited,
  'cash-paid-in': m.console_money_move_cash_paid_in,
  'cash-repaid': m.console_money_move_cash_repaid,
  'cash-over': m.console_money_move_cash_over,
  'cash-written-off': m.console_money_move_cash_written_off,
  'cash-handed-back': m.console_money_move_cash_handed_back,
  'door-fee-paid': m.console_money_move_door_fee_paid,
  'door-fee-returned': m.console_money_move_door_fee_returned,
  'door-fee-in-cash': m.console_money_move_door_fee_in_cash,
  'door-fee-handed-back': m.console_money_move_door_fee_handed_back,
  'commission-matured': m.console_money_move_commission_matured,
  'statement-closed': m.console_money_move_statement_closed,
  'payout-requested': m.console_money_move_payout_requested,
  'payout-cancelled': m.console_money_move_payout_cancelled,
  'payout-paid': m.console_money_move_payout_paid,
  'tax-withheld': m.console_money_move_tax_withheld,
}

/** What a movement was for; its own word where it has no name. */
export const moveName = (code: string): string => MOVES[code]?.() ?? code
