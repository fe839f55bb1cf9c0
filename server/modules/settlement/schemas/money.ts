import { field, page, pageQuery } from '#platform/http'
import { currency, whyText } from './earnings.ts'

const holderKind = () => field.oneOf('Who holds it.', ['leader', 'station'])
const holder = () =>
  field.object(
    { kind: holderKind(), id: field.id('Id of the leader or station.') },
    'Who held the cash.',
  )

export const NewDeposit = field.object({
  holder: holder(),
  countedMinor: field.count('What was counted, in minor units.', 84_000, 1, 1_000_000_000_000),
  slip: field.text('Number of the slip that came with it; once a holder.', '20261121-7', 100, 1),
  pictureId: field.optional(field.id('Picture of the slip, a proof picture of one’s own.')),
})

export const Deposit = field.object({
  id: field.id('Id of the deposit.'),
  holderKind: holderKind(),
  holderId: field.id('Id of the leader or station.'),
  owedMinor: field.minor('What was owed when it was counted.', 84_500),
  countedMinor: field.minor('What was counted.', 84_000),
  differenceMinor: field.signedMinor(
    'Over above zero, short below; what is short stays owed.',
    -500,
  ),
  slip: field.text('Number of the slip.', '20261121-7'),
  pictureId: field.nullable(field.id('Picture of the slip.')),
  countedBy: field.id('Who counted.'),
  countedAt: field.instant('When.'),
  writtenOffMinor: field.nullable(field.minor('What is no longer asked for.', 500)),
  writtenOffAt: field.nullable(field.instant('Since when.')),
  writtenOffWhy: field.nullable(field.text('Why.', 'a false note', 500)),
})

export const NewRepayment = field.object({
  holder: holder(),
  amountMinor: field.count('What is paid back, in minor units.', 1500, 1, 1_000_000_000_000),
  slip: field.text('Number of the receipt that was signed; once a holder.', 'R-20261121-2', 100, 1),
  pictureId: field.optional(field.id('Picture of the receipt, a proof picture of one’s own.')),
})

export const Repayment = field.object({
  id: field.id('Id of the repayment.'),
  holderKind: holderKind(),
  holderId: field.id('Id of the leader or station.'),
  amountMinor: field.minor('What was paid back.', 1500),
  slip: field.text('Number of the receipt.', 'R-20261121-2'),
  pictureId: field.nullable(field.id('Picture of the receipt.')),
  paidBy: field.id('Who paid.'),
  paidAt: field.instant('When.'),
})

export const RepaymentPage = page(Repayment, 'Repayments, newest first.')

export const DepositPage = page(Deposit, 'Deposits, newest first.')

export const StationCash = field.object({
  currency: field.text('Currency of the region.', 'CNY', 3),
  owedMinor: field.signedMinor('In the drawer, to be brought in.', 84_500),
  owedSince: field.nullable(field.instant('Since when the oldest of it is owed.')),
  takenTodayMinor: field.minor('Taken today.', 12_800),
  givenTodayMinor: field.minor('Given back or brought in today.', 0),
  movements: field.list(
    field.object({
      id: field.id('Id of the transfer.'),
      amountMinor: field.signedMinor('Into the drawer above zero, out of it below.', 1280),
      code: field.text('What it was.', 'payment.cash', 64),
      orderId: field.nullable(field.id('The order it was for.')),
      occurredAt: field.instant('When.'),
    }),
    'What moved today, the newest first; 50 at most.',
  ),
  deposits: field.list(Deposit, 'What was brought in last, newest first; 10 at most.'),
})

export const DepositsQuery = field.object({
  ...pageQuery,
  holderId: field.optional(field.id('Only of this leader or station.')),
})

export const WriteOff = field.object({ why: whyText('Why.', 'a false note') })

export const InvoiceRequest = field.object({
  buyerTitle: field.text('Whom it is made out to.', '王芳', 200, 1),
  buyerTaxNumber: field.optional(
    field.text('Tax number of a company.', '91510100MA6CXXXX0X', 40, 5),
  ),
})

const InvoiceLine = field.object({
  lineNumber: field.count('Line of the order; 0 is the delivery fee.', 1),
  name: field.names('Name of the goods.'),
  taxCode: field.text('Tax class.', 'food'),
  rateBasisPoints: field.basisPoints('Rate of the tax.', 900),
  quantity: field.count('Pieces or grams; below zero what came back.', 2, -1_000_000_000),
  measure: field.text('piece or weighed.', 'piece'),
  netMinor: field.signedMinor('Without tax.', 1000),
  taxMinor: field.signedMinor('The tax.', 90),
  grossMinor: field.signedMinor('With tax.', 1090),
})

export const Invoice = field.object({
  id: field.id('Id of the invoice data.'),
  number: field.text('20 digits.', '24510000000123456789'),
  orderId: field.id('The order.'),
  originalId: field.nullable(
    field.id('The invoice that this red-letter one takes a part of back; null for that itself.'),
  ),
  buyerTitle: field.text('Whom it is made out to.', '王芳'),
  buyerTaxNumber: field.nullable(field.text('Tax number of a company.', '91510100MA6CXXXX0X')),
  lines: field.list(InvoiceLine, 'Lines; below zero on a red-letter one.'),
  netMinor: field.signedMinor('Sum without tax.', 1000),
  taxMinor: field.signedMinor('Tax.', 90),
  grossMinor: field.signedMinor('Sum with tax.', 1090),
  issuedAt: field.instant('When it was made.'),
})

export const OrderInvoices = field.object({
  items: field.list(Invoice, 'The invoice, then its red-letter ones in the order made.'),
})

export const InvoicesQuery = field.object({
  ...pageQuery,
  from: field.date('First day.'),
  to: field.date('Last day.'),
})

export const InvoicePage = page(Invoice, 'Invoices, newest first.')

export const SummaryQuery = field.object({
  from: field.date('First day.'),
  to: field.date('Last day.'),
})

const kinds = () =>
  field.list(
    field.object({
      kind: field.text('Kind of entry.', 'delivered'),
      amountMinor: field.signedMinor('Their sum.', 84_000),
      entries: field.count('How many.', 12),
    }),
    'By kind of entry.',
  )

export const Summary = field.object({
  currency: currency(),
  suppliers: field.object(
    { owedMinor: field.signedMinor('What suppliers end with.', 84_000), kinds: kinds() },
    'Entries of suppliers in these days.',
  ),
  earners: field.object(
    { earnedMinor: field.signedMinor('What leaders and couriers end with.', 8400), kinds: kinds() },
    'Entries of leaders and couriers in these days.',
  ),
  losses: field.list(
    field.object({
      bearerKind: field.text('Who bears them.', 'supplier'),
      amountMinor: field.signedMinor('Their sum.', 1200),
      losses: field.count('How many.', 3),
    }),
    'What was lost in these days, by who bears it.',
  ),
  paidOut: field.list(
    field.object({
      payeeKind: field.text('Who got it.', 'leader'),
      grossMinor: field.minor('What left the balances.', 84_000),
      taxMinor: field.minor('Tax withheld of it.', 800),
      payouts: field.count('How many.', 3),
    }),
    'Payouts that the bank paid in these days.',
  ),
  operator: field.object(
    {
      revenueMinor: field.signedMinor('What closed orders brought in.', 120_000),
      purchasesPostedMinor: field.signedMinor('Statements closed.', 84_000),
      commissionsPostedMinor: field.signedMinor('Commission that matured.', 8400),
      doorFeesMinor: field.signedMinor('Fees paid for door deliveries.', 0),
      cashDifferencesMinor: field.signedMinor('Cash over, less what was written off.', 0),
      lossesMinor: field.signedMinor('Losses posted.', 0),
      resultMinor: field.signedMinor(
        'What the operator ends with: revenue less what was entered for suppliers and earners.',
        27_600,
      ),
    },
    'The operator’s side.',
  ),
})
