import { field, page, pageQuery } from '#platform/http'
import { ORDER_STATES } from '../purchase-order.ts'

const whole = (description: string, example = 24) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example)

const lotCode = field.text('Code of the lot, as the supplier writes it.', 'L20261120-1', 64, 1)
const expiresOn = field.date('The last day the lot is good.', '2026-12-05')

const OrderLine = field.object({
  skuId: field.id('Id of the SKU.'),
  quantity: field.quantity('Asked for.', 24),
  costMinor: field.minor('Cost per piece, or per kg where the SKU is weighed.', 310),
  amountMinor: field.minor('Cost of what is asked for.', 7440),
  isWeighed: field.yes('Whether it is counted in grams.', false),
  caseSize: field.count('Pieces, or grams where weighed, of a case.', 12, 1),
  lotRule: field.oneOf('Whether each delivery must name its lot.', ['required', 'optional']),
  confirmedQuantity: field.nullable(whole('What the supplier said it brings.')),
  cutWhy: field.nullable(field.text('Why it brings less than was asked.', '霜冻减产', 300)),
  passedQuantity: whole('Asked of a second source instead.', 0),
  expectedQuantity: whole('What is counted on now, what came included.'),
  expectedMinor: field.minor('Cost of what is counted on now.', 7440),
  shippedQuantity: whole('Put on its way.'),
  receivedQuantity: whole('Taken in.'),
  refusedQuantity: whole('Came and was refused.', 0),
})

const order = {
  id: field.id('Id of the purchase order.'),
  number: field.text('As people read it out.', '7K2M9QXA', 8),
  supplierId: field.id('Id of the supplier.'),
  stationId: field.id('The warehouse it goes to.'),
  pickupDate: field.date('The day the goods are picked up.'),
  state: field.oneOf('Where it stands.', ORDER_STATES),
  secondSourceOf: field.nullable(field.id('The order that this one makes up for.')),
  version: field.count('Raised by each change.', 1, 1),
  createdAt: field.instant('When it was made.'),
  holdUntil: field.instant('Until when it waits for a buyer’s look.'),
  sentAt: field.nullable(field.instant('When it went out.')),
  answerBy: field.nullable(field.instant('Until when the supplier answers.')),
  escalatedAt: field.nullable(field.instant('When buyers were told that nobody answered.')),
  confirmedAt: field.nullable(field.instant('When it was confirmed, or last cut.')),
  declinedAt: field.nullable(field.instant('When it was declined.')),
  declinedWhy: field.nullable(field.text('Why.', '霜冻减产', 300)),
  cancelledAt: field.nullable(field.instant('When it was cancelled.')),
  cancelledWhy: field.nullable(field.text('Why.', '需求撤回', 300)),
  shippedAt: field.nullable(field.instant('When the first of it was shipped.')),
  closedAt: field.nullable(field.instant('Since when nothing more is awaited.')),
}

const PurchaseOrder = field.object(order)
export const PurchaseOrderPage = page(PurchaseOrder, 'Purchase orders, the newest first.')

const shipmentLine = {
  skuId: field.id('Id of the SKU.'),
  quantity: field.quantity('Put on its way.', 24),
}

export const Shipment = field.object({
  id: field.id('Id of the shipment.'),
  purchaseOrderId: field.id('Id of the purchase order.'),
  expectedAt: field.instant('When it is expected at the warehouse.'),
  shippedAt: field.instant('When it was written down.'),
  arrivedAt: field.nullable(field.instant('When the first of it was received.')),
  lines: field.list(
    field.object({
      ...shipmentLine,
      lotCode: field.nullable(lotCode),
      expiresOn: field.nullable(expiresOn),
    }),
    'What is in it, lot by lot.',
  ),
})

export const FullPurchaseOrder = field.object({
  ...order,
  amountMinor: field.minor('Cost of all that is asked for.', 7440),
  expectedMinor: field.minor(
    'Cost of what is counted on now: all that is asked for until the supplier cuts or declines.',
    7440,
  ),
  lines: field.list(OrderLine, 'Its lines, by SKU.', { maxItems: 5000 }),
  shipments: field.list(Shipment, 'What is under way or came, by expected time.'),
})

const filters = {
  pickupDate: field.optional(field.date('Only of this pickup date.')),
  state: field.optional(field.oneOf('Only those that stand so.', ORDER_STATES)),
}

export const PurchaseOrderQuery = field.object({
  ...filters,
  supplierId: field.optional(field.id('Only of this supplier.')),
  stationId: field.optional(field.id('Only to this warehouse.')),
  ...pageQuery,
})

export const OwnOrderQuery = field.object({ ...filters, ...pageQuery })

const asked = {
  skuId: field.id('Id of the SKU.'),
  quantity: field.quantity('To ask for.', 24),
}
const askedLine = field.object(asked)
const writtenLine = field.object({
  ...asked,
  costMinor: field.optional(
    field.minor(
      'Cost agreed on, per piece or per kg where weighed; absent: as the supplier offers it.',
      310,
    ),
  ),
})

export const NewPurchaseOrder = field.object({
  supplierId: field.id('Id of the supplier.'),
  stationId: field.id('The warehouse it goes to.'),
  pickupDate: field.date('The day the goods are picked up.'),
  lines: field.list(writtenLine, 'What to ask for.', { minItems: 1 }),
})

export const LinesChange = field.object({
  version: field.count('Version that was read.', 1, 1),
  lines: field.list(askedLine, 'All lines as they shall be; what is left out is taken off.', {
    minItems: 1,
  }),
})

export const WhyWish = field.object({
  why: field.text('Why; it will be read.', '霜冻减产', 300, 1),
})

export const Confirmation = field.object({
  lines: field.optional(
    field.list(
      field.object({
        skuId: field.id('Id of the SKU.'),
        quantity: whole('What can be brought of it; 0: none.'),
        why: field.optional(field.text('Why it is less.', '霜冻减产', 300, 1)),
      }),
      'Only what is cut; all else is confirmed whole.',
    ),
  ),
})

export const Passed = field.object({
  orders: field.list(PurchaseOrder, 'The orders that went to others.'),
  withoutSource: field.list(
    field.id('Id of a SKU.'),
    'SKUs that nobody else offers: they stay short.',
  ),
})

export const NewShipment = field.object({
  expectedAt: field.instant('When it will be at the warehouse.'),
  lines: field.list(
    field.object({
      ...shipmentLine,
      lotCode: field.optional(lotCode),
      expiresOn: field.optional(expiresOn),
    }),
    'What is in it, lot by lot.',
    { minItems: 1 },
  ),
})
