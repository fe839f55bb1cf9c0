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
