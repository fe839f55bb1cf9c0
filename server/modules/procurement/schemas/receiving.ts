import { Type } from 'typebox'
import { field, page, pageQuery } from '#platform/http'
import { Shipment } from './purchase-orders.ts'

const whole = (description: string, example = 24) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example)

const temperature = Type.Integer({
  minimum: -1000,
  maximum: 1000,
  description: 'Measured at the door, in tenths of a degree Celsius.',
  examples: [45],
})

const refusedWhy = field.text('Why it was refused.', '压伤', 300, 1)
const lotCode = field.text('Code of the lot, as it is printed.', 'L20261120-1', 64, 1)
const expiresOn = field.date('The last day the lot is good.', '2026-12-05')
const grade = field.oneOf('Grade by the eye: A as agreed, C barely fit.', ['A', 'B', 'C'])
const pictureIds = (description: string) =>
  field.list(field.id('Id of a claim picture of one’s own.'), description, { maxItems: 9 })

export const NewReceipt = field.object({
  pickupDate: field.date('The day the goods are for.'),
  purchaseOrderId: field.optional(field.id('The order they were asked for with.')),
  shipmentId: field.optional(field.id('The shipment they came with.')),
  supplierId: field.optional(field.id('Whose goods came without an order.')),
  why: field.optional(field.text('Why goods are taken in without an order.', '补货', 300, 1)),
  lines: field.list(
    field.object({
      skuId: field.optional(field.id('Id of the SKU, where it was chosen.')),
      barcode: field.optional(
        field.text(
          'What was scanned: a barcode, a label of a scale, or a SKU’s code.',
          '6901234567892',
          64,
          1,
        ),
      ),
      quantity: field.optional(
        whole('Taken in, without what was refused; a scale’s label says it by itself.'),
      ),
      lotCode: field.optional(lotCode),
      expiresOn: field.optional(expiresOn),
      grade: field.optional(grade),
      temperatureTenths: field.optional(temperature),
      refusedQuantity: field.optional(whole('Came beside it and was refused.', 0)),
      refusedWhy: field.optional(refusedWhy),
      pictureIds: field.optional(pictureIds('What was refused, as pictures.')),
    }),
    'What came, lot by lot.',
    { minItems: 1 },
  ),
})

export const Receipt = field.object({
  id: field.id('Id of the receipt.'),
  purchaseOrderId: field.nullable(field.id('The order they were asked for with.')),
  shipmentId: field.nullable(field.id('The shipment they came with.')),
  supplierId: field.nullable(field.id('Whose goods they were.')),
  why: field.nullable(field.text('Why they were taken in without an order.', '补货', 300)),
  isLate: field.yes('After the day was closed: free stock, nothing for its orders.', false),
  receivedAt: field.instant('When.'),
  receivedBy: field.nullable(field.id('Who received.')),
  lines: field.list(
    field.object({
      id: field.id('Id of the line.'),
      skuId: field.id('Id of the SKU.'),
      lotId: field.nullable(field.id('Id of the lot.')),
      quantity: whole('Taken in.'),
      refusedQuantity: whole('Came beside it and was refused.', 0),
      refusedWhy: field.nullable(refusedWhy),
      pictureIds: pictureIds('What was refused, as pictures.'),
      grade: field.nullable(grade),
      temperatureTenths: field.nullable(temperature),
      expiresOn: field.nullable(expiresOn),
      costMinor: field.minor('Cost per piece, or per kg where the SKU is weighed.', 310),
      amountMinor: field.signedMinor('Owed to the supplier for what was taken in.', 7440),
      notes: field.list(
        field.text('near-expiry or after-close.', 'near-expiry', 40),
        'What is to be known of it.',
      ),
    }),
    'What came, in the order it was written.',
  ),
})

export const ReceiptPage = page(Receipt, 'Receipts, the first first.')
export const ReceiptQuery = field.object(pageQuery)

export const ClosingWish = field.object({
  force: field.optional(field.yes('Closes although goods are under way.', false)),
  why: field.optional(field.text('Why it cannot wait; needed with force.', '车坏在路上', 300, 1)),
})

export const ReceivingDay = field.object({
  id: field.id('Id of the receiving day.'),
  stationId: field.id('The warehouse.'),
  pickupDate: field.date('The day the goods are picked up.'),
  closedAt: field.nullable(field.instant('When it was closed; null while goods are awaited.')),
  closedBy: field.nullable(field.id('Who closed it.')),
  forcedWhy: field.nullable(field.text('Why it did not wait.', '车坏在路上', 300)),
})

const figures = {
  expectedQuantity: whole('Counted on from suppliers.'),
  receivedQuantity: whole('Taken in before the close.'),
  refusedQuantity: whole('Came and was refused.', 0),
  missingQuantity: whole('Counted on and not come.', 0),
}

const tenths = (description: string, example: number) =>
  Type.Integer({
    minimum: -1000,
    maximum: 1000,
    description: `${description} In tenths of a degree Celsius.`,
    examples: [example],
  })

const ReceiptRules = field.object(
  {
    chilledFromTenths: tenths('The coldest that chilled goods may be.', 0),
    chilledToTenths: tenths('The warmest that chilled goods may be.', 70),
    frozenToTenths: tenths('The warmest that frozen goods may be.', -150),
    nearExpiryDays: field.count('What expires within so many days after the pickup is noted.', 3),
    overDeliveryBasisPoints: field.basisPoints('How much more than ordered may be taken in.', 300),
  },
  'What goods are held to at the door.',
)

export const FullReceivingDay = field.object({
  ...ReceivingDay.properties,
  id: field.nullable(field.id('Id of the receiving day; null where nothing is awaited nor came.')),
  rules: ReceiptRules,
  arrivals: field.list(Shipment, 'Shipments of the day, by expected time.'),
  skus: field.list(
    field.object({
      skuId: field.id('Id of the SKU.'),
      ...figures,
      freeQuantity: whole('Set aside of own stock.', 0),
    }),
    'By SKU.',
    { maxItems: 5000 },
  ),
  purchaseOrders: field.list(
    field.object({
      id: field.id('Id of the purchase order.'),
      number: field.text('As people read it out.', '7K2M9QXA', 8),
      supplierId: field.id('Id of the supplier.'),
      supplierName: field.text('Its name.', '彭州绿源合作社'),
      state: field.text('Where it stands.', 'shipped', 20),
      lines: field.list(
        field.object({
          skuId: field.id('Id of the SKU.'),
          orderedQuantity: whole('Asked for with the order, before anything was cut.'),
          lotRule: field.oneOf('Whether the lot must be named.', ['required', 'optional']),
          ...figures,
        }),
        'By SKU.',
        { maxItems: 5000 },
      ),
    }),
    'By purchase order; cancelled and held ones are left out.',
  ),
})
