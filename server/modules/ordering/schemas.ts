import { field, page } from '#platform/http'
import { QuoteSchema } from '#pricing'
import { CLOSED_WHY, ORDER_STATES } from './order.ts'
import { REDUCTION_KINDS } from './reduction.ts'

const offerId = field.id('The offer.')
const replacement = field.oneOf(
  'Whether another may take its place when it lacks: yes, no, or ask; never a dearer one.',
  ['yes', 'no', 'ask'],
  'no',
)
const windowId = field.id('The window.')
const fulfilment = field.oneOf('How the goods come: picked up, or delivered to the door.', [
  'pickup',
  'delivery',
])
const slot = field.text('Pickup time as the window offers it, from-to.', '16:00-20:00', 20)

const WantedLine = field.object({
  offerId,
  quantity: field.quantity('How much.'),
  replacement: field.optional(replacement),
})

const CheckoutPart = field.object(
  {
    windowId,
    fulfilment,
    slot: field.optional(slot),
    addressId: field.optional(field.id('The resident’s address; needed for delivery.')),
    note: field.optional(field.text('A word to whoever packs it.', 'Ripe ones, please.', 200)),
    lines: field.list(WantedLine, 'What is ordered.', { minItems: 1, maxItems: 200 }),
  },
  'One order: a window and a way of getting the goods.',
)

const method = field.oneOf('How it is paid.', ['wallet', 'cash', 'sandbox'])

export const CheckoutBody = field.object({
  parts: field.list(CheckoutPart, 'One order each.', { minItems: 1, maxItems: 10 }),
  payments: field.list(
    field.object({
      method,
      amountMinor: field.optional(field.minor('At most this much; the rest when absent.', 1960)),
    }),
    'How the whole is paid, in this order.',
    { minItems: 1, maxItems: 3 },
  ),
  quoteToken: field.optional(
    field.text(
      'The quoteToken of the quote that was shown: another price then refuses.',
      'u7Hq2m',
      40,
    ),
  ),
  leaderCode: field.optional(field.text('Code of the leader whose link was used.', '7K3M9Q', 12)),
  isCashTaken: field.optional(
    field.yes('The caller has taken the cash; only a leader or a counter can say so.', false),
  ),
})

export const CounterCheckoutBody = field.object({
  ...CheckoutBody.properties,
  communityId: field.id('Community whose goods are ordered; the station must serve it.'),
  residentId: field.optional(field.id('Who orders; absent for a walk-in.')),
})

export const QuoteBody = field.object({
  communityId: field.optional(field.id('Community to price for; the caller’s own when absent.')),
  parts: field.list(
    field.object({
      windowId,
      fulfilment,
      lines: field.list(
        field.object({ offerId, quantity: field.quantity('How much.') }),
        'What is wanted.',
        { maxItems: 200 },
      ),
    }),
    'One order each.',
    { minItems: 1, maxItems: 10 },
  ),
})

const shortages = field.list(
  field.object({
    offerId,
    wanted: field.count('How much is wanted.', 3),
    left: field.count('How much is left.', 1),
  }),
  'Lines of which less is left than wanted.',
)

export const QuotesReply = field.object({
  quotes: field.list(QuoteSchema, 'One for each part.'),
  totalMinor: field.minor('To pay for all.', 1960),
  quoteToken: field.text('Send it with the checkout.', 'u7Hq2m', 40),
  shortages,
})

const orderCore = {
  id: field.id('Id of the order.'),
  number: field.text('What people read out; unique in the region.', '7K3M9QXZ'),
  windowId,
  communityId: field.id('Community it goes to.'),
  stationId: field.id('Station where its bags wait.'),
  fulfilment,
  pickupDate: field.date('Day of pickup or delivery.'),
  slot: field.nullable(slot),
  shortNumber: field.count('Number on the bags that day (跟团号).', 17),
  goodsMinor: field.minor('Goods before discounts.', 1960),
  feeMinor: field.minor('For delivery to the door.', 0),
  taxMinor: field.minor('Tax, contained or added as the region says.', 162),
  totalMinor: field.minor('What the order costs.', 1960),
  cashDueMinor: field.minor('Cash still due at the handover.', 0),
  state: field.oneOf('Where it stands.', ORDER_STATES),
  holdUntil: field.nullable(field.instant('Unpaid, it is held until then.')),
}

const PlacedOrder = field.object(orderCore)

export const PlacedCheckoutReply = field.object({
  checkoutId: field.id('Id of the checkout.'),
  channel: field.oneOf('Who placed it, from where.', ['shop', 'leader', 'counter', 'phone']),
  currency: field.text('ISO 4217 currency.', 'CNY'),
  totalMinor: field.minor('Of all its orders.', 1960),
  placedAt: field.instant('Business time of the placing.'),
  orders: field.list(PlacedOrder, 'The orders placed.'),
  payments: field.list(
    field.object({
      id: field.id('Id of the payment.'),
      method,
      amountMinor: field.minor('Amount.', 1960),
      state: field.oneOf('captured, pending (go and pay), or due at the handover.', [
        'captured',
        'pending',
        'due',
      ]),
    }),
    'How it is paid. A pending one is paid through POST …/payments/{payment}/attempts.',
  ),
})

const pictureId = field.nullable(field.id('Its first picture; null where it has none.'))
const measureOf = field.oneOf('How it is counted.', ['piece', 'case', 'about', 'weighed'])

const OrderLine = field.object({
  lineNumber: field.count('From 1.', 1),
  offerId,
  skuId: field.id('The SKU.'),
  name: field.names('Name as it was sold.'),
  pictureId,
  measure: measureOf,
  storage: field.oneOf('How it is kept.', ['ambient', 'chilled', 'frozen']),
  quantity: field.quantity('How much.'),
  unitPriceMinor: field.minor('Per piece, or per kg where weighed.'),
  goodsMinor: field.minor('Before discounts.', 960),
  discountMinor: field.minor('Taken off.', 0),
  taxRateBasisPoints: field.basisPoints('Tax rate.'),
  taxMinor: field.minor('Tax.', 79),
  totalMinor: field.minor('What the line costs.', 960),
  replacement,
  explanation: field.list(
    field.object({
      what: field.text('What was applied.', 'window'),
      amountMinor: field.minor('Price or amount.'),
    }),
    'How the price came about.',
  ),
})

const OrderSummary = field.object({
  ...orderCore,
  residentId: field.nullable(field.id('Who ordered; null for a walk-in.')),
  residentName: field.nullable(field.text('Name of who ordered.', '王芳')),
  leaderId: field.nullable(field.id('Leader it counts for.')),
  channel: field.text('Who placed it, from where.', 'shop'),
  currency: field.text('ISO 4217 currency.', 'CNY'),
  reducedMinor: field.minor('Taken off since: what it costs is the total less this.', 0),
  openMinor: field.minor('Still to be paid, online now or in cash at the handover.', 0),
  placedAt: field.instant('When it was placed.'),
  paidAt: field.nullable(field.instant('When it was paid in full.')),
  closedAt: field.nullable(field.instant('When its goods were handed over or came back.')),
  closedWhy: field.nullable(field.oneOf('How it was closed.', CLOSED_WHY)),
  cancelledAt: field.nullable(field.instant('When it was cancelled.')),
  cancelledWhy: field.nullable(field.text('Why it was cancelled.', 'Ordered twice.')),
})

export const OrderWithLines = field.object({
  ...OrderSummary.properties,
  note: field.text('A word to whoever packs it.', 'Ripe ones, please.'),
  discountMinor: field.minor('Taken off.', 0),
  cancellableUntil: field.instant('The cutoff of its lines: until then it can be cancelled.'),
  lines: field.list(OrderLine, 'What was ordered.'),
  reductions: field.list(
    field.object({
      lineNumber: field.count('The line; 0 for the delivery fee.', 1),
      kind: field.oneOf('Why.', REDUCTION_KINDS),
      quantity: field.count('What the line lost, in pieces or grams; 0 where money only.', 1),
      amountMinor: field.minor('Taken off what it costs.', 480),
      reducedAt: field.instant('When.'),
    }),
    'What was taken off since, oldest first.',
  ),
})

export const OrderPage = page(OrderSummary, 'Orders, newest first.')

export const MyOrder = field.object({
  ...OrderSummary.properties,
  goods: field.list(
    field.object({
      skuId: field.id('The SKU.'),
      name: field.names('Name as it was sold.'),
      measure: measureOf,
      quantity: field.quantity('How much was ordered.'),
      pictureId,
    }),
    'What was ordered.',
  ),
})

export const MyOrderPage = page(MyOrder, 'Orders, newest first.')

export const ORDER_SHELVES = ['awaiting-payment', 'to-fetch', 'done', 'refunded'] as const

export const Timeline = field.list(
  field.object({
    type: field.text('What happened.', 'order.placed'),
    occurredAt: field.instant('When.'),
    body: field.json('Ids and figures.', { totalMinor: 1960 }),
  }),
  'What happened to the order, oldest first.',
)

export const CancellationBody = field.object({
  why: field.text('Why; the person reads it.', 'Ordered twice.', 200, 1),
})

export const OrderPaymentBody = field.object({
  orderIds: field.list(field.id('An order.'), 'Unpaid orders, a neighbour’s too.', {
    minItems: 1,
    maxItems: 50,
  }),
  method: field.oneOf('How they are paid.', ['wallet', 'sandbox']),
})

export const OrderPaymentReply = field.object({
  paymentId: field.id('The payment.'),
  amountMinor: field.minor('For all orders together.', 5880),
  state: field.oneOf('captured, or pending: go and pay.', ['captured', 'pending']),
})

export const CartLineBody = field.object({
  quantity: field.quantity('How much.'),
  replacement: field.optional(replacement),
  leaderCode: field.optional(field.text('Code of the leader whose link was used.', '7K3M9Q', 12)),
})

export const CartReply = field.object({
  version: field.count('Raised by each change, on whatever device.', 3),
  lines: field.list(
    field.object({
      offerId,
      windowId,
      quantity: field.quantity('How much.'),
      name: field.names('Name of the goods.'),
      measure: measureOf,
      replacement,
      addedAt: field.instant('When it was put in.'),
      changes: field.list(
        field.object({
          what: field.oneOf('What changed since it was put in.', [
            'price',
            'stock',
            'gone',
            'cutoff',
          ]),
          before: field.optional(field.count('Price or quantity before.', 480)),
          now: field.optional(field.count('Price or quantity now.', 520)),
        }),
        'What changed since it was put in; empty when nothing did.',
      ),
    }),
    'Lines of the cart, oldest first.',
  ),
  ...QuotesReply.properties,
})
