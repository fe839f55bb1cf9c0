import { field, page, pageQuery } from '#platform/http'
import { whyText } from './earnings.ts'

export const Statement = field.object(
  {
    id: field.id('Id of the statement.'),
    supplierId: field.id('Whose it is.'),
    number: field.text('Its number.', '7K2M9QXA'),
    periodFrom: field.date('First day.'),
    periodUntil: field.date('Last day.'),
    dueOn: field.date('When it is paid.'),
    totalMinor: field.signedMinor('What it comes to; below zero it is carried forward.', 84_000),
    postedMinor: field.signedMinor('The same without what was carried forward to it.', 84_000),
    entries: field.count('How many lines it has.', 12),
    disputableUntil: field.date('Last day on which a line can be disputed.'),
    closedAt: field.instant('When it was closed.'),
    settledAt: field.nullable(field.instant('When its due day was worked; null before.')),
    payoutId: field.nullable(field.id('The payout that pays it.')),
  },
  'What a supplier is owed for a period.',
)

const SupplierEntry = field.object({
  id: field.id('Id of the line.'),
  kind: field.oneOf('What it is.', [
    'delivered',
    'claim',
    'return',
    'adjustment',
    'dispute',
    'carried-forward',
  ]),
  amountMinor: field.signedMinor(
    'What the supplier is owed for it; below zero is taken off.',
    4800,
  ),
  subjectKind: field.text('What it belongs to.', 'receipt-line'),
  subjectId: field.id('Id of that.'),
  skuId: field.nullable(field.id('The goods.')),
  quantity: field.nullable(field.count('Pieces, or grams where weighed.', 24)),
  reason: field.text(
    'Why; the number of the statement for what is carried forward.',
    'quality',
    500,
  ),
  day: field.date('On which day it counts.'),
  enteredBy: field.nullable(field.id('Who entered it; null for the program.')),
  enteredAt: field.instant('When it happened.'),
  statementId: field.nullable(field.id('The statement it stands on; null before.')),
})

const WHERE_MONEY_IS = {
  availableMinor: field.signedMinor('What is due and not paid out.', 84_000),
  notYetDueMinor: field.minor('On closed statements that are not due yet.', 12_000),
  openMinor: field.signedMinor('On no statement yet.', 4800),
}

export const BalancesQuery = field.object({ suppliers: field.ids('The suppliers.') })

export const Balances = field.list(
  field.object({ supplierId: field.id('The supplier.'), ...WHERE_MONEY_IS }),
  'In the order of the ids; nought for a supplier that was never owed anything.',
  { maxItems: 100 },
)

export const StatementPage = field.object({
  ...WHERE_MONEY_IS,
  ...page(Statement, 'Statements, newest first.').properties,
})

export const StatementsQuery = field.object(pageQuery)

export const Dispute = field.object({
  id: field.id('Id of the dispute.'),
  supplierId: field.id('Whose it is.'),
  statementId: field.id('The statement.'),
  entryId: field.id('The line.'),
  claimedMinor: field.signedMinor('What the supplier says the line should be.', 5200),
  why: field.text('Why.', '26 were accepted, not 24', 500),
  raisedBy: field.id('Who said so.'),
  raisedAt: field.instant('When.'),
  resolvedAt: field.nullable(field.instant('When it was resolved; null before.')),
  resolution: field.nullable(field.oneOf('How.', ['granted', 'declined'])),
  resolvedWhy: field.nullable(field.text('Why so.', 'the slip says 26', 500)),
  adjustmentMinor: field.nullable(field.signedMinor('What the next statement gets.', 400)),
})

export const StatementWithLines = field.object({
  statement: Statement,
  disputes: field.list(Dispute, 'What was said against its lines, newest first.', {
    maxItems: 500,
  }),
  ...page(SupplierEntry, 'Its lines, newest first.').properties,
})

export const EntriesQuery = field.object({
  ...pageQuery,
  isOpen: field.optional(field.yes('Only those on no statement yet.', true)),
})

export const EntryPage = page(SupplierEntry, 'Lines, newest first.')

export const DisputePage = page(Dispute, 'Disputes, newest first.')

export const DisputesQuery = field.object({
  ...pageQuery,
  supplierId: field.optional(field.id('Only of this supplier.')),
  isOpen: field.optional(field.yes('Only those that wait, or only those resolved.', true)),
})

export const NewDispute = field.object({
  entryId: field.id('The line.'),
  claimedMinor: field.signedMinor('What it should be.', 5200),
  why: whyText('Why.', '26 were accepted, not 24'),
})

export const DisputeResolution = field.object({
  resolution: field.oneOf('Whether it is right.', ['granted', 'declined']),
  adjustmentMinor: field.optional(
    field.signedMinor('What the next statement gets; the difference claimed when absent.', 400),
  ),
  why: whyText('Why so.', 'the slip says 26'),
})
