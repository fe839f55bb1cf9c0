import { field } from '#platform/http'
import { amount } from './words.ts'

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
