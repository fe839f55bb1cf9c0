import { field, page } from '#platform/http'
import { MyOrder } from '../schemas.ts'

export const CommunityOrderPage = page(
  field.object({
    ...MyOrder.properties,
    residentPhone: field.nullable(
      field.text('How to call who ordered; masked for whoever need not.', '+8613800000001', 20),
    ),
  }),
  'Orders with their goods, newest first.',
)

export const CommunityOrderDay = field.object({
  pickupDate: field.date('The day.'),
  orders: field.count('Orders that count.', 42),
  residents: field.count('People who ordered.', 37),
  salesMinor: field.minor('What they come to, less what was taken off since.', 126000),
  unpaidOrders: field.count('Orders that wait for an online payment.', 3),
  unpaidMinor: field.minor('What is still to be paid on these.', 5400),
  cashDueMinor: field.minor('Cash still due at the handover.', 4620),
  skus: field.list(
    field.object({
      skuId: field.id('The SKU.'),
      name: field.names('Name as it was sold.'),
      measure: field.oneOf('How it is counted.', ['piece', 'case', 'about', 'weighed']),
      quantity: field.quantity('How much was ordered.'),
      orders: field.count('Orders that hold it.', 12),
    }),
    'What was ordered, most wanted first; 500 at most.',
  ),
})
