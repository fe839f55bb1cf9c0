import { CashToReturn } from '#payments'
import { field } from '#platform/http'

const method = field.oneOf('How it is paid.', ['wallet', 'cash', 'sandbox'])

export const WaysToPay = field.object({
  ways: field.list(
    field.object({
      method,
      refusal: field.nullable(
        field.object(
          {
            code: field.text('Stable code of why not.', 'too-many-uncollected'),
            detail: field.text('Why not, and what to do instead.', 'Pay before pickup.'),
          },
          'Why this person may not use it now; null where they may.',
        ),
      ),
    }),
    'Ways to pay that are offered here; with a refusal where this person may not use one now.',
  ),
})

export const MoneyOfOrder = field.object({
  paidMinor: field.minor('Paid so far.', 1960),
  refundedMinor: field.minor('Given back of it.', 480),
  payments: field.list(
    field.object({
      id: field.id('The payment.'),
      method,
      amountMinor: field.minor('Its part for this order.', 1960),
      state: field.oneOf('How it stands.', ['waiting', 'captured', 'failed', 'expired']),
      createdAt: field.instant('When it was begun.'),
      capturedAt: field.nullable(field.instant('When the money came.')),
      expiresAt: field.nullable(field.instant('Until when it can be paid.')),
    }),
    'Payments, oldest first.',
  ),
  refunds: field.list(
    field.object({
      id: field.id('The refund.'),
      amountMinor: field.minor('Given back.', 480),
      reason: field.text('Why.', 'cancelled'),
      route: field.oneOf('Where it goes.', ['original', 'wallet', 'cash', 'bank']),
      state: field.oneOf('How it stands.', [
        'waiting',
        'asked',
        'failing',
        'alerted',
        'succeeded',
        'rerouted',
      ]),
      issuedAt: field.instant('When it was decided.'),
      succeededAt: field.nullable(field.instant('When it arrived.')),
    }),
    'What came back, oldest first.',
  ),
})

export const OwnCashRefund = field.object({
  ...CashToReturn.properties,
  order: field.nullable(
    field.object(
      {
        number: field.text('What people read out.', '7K3M9QXZ', 8),
        shortNumber: field.count('Number on the bags that day (跟团号).', 17),
        pickupDate: field.date('Day of its pickup.'),
        residentName: field.nullable(field.text('Who ordered; null for a walk-in.', '王芳')),
      },
      'The order whose cash it was; null where a payment was for none.',
    ),
  ),
})
