import { field } from '#platform/http'
import { storage } from './words.ts'

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
