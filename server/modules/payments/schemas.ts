import { field, page } from '#platform/http'
import { PAYMENT_STATES } from './payment.ts'
import { DIFFERENCES } from './reconciliation.ts'
import { REFUND_ROUTES, REFUND_STATES } from './refund.ts'

const currency = () => field.text('ISO 4217 currency.', 'CNY', 3, 3)
const reason = (description: string, example: string) => field.text(description, example, 500, 2)

export const Payment = field.object({
  id: field.id('Id of the payment.'),
  provider: field.text('wallet, cash, or the online provider.', 'sandbox'),
  state: field.oneOf('How it stands; failed and expired may still be captured late.', [
    ...PAYMENT_STATES,
  ]),
  amountMinor: field.minor('Amount.', 1960),
  currency: currency(),
  isTopUp: field.yes('Whether it puts money into the payer’s wallet.', false),
  redirectUrl: field.nullable(
    field.text('Page on which it is paid, once started.', 'https://example.org/pay/1', 2000),
  ),
  failedWhy: field.nullable(field.text('Why it failed.', 'the payer refused')),
  createdAt: field.instant('When it was made.'),
  expiresAt: field.nullable(field.instant('Until when it may be paid; null for no end.')),
  capturedAt: field.nullable(field.instant('When the money came.')),
  orders: field.list(
    field.object({
      orderId: field.id('Id of the order.'),
      amountMinor: field.minor('What of it is for the order.', 1960),
    }),
    'Orders it pays; none for a top-up.',
  ),
})

export const PaymentAttempt = field.object({
  returnPath: field.text('Page of ours the payer comes back to: a path.', '/orders', 500, 1),
})

export const StartedPayment = field.object({
  paymentId: field.id('Id of the payment.'),
  redirectUrl: field.text('Page on which it is paid.', 'https://example.org/pay/1', 2000),
  expiresAt: field.nullable(field.instant('Until when it may be paid.')),
})

export const TopUp = field.object({
  provider: field.text('Online provider to pay with.', 'sandbox', 40, 1),
  amountMinor: field.count('What to put in, in minor units.', 10_000, 1, 10_000_000),
})

export const Refund = field.object({
  id: field.id('Id of the refund.'),
  paymentId: field.id('Payment whose money goes back.'),
  orderId: field.nullable(field.id('Order it is for.')),
  amountMinor: field.minor('Amount.', 480),
  currency: currency(),
  reason: field.text('Why it is given back.', 'bruised', 500),
  route: field.oneOf(
    'Way of the money: as it came, to the wallet, by the cash holder, by bank transfer.',
    [...REFUND_ROUTES],
  ),
  state: field.oneOf('How it stands.', [...REFUND_STATES]),
  issuedAt: field.instant('When it was owed.'),
  attempts: field.count('How often the provider said no.', 0),
  lastError: field.nullable(field.text('What went wrong last.', 'the account is closed', 500)),
  nextTryAt: field.nullable(field.instant('When it is tried next.')),
  succeededAt: field.nullable(field.instant('When the money was back.')),
  reroutedTo: field.nullable(field.id('Refund that carries the money another way.')),
})

export const CashToReturn = field.object({
  ...Refund.properties,
  heldMinor: field.signedMinor(
    'What its holder still has of the operator’s cash by the books; below zero where they laid some out.',
    1960,
  ),
})

export const RefundList = page(Refund, 'Refunds, newest first.')

export const NewRefund = field.object({
  amountMinor: field.count('What to give back, in minor units.', 480, 1, Number.MAX_SAFE_INTEGER),
  currency: currency(),
  reason: reason('Why.', 'the eggs were broken'),
})

export const Rerouting = field.object({
  route: field.oneOf('wallet: into the payer’s wallet; bank: finance has transferred it by hand.', [
    'wallet',
    'bank',
  ]),
  proof: field.optional(field.text('Number of the bank transfer.', 'B2026112100042', 200, 1)),
})

export const OrderPayments = field.object({
  payments: field.list(Payment, 'Payments for the order, oldest first.'),
  refunds: field.list(Refund, 'Refunds of the order, oldest first.'),
  paidMinor: field.minor('What came in for the order.', 1960),
  refundedMinor: field.minor('What went back, or is on its way.', 480),
})

export const Wallet = field.object({
  residentId: field.id('Id of the resident.'),
  currency: currency(),
  balanceMinor: field.minor('What can be spent.', 12_800),
})

const depositAmount = () =>
  field.count('What is put in, in minor units.', 10_000, 1, Number.MAX_SAFE_INTEGER)

export const Deposit = field.object({
  amountMinor: depositAmount(),
  reason: reason('Why the operator puts it in.', 'goodwill for a late delivery'),
})

export const BulkDeposits = field.object({
  deposits: field.list(
    field.object({ residentId: field.id('Whose wallet.'), amountMinor: depositAmount() }),
    'Deposits; all are made or none.',
    { minItems: 1, maxItems: 1000 },
  ),
  reason: reason('Why the operator puts it in.', 'opening balances'),
})

export const DepositsMade = field.object({
  deposits: field.count('How many were made.', 2),
  totalMinor: field.minor('Their sum.', 20_000),
})

export const QuarantinedNotification = field.object({
  id: field.id('Id of the message here.'),
  provider: field.text('Whose message it is.', 'sandbox'),
  eventId: field.text('Its id at the provider.', '0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'),
  kind: field.text('What it tells.', 'payment.paid'),
  paymentId: field.nullable(field.id('Payment it names.')),
  body: field.json('What it says.', { amountMinor: 1960, currency: 'CNY' }),
  receivedAt: field.instant('When it came.'),
  quarantinedWhy: field.nullable(
    field.text(
      'Why it does not fit, in the reader’s language.',
      'What came is 0.10 CNY, and 0.20 CNY was due.',
    ),
  ),
  resolvedAt: field.nullable(field.instant('When someone settled it.')),
  resolution: field.nullable(field.text('How it was settled.', 'dismissed')),
})

export const QuarantineList = page(QuarantinedNotification, 'Messages kept aside, newest first.')

export const Resolution = field.object({
  resolution: field.oneOf(
    'processed: it fits now, do what it says; dismissed: settled by hand with the provider.',
    ['processed', 'dismissed'],
  ),
  why: reason('What was found and done.', 'refunded in the provider’s own console'),
})

const CashHolding = field.object({
  account: field.text('Account of the holder.', 'cash:station:0197a3c2'),
  holderKind: field.oneOf('Who holds it.', ['leader', 'station']),
  holderId: field.nullable(field.id('Id of the leader or station.')),
  currency: currency(),
  owedMinor: field.signedMinor('Cash held for the operator.', 84_000),
  ceilingMinor: field.minor('What may be held at most.', 500_000),
  owedSince: field.nullable(
    field.instant('When the oldest cash that is still owed was taken; null when none is.'),
  ),
})

export const CashHoldings = page(CashHolding, 'Holders, by account.')

export const CashPayIn = field.object({
  holderKind: field.oneOf('Who brings it.', ['leader', 'station']),
  holderId: field.id('Id of the leader or station.'),
  amountMinor: field.count('What was brought, in minor units.', 84_000, 1, Number.MAX_SAFE_INTEGER),
  proof: reason('What proves it.', 'bank slip 20261121-7'),
})

export const CashPaidIn = field.object({
  owedMinor: field.minor('Cash still held.', 0),
})

export const ReconciledDay = field.object({
  provider: field.text('The provider.', 'sandbox'),
  date: field.text('Day by the provider’s clock, UTC.', '2026-11-21', 10),
  payments: field.count('Payments on its bill.', 120),
  paidMinor: field.minor('Their sum.', 245_000),
  refunds: field.count('Refunds on its bill.', 3),
  refundedMinor: field.minor('Their sum.', 2400),
  differences: field.list(
    field.object({
      difference: field.oneOf(
        'missing-here: billed, not in our books; missing-there: in our books, not billed.',
        [...DIFFERENCES],
      ),
      kind: field.oneOf('What it is.', ['payment', 'refund']),
      id: field.nullable(field.id('Id of the payment or refund.')),
      number: field.nullable(field.text('Number on the bill.', 'chengdu_AZejwn0efEuaUT8ujWscBA')),
      billedMinor: field.nullable(field.minor('On the bill.', 1960)),
      bookedMinor: field.nullable(field.minor('In our books.', 1960)),
    }),
    'What does not agree, at most 1000; none when all is well.',
  ),
})
