import { field } from '#platform/http'
import { SORTING_GROUPS } from './sorting-list.ts'

const STORAGES = ['ambient', 'chilled', 'frozen'] as const

const amount = (description: string, example = 24) =>
  field.count(`${description} Pieces, or grams where the SKU is weighed.`, example)

const state = {
  allocationId: field.nullable(field.id('The allocation; null until there is one.')),
  isFinal: field.yes('Whether everyone has what they get and what they lack was given back.'),
  allocatedAt: field.nullable(field.instant('When it was settled who gets what.')),
  finishedAt: field.nullable(field.instant('When the last refund was written.')),
  sortedAt: field.nullable(field.instant('When sorting was finished and the last bags were made.')),
  firstSortedAt: field.nullable(field.instant('When the first bags were made, of any wave.')),
  dispatchedAt: field.nullable(field.instant('When the first load left.')),
}

const counts = {
  skuId: field.id('The SKU.'),
  name: field.names('Its name.'),
  isWeighed: field.yes('Whether quantities are grams.', false),
  wanted: amount('What orders wanted.'),
  ordered: amount('What was asked of suppliers.'),
  received: amount('What was taken in.', 20),
  refused: amount('What was refused at receipt.', 1),
  setAside: amount('Own stock that the pool had set aside.', 0),
  reserved: amount('What lines had reserved of a station’s stock.', 0),
  allocated: amount('What lines get.', 20),
}

export const Allocation = field.object({
  ...state,
  skus: field.list(
    field.object({
      ...counts,
      missing: amount('What lines go without.', 4),
      communities: field.list(
        field.object({
          communityId: field.id('The community.'),
          wanted: amount('What its orders wanted.', 12),
          allocated: amount('What they get.', 10),
        }),
        'The share of each community.',
      ),
    }),
    'What there is of each SKU, and who gets it.',
  ),
})

export const AllocationAsked = field.object({
  isAsked: field.yes('Whether a job was added; false where all is done already.'),
})

const storage = field.oneOf('How the goods are kept.', STORAGES)

const wave = field.optional(
  field.count('Which wave; when absent the one being sorted, else the last.', 1, 1, 32_767),
)

export const SortingWave = field.object({
  id: field.id('The wave.'),
  wave: field.count('Its number in the day.', 1),
  isLast: field.yes('Whether it is of the closed receipt: no other follows.', false),
  allocatedAt: field.instant('When it was settled who gets what of it.'),
  finishedAt: field.nullable(
    field.instant('When it may be sorted: for the last once what lacks was given back.'),
  ),
  sortedAt: field.nullable(field.instant('When its sorting was finished.')),
  dispatchedAt: field.nullable(field.instant('When the first load with bags of it left.')),
  lineCount: field.count('Order lines that get something of it.', 210),
  bagCount: field.count('Its bags.', 96),
})

export const SortingWaves = field.list(SortingWave, 'Waves in their order.')

export const SortingQuery = field.object({
  wave,
  by: field.optional(field.oneOf('What the list is split by.', SORTING_GROUPS, 'community')),
  storage: field.optional(storage),
  communityId: field.optional(field.id('Only this community.')),
})

export const SortingList = field.object({
  wave: field.nullable(field.count('The wave; null while nothing of the day is settled.', 1)),
  isFinal: field.yes('Whether it is settled who gets what.'),
  groups: field.list(
    field.object({
      id: field.id('The grid station, community or order.'),
      code: field.text('Its code, or the order’s number.', 'C001'),
      name: field.text('Its name; empty for an order.', '锦绣社区'),
      shortNumber: field.nullable(field.count('What people call out; of orders only.', 17)),
      slot: field.nullable(field.count('Place on the sorting wall; of orders only.', 42)),
      communityId: field.nullable(field.id('The community, of communities and orders.')),
      items: field.list(
        field.object({
          skuId: field.id('The SKU.'),
          skuCode: field.text('Its code.', 'TOM-500'),
          name: field.names('Its name.'),
          storage,
          isWeighed: field.yes('Whether quantities are grams.', false),
          quantity: amount('What goes there.', 6),
          sorted: amount('What was marked as put there.', 0),
          lineNumber: field.nullable(field.count('The line, of orders only.', 1)),
        }),
        'Goods, by storage and code.',
      ),
    }),
    'Where goods go.',
  ),
})

export const SortedLines = field.object({
  wave,
  lines: field.list(
    field.object({
      orderId: field.id('The order.'),
      lineNumber: field.count('Its line.', 1, 1, 32_767),
      quantity: field.optional(amount('What went into the bag, net.', 2)),
      scaleCode: field.optional(
        field.text('The label of the scale, as scanned.', '2100123012500', 13),
      ),
      grossGrams: field.optional(field.count('Grams on the scale with the container.', 530)),
      tareGrams: field.optional(field.count('Grams of the container alone.', 30)),
    }),
    'Lines that were sorted; with nothing said of it a line is as allocated.',
    { minItems: 1 },
  ),
})

export const MarkedLines = field.object({
  lines: field.list(
    field.object({
      orderId: field.id('The order.'),
      lineNumber: field.count('Its line.', 1),
      allocatedQuantity: amount('What it gets.', 500),
      sortedQuantity: amount('What counts as sorted: never more than it gets.', 480),
    }),
    'The lines as they stand now.',
  ),
})

export const Nothing = field.object({})

export const SortedDayWish = field.object({
  wave: field.optional(
    field.count('Which wave; to be said where two are being sorted.', 1, 1, 32_767),
  ),
})

export const SortedDay = field.object({
  wave: field.count('The wave that was finished.', 1),
  isLast: field.yes('Whether it was the last of the day.'),
  sortedAt: field.instant('When sorting was finished.'),
  bagCount: field.count('Bags that were made.', 96),
  lessCount: field.count('Lines that were sorted with less than they got.', 2),
})

export const BagsQuery = field.object({
  wave: field.optional(field.count('Only this wave.', 1, 1, 32_767)),
  communityId: field.optional(field.id('Only this community.')),
  storage: field.optional(storage),
})

export const Bags = field.list(
  field.object({
    id: field.id('The bag.'),
    communityId: field.id('The community it goes to.'),
    stationId: field.id('Where it waits for its people.'),
    packedAtId: field.id('Where it is packed.'),
    orderId: field.id('The order whose goods are in it.'),
    orderNumber: field.text('The order’s number.', '7K3M9QXT'),
    shortNumber: field.count('What people call out.', 17),
    wave: field.count('The wave it was packed in.', 1),
    bagNumber: field.count('Which of them it is.', 2),
    bagCount: field.count(
      'How many bags there were under the short number when it was packed; later waves add theirs.',
      3,
    ),
    earlierCount: field.count('How many of these are of waves before.', 0),
    storage,
    slot: field.count('Its place on the sorting wall.', 42),
    lineNumbers: field.list(field.count('A line.', 1), 'The lines of the order in it.'),
  }),
  'Bags by community, short number and bag.',
)

export const Labels = field.object({
  widthMm: field.count('Width of a label in millimetres.', 60),
  heightMm: field.count('Height of a label in millimetres.', 40),
  labels: field.list(
    field.object({
      bagId: field.id('The bag.'),
      communityName: field.text('Name of the community.', '锦绣社区'),
      shortNumber: field.count('What people call out, in large type.', 17),
      bagNumber: field.count('Bag 2 …', 2),
      bagCount: field.count('… of 3.', 3),
      count: field.text('That as it is printed; 4/3+1 where three came in waves before.', '2/3'),
      storage,
      isCold: field.yes('Whether it carries the cold mark.', false),
      slot: field.count('Place on the sorting wall.', 42),
      pickupPointName: field.text('Where it is fetched.', '锦绣自提点'),
      pickupDate: field.date('When it is fetched.'),
      orderNumbers: field.list(field.text('An order’s number.', '7K3M9QXT'), 'Orders in the bag.'),
      lineCount: field.count('Order lines in the bag.', 4),
      wasPrinted: field.yes('Whether a label of this bag was printed before.', false),
    }),
    'Labels in the order of the bags.',
  ),
})

export const LabelPrintWish = field.object({
  bagIds: field.optional(
    field.list(field.id('A bag.'), 'Whose labels were printed; all of the day when absent.', {
      minItems: 1,
      maxItems: 5000,
    }),
  ),
  why: field.optional(field.text('Why, where it was printed again.', '卡纸', 200)),
})

export const LabelPrint = field.object({
  id: field.id('The print.'),
  bagIds: field.list(field.id('A bag.'), 'Whose labels were printed.', { maxItems: 100_000 }),
  reprintedCount: field.count('How many of them had been printed before.', 0),
  why: field.text('Why.', '卡纸'),
  printedAt: field.instant('When.'),
  printedBy: field.id('By whom.'),
})

export const LabelPrints = field.list(LabelPrint, 'Prints of the day, the newest first.')

export const Replacement = field.object({
  id: field.id('The replacement.'),
  orderId: field.id('The order.'),
  lineNumber: field.count('Its line.', 1),
  skuId: field.id('What is missing.'),
  withSkuId: field.id('What stands in for it.'),
  name: field.names('Name of what is missing.'),
  withName: field.names('Name of what stands in for it.', '圣女果'),
  quantity: amount('How much of it.', 2),
  soldPriceMinor: field.minor('Price of what is missing, a piece or kg, as it was sold.'),
  unitPriceMinor: field.minor('What is charged of that, never more.', 450),
  state: field.oneOf('How it stands.', ['offered', 'accepted', 'declined', 'expired']),
  offeredAt: field.instant('When it was found.'),
  answerUntil: field.nullable(field.instant('Until when to answer; null: taken as wished before.')),
  loweredMinor: field.nullable(field.minor('What the line costs less for it.', 60)),
})

export const Replacements = field.list(Replacement, 'Replacements, the newest first.')

export const ReplacementAnswer = field.object({
  isWanted: field.yes('Whether the other goods are wanted; else the money goes back.'),
})
