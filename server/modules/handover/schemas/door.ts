import { field } from '#platform/http'

export const DoorDeliveryBody = field.object({
  payBy: field.oneOf('From the wallet at once, or in cash at the door.', ['wallet', 'cash']),
  addressId: field.optional(field.id('An address of the resident; where they live when absent.')),
  note: field.optional(field.text('For whoever brings it.', '放门口就行', 200)),
})

export const DoorDeliveryView = field.object({
  id: field.id('Id of the delivery.'),
  orderId: field.id('The order.'),
  communityId: field.id('Where.'),
  pickupDate: field.date('Day of the goods.'),
  residentId: field.nullable(field.id('Whose goods; null for a walk-in.')),
  feeMinor: field.minor('What bringing it costs.', 200),
  paidHow: field.oneOf('How the fee is paid; none where nothing is to pay.', [
    'wallet',
    'cash',
    'none',
  ]),
  recipient: field.text('For whom.', '王芳', 100),
  address: field.text('Where to.', '3栋', 300),
  room: field.text('Which door.', '1203', 60),
  note: field.text('For whoever brings it.', '放门口就行', 400),
  state: field.oneOf('How far it is.', ['asked', 'accepted', 'done', 'cancelled']),
  askedAt: field.instant('When it was asked for.'),
  acceptedAt: field.nullable(field.instant('When somebody took it on.')),
  acceptedBy: field.nullable(field.id('Who brings it.')),
  leaderId: field.nullable(field.id('The leader who earns the fee; null for a courier.')),
  doneAt: field.nullable(field.instant('When it was given.')),
  cancelledAt: field.nullable(field.instant('When it was called off.')),
  cancelledWhy: field.nullable(field.text('Why.', '居民自取', 300)),
})

/** As those who bring goods see it. */
export const ListedDoorDelivery = field.object({
  ...DoorDeliveryView.properties,
  cashToTakeMinor: field.minor('Cash to take: what the order still costs, and a fee in cash.', 200),
  orderNumber: field.nullable(
    field.text('Number of the order; null once that was cancelled.', 'X3CH7HC2'),
  ),
  shortNumber: field.nullable(
    field.count('The number of the day that stands on its bags; null as its order’s.', 5, 1),
  ),
  stationName: field.text('The pickup point where its bags lie.', '锦绣花园北门自提点', 100),
  phone: field.nullable(
    field.phone('To ring, for who took it on, until it is given; null for others or without one.'),
  ),
})

export const CompletionBody = field.object({
  digits: field.optional(field.text('Digits of the code, said at the door.', '40718265', 8, 8)),
  pictureId: field.optional(field.id('A picture of the goods at the door, or of a signature.')),
  cashTakenMinor: field.optional(
    field.minor('Cash taken: what is due on the order, and the fee where it is cash.', 200),
  ),
})

export const DoorCancellationBody = field.object({
  why: field.text('Why.', '居民自取', 300, 1),
})

export const DoorFee = field.object({
  feeMinor: field.minor('What bringing an order to the door costs here.', 200),
})
