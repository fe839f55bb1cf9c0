import { field, page, pageQuery } from '#platform/http'
import { PAYEE_KINDS } from '../payee.ts'
import { PAYOUT_STATES } from '../payout.ts'
import { OUTCOMES } from '../record-results.ts'
import { currency, Earning, whyText } from './earnings.ts'
import { Statement } from './suppliers.ts'

const payeeKind = () => field.oneOf('Who gets it.', [...PAYEE_KINDS])
const state = () =>
  field.oneOf('batched: at the bank; failed: sent back, for another batch.', [...PAYOUT_STATES])

export const Payout = field.object(
  {
    id: field.id('Id of the payout.'),
    payeeKind: payeeKind(),
    payeeId: field.id('The leader, the supplier, or the courier’s person.'),
    state: state(),
    currency: currency(),
    grossMinor: field.minor('What leaves the balance.', 84_000),
    taxMinor: field.minor('Tax withheld of it.', 800),
    netMinor: field.minor('What arrives.', 83_200),
    period: field.nullable(
      field.date('Due day of the statements it was made for by itself; null when asked for.'),
    ),
    requestedBy: field.nullable(field.id('Who asked for it; null where it came by itself.')),
    requestedAt: field.instant('When.'),
    approvedBy: field.nullable(field.id('The second person.')),
    approvedAt: field.nullable(field.instant('When it was approved.')),
    batchId: field.nullable(field.id('The batch it is in.')),
    attempts: field.count('In how many batches it was.', 1),
    paidAt: field.nullable(field.instant('When the bank had paid it.')),
    reference: field.nullable(field.text('The bank’s reference.', 'B2026112500042')),
    failedAt: field.nullable(field.instant('When the bank sent it back last.')),
    failedWhy: field.nullable(field.text('Why.', 'no such account', 500)),
    cancelledAt: field.nullable(field.instant('When it was called off.')),
    cancelledWhy: field.nullable(field.text('Why.', 'asked for twice', 500)),
  },
  'Money on its way to a payee.',
)

const payeeName = field.nullable(field.text('Who that is; null when they are gone.', '李建国', 200))

export const NamedPayout = field.object(
  { ...Payout.properties, payeeName },
  'Money on its way to a payee, and their name.',
)

export const PayoutPage = page(NamedPayout, 'Payouts, newest first.')

export const PayoutsQuery = field.object({
  ...pageQuery,
  state: field.optional(state()),
  payeeKind: field.optional(payeeKind()),
  payeeId: field.optional(field.id('Only of this payee.')),
  lacksAccount: field.optional(
    field.yes('Only those that would go into the next batch, had they a bank account.'),
  ),
})

/** When what a payout is for was earned. */
const span = {
  earnedFrom: field.nullable(
    field.instant('When the first of its entries was earned; null where it is of older money.'),
  ),
  earnedUntil: field.nullable(field.instant('When the last of them was earned.')),
  entryCount: field.count('How many entries it is made of.', 31),
}

export const EarnerPayoutPage = page(
  field.object({ ...Payout.properties, ...span }),
  'Payouts, newest first.',
)

export const EarnerPayoutsQuery = field.object(pageQuery)

export const ExplainedPayout = field.object({
  payout: NamedPayout,
  ...span,
  taxMonth: field.text('Month, YYYY-MM, in which its tax is counted.', '2026-11', 7, 7),
  monthGrossMinor: field.minor('Paid out earlier in that month.', 60_000),
  monthTaxMinor: field.minor('Tax withheld of that.', 0),
  openingMinor: field.signedMinor('Left over from before.', 0),
  explainedMinor: field.signedMinor(
    'Sum of the entries or statements below, of every page.',
    84_000,
  ),
  availableMinor: field.signedMinor('Both together: what could be paid out.', 84_000),
  leftMinor: field.signedMinor('What stayed on the balance.', 0),
  entries: field.list(Earning, 'Entries of an earner’s payout, newest first, a page of them.'),
  statements: field.list(Statement, 'Statements of a supplier’s payout, oldest first.'),
  nextCursor: field.optional(
    field.text('Ask with this for more entries.', 'WyIwMTk3YTNjMiJd', 400),
  ),
})

export const ExplainedQuery = field.object(pageQuery)

export const PayoutRequest = field.object({
  amountMinor: field.count('What to pay out, in minor units.', 84_000, 1, Number.MAX_SAFE_INTEGER),
})

export const Cancellation = field.object({ why: whyText('Why.', 'asked for twice') })

export const BankAccount = field.object({
  bankName: field.nullable(field.text('Name of the bank; null before one is set.', '成都银行')),
  accountEnding: field.nullable(
    field.text('The last of its digits; the rest is not shown.', '0042'),
  ),
  setAt: field.nullable(field.instant('When it was set.')),
})

export const BankAccountChange = field.object({
  holderName: field.text('Who holds the account.', '王芳', 100, 1),
  bankName: field.text('Name of the bank.', '成都银行', 100, 1),
  accountNumber: field.text('Number, 6 to 34 digits and letters.', '6217 0000 1111 0042', 60, 6),
})

export const Batch = field.object({
  id: field.id('Id of the batch.'),
  number: field.text('Its number, for the bank.', '7K2M9QXA'),
  currency: currency(),
  payouts: field.count('How many payouts it has.', 42),
  totalMinor: field.minor('Their sum.', 1_200_000),
  madeBy: field.id('Who made it.'),
  madeAt: field.instant('When.'),
  sentAt: field.nullable(field.instant('When it went to the bank.')),
})

export const BatchPage = page(Batch, 'Batches, newest first.')

export const BatchWithPayouts = field.object({
  ...Batch.properties,
  attempts: field.list(
    field.object({
      payoutId: field.id('Id of the payout.'),
      payeeKind: payeeKind(),
      payeeId: field.id('The payee.'),
      payeeName,
      attempt: field.count('The how manieth time it is sent.', 1),
      amountMinor: field.minor('What is sent.', 83_200),
      bankName: field.text('Name of the bank.', '成都银行'),
      accountEnding: field.text('The last of the account’s digits.', '0042'),
      status: field.nullable(field.oneOf('What became of it; null before.', ['paid', 'failed'])),
      reference: field.nullable(field.text('The bank’s reference.', 'B2026112500042')),
      why: field.nullable(field.text('Why it failed.', 'no such account', 500)),
    }),
    'What is in it.',
    { maxItems: 5000 },
  ),
})

export const Results = field.object({
  results: field.list(
    field.object({
      payoutId: field.id('Id of the payout.'),
      status: field.oneOf('What the bank did.', ['paid', 'failed']),
      reference: field.optional(field.text('The bank’s reference.', 'B2026112500042', 100)),
      why: field.optional(field.text('Why it failed.', 'no such account', 500)),
    }),
    'Results of payouts of the batch, all or some.',
    { minItems: 1, maxItems: 5000 },
  ),
})

export const ResultsRecorded = field.object({
  results: field.list(
    field.object({
      payoutId: field.id('Id of the payout.'),
      outcome: field.oneOf(
        'repeated: told before; conflict: another result was told before and stands.',
        [...OUTCOMES],
      ),
    }),
    'In the order sent.',
    { maxItems: 5000 },
  ),
})
