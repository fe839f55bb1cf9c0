import { field, page, pageQuery } from '#platform/http'
import { LOCALES } from '#platform/i18n'

const report = {
  skuId: field.optional(
    field.id('The goods; of a wrong bag, those that lie there and belong elsewhere.'),
  ),
  orderId: field.optional(field.id('The order that lacks them.')),
  lineNumber: field.optional(field.count('Its line.', 1, 1, 1000)),
  bagId: field.optional(field.id('The bag that lacks, or should have been there.')),
  foundBagId: field.optional(field.id('The bag that lies there and belongs elsewhere.')),
  quantity: field.optional(field.quantity('How much; of a whole bag it may be absent.', 1)),
  pictureIds: field.optional(
    field.list(field.id('A picture.'), 'Pictures of it, added as claim pictures.', { maxItems: 6 }),
  ),
  note: field.optional(field.text('What else there is to say.', '袋子破了', 500)),
}

const Report = field.object({
  kind: field.oneOf(
    'What is wrong: it lacks, it is too much, another’s is there, or it is broken.',
    ['missing', 'surplus', 'wrong', 'damaged'],
  ),
  ...report,
})

export const Confirmation = field.object({
  discrepancies: field.optional(
    field.list(Report, 'What did not come as it should; nothing when all came.', { maxItems: 500 }),
  ),
})

export const LaterReport = field.object({
  discrepancies: field.list(Report, 'What was found since.', { minItems: 1, maxItems: 500 }),
})

export const Discrepancy = field.object({
  id: field.id('Id of the discrepancy.'),
  communityId: field.id('Where.'),
  pickupDate: field.date('Of this pickup.'),
  stationId: field.id('The point.'),
  loadId: field.nullable(field.id('The load that brought it, or should have.')),
  kind: field.oneOf('It lacks, is broken or is too much.', ['missing', 'damaged', 'surplus']),
  reportedAs: field.oneOf('As it was reported.', ['missing', 'surplus', 'wrong', 'damaged']),
  skuId: field.id('The goods.'),
  orderId: field.nullable(field.id('The order that lacks them.')),
  lineNumber: field.nullable(field.count('Its line.', 1, 1)),
  bagId: field.nullable(field.id('The bag.')),
  quantity: field.quantity('How much.', 2),
  matchedQuantity: field.count('On its way between those who have and those who lack it.', 1),
  redeliveredQuantity: field.count('Brought.', 0),
  settledQuantity: field.count('Refunded, or where too much booked in or written off.', 0),
  stage: field.oneOf('Lost on the road, or after the leader had confirmed.', [
    'transport',
    'leader',
  ]),
  pictureIds: field.list(field.id('A picture.'), 'Pictures of it.'),
  note: field.text('What else was said.', '袋子破了', 500),
  reportedAt: field.instant('When it was reported.'),
  resolution: field.nullable(
    field.oneOf('What became of it.', ['redelivered', 'refunded', 'returned', 'written-off']),
  ),
  resolvedAt: field.nullable(field.instant('When.')),
  resolvedWhy: field.nullable(field.text('Why.', 'no bus today', 500)),
})

const ShownBag = field.object({
  id: field.id('Id of the bag.'),
  orderId: field.id('Its order.'),
  shortNumber: field.count('The resident’s number of the day.', 12, 1),
  bagNumber: field.count('This one of the resident’s bags.', 2, 1),
  bagCount: field.count('Of so many.', 3, 1),
  storage: field.oneOf('How it is kept.', ['ambient', 'chilled', 'frozen']),
  slot: field.count('Its place on the sorting wall.', 14, 1),
  lineNumbers: field.list(field.count('A line.', 1, 1), 'The order’s lines in it.'),
  arrivedAt: field.nullable(field.instant('When it arrived; null while it is on its way.')),
  isReady: field.yes('Whether it may be fetched.'),
})

const Arrived = field.object({
  id: field.id('Id of the arrival.'),
  stationId: field.id('The point.'),
  loadId: field.nullable(field.id('The load that brought it; null where it was sorted there.')),
  arrivedAt: field.instant('When.'),
  confirmBy: field.instant('Until when the leader may say what came.'),
  confirmedAt: field.nullable(field.instant('When it was confirmed.')),
  confirmedBy: field.nullable(field.id('By whom; null where silence confirmed.')),
})

const ShownSku = field.object({
  skuId: field.id('The goods.'),
  name: field.names('Their name.'),
  measure: field.text('How they are counted: piece, case, about or weighed.', 'piece', 20),
  quantity: field.quantity('Of all that arrived.', 24),
})

export const Delivery = field.object({
  communityId: field.id('The community.'),
  pickupDate: field.date('For this pickup.'),
  confirmBy: field.nullable(
    field.instant('Until when the leader may say what came; null when nothing waits for it.'),
  ),
  arrivals: field.list(Arrived, 'What arrived, the first first.'),
  bags: field.list(ShownBag, 'Every bag, by short number.', { maxItems: 100_000 }),
  skus: field.list(ShownSku, 'What arrived, by goods.', { maxItems: 10_000 }),
  discrepancies: field.list(Discrepancy, 'What was reported.', { maxItems: 10_000 }),
})

export const GroupMessageQuery = field.object({
  locale: field.optional(
    field.oneOf('Language of whom it is for; the reader’s own when absent.', [...LOCALES]),
  ),
})

export const GroupMessage = field.object({
  text: field.text('Ready to paste: short numbers, no names and no phones.', '货到了！', 100_000),
})

export const DiscrepancyQuery = field.object({
  ...pageQuery,
  pickupDate: field.optional(field.date('Only of this pickup.')),
  isOpen: field.optional(field.yes('Only those that are open, or are not.')),
})
export const DiscrepancyPage = page(Discrepancy, 'Discrepancies, newest first.')

export const ResolutionWish = field.object({
  decision: field.oneOf('What becomes of it.', ['redeliver', 'refund', 'return', 'write-off']),
  otherId: field.optional(
    field.id('The discrepancy on the other side; the nearest ones when absent.'),
  ),
  fromStationId: field.optional(field.id('A station whose stock it is taken from instead.')),
  courierId: field.optional(field.id('The courier who brings it.')),
  why: field.text('Why, for those who read it later.', 'a bus goes there', 500, 1),
})

export const Redelivery = field.object({
  id: field.id('Id of the redelivery.'),
  pickupDate: field.date('Of this pickup.'),
  gapId: field.id('The discrepancy that lacks them.'),
  surplusId: field.nullable(field.id('The one that has them; null from a station’s stock.')),
  skuId: field.id('The goods.'),
  quantity: field.quantity('How much.', 2),
  fromStationId: field.id('From here.'),
  toStationId: field.id('To here.'),
  courierId: field.nullable(field.id('The courier who brings them; null while nobody is named.')),
  createdAt: field.instant('When it was promised.'),
  doneAt: field.nullable(field.instant('When they were there.')),
  doneBy: field.nullable(field.id('Who says so.')),
  cancelledAt: field.nullable(field.instant('When it was called off.')),
  cancelledWhy: field.nullable(field.text('Why.', 'broken on the way', 500)),
})

export const RedeliveryQuery = field.object({
  ...pageQuery,
  pickupDate: field.optional(field.date('Only of this pickup.')),
  isOpen: field.optional(field.yes('Only those under way, or not.')),
})
export const RedeliveryPage = page(Redelivery, 'Redeliveries, the first first.')

export const Assignment = field.object({
  courierId: field.nullable(field.id('The courier who brings it; null for nobody yet.')),
})
