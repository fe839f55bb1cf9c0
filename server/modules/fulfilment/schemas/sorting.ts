import { field } from '#platform/http'
import { SORTING_GROUPS } from '../sorting-list.ts'
import { amount, storage } from './words.ts'

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
  bagCount: field.count('Bags that were made; 0 before its sorting is finished.', 96),
  communities: field.list(
    field.object({
      communityId: field.id('The community.'),
      bagCount: field.count('Its bags.', 12),
    }),
    'Bags for each community: those made, or those that would be made if sorting ended now.',
  ),
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
          lineCount: field.count('Order lines that it is made of.', 3),
          markedCount: field.count('How many of them somebody marked.', 1),
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

export const UnmarkedLines = field.object({
  wave,
  lines: field.list(
    field.object({
      orderId: field.id('The order.'),
      lineNumber: field.count('Its line.', 1, 1, 32_767),
    }),
    'Lines whose mark is taken back.',
    { minItems: 1 },
  ),
})
