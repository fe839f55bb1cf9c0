import { field, page, pageQuery } from '#platform/http'

export const currency = () => field.text('ISO 4217 currency.', 'CNY', 3, 3)
export const whyText = (description: string, example: string) =>
  field.text(description, example, 500, 2)

const Balance = field.object(
  {
    currency: currency(),
    pendingMinor: field.signedMinor('Earned, in its claim window still.', 12_300),
    availableMinor: field.signedMinor('Can be paid out; below zero it is owed back.', 84_000),
    underWayMinor: field.minor('Asked for and not at the bank account yet.', 20_000),
    paidMinor: field.minor('Paid out so far, with the tax.', 480_000),
    taxMinor: field.minor('Tax withheld of that.', 0),
    cashOwedMinor: field.signedMinor('Cash held for the operator.', 1960),
  },
  'Where the money of an earner is.',
)

export const Earning = field.object({
  id: field.id('Id of the entry.'),
  kind: field.oneOf(
    'earned, clawback and reversal follow an order’s lines; loss is what was lost at the leader; door-fee is of a door delivery.',
    ['earned', 'clawback', 'reversal', 'loss', 'door-fee', 'adjustment'],
  ),
  amountMinor: field.signedMinor('What it adds to the balance.', 108),
  orderId: field.nullable(field.id('Order it is of.')),
  orderNumber: field.nullable(field.text('Number of the order.', '7K2M9QXA')),
  pickupDate: field.nullable(field.date('When the order was for.')),
  lineNumber: field.nullable(field.count('Line of the order; null for the whole.', 1)),
  lineName: field.nullable(field.names('Name of what the line sold.')),
  subjectId: field.nullable(field.id('The claim, shortfall or door delivery.')),
  dueMinor: field.nullable(field.minor('What the line still cost when this was entered.', 1080)),
  netMinor: field.nullable(field.minor('That without tax: what the rate is of.', 991)),
  basisPoints: field.nullable(field.basisPoints('Rate of the commission.', 1000)),
  reason: field.text(
    'Why: collected, delivered, claim, short, weighed, returned, reopened, or words of finance.',
    'collected',
    500,
  ),
  causeId: field.id('The event or call that made it.'),
  enteredBy: field.nullable(field.id('Who entered it; null for the program.')),
  earnedAt: field.instant('When it happened.'),
  maturesAt: field.instant('When its claim window ends.'),
  maturedAt: field.nullable(field.instant('When it became available; null while it is not.')),
  payoutId: field.nullable(field.id('The payout it is a part of.')),
})

export const EarningsQuery = field.object(pageQuery)

export const Earnings = field.object({
  balance: Balance,
  ...page(Earning, 'Entries, newest first.').properties,
})

export const Adjustment = field.object({
  amountMinor: field.signedMinor('In favour of the payee above zero, against below.', 500),
  why: whyText('Why.', 'the fee of the second trip'),
})

export const Adjusted = field.object({ id: field.id('Id of the adjustment.') })
