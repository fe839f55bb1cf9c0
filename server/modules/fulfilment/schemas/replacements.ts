import { field } from '#platform/http'
import { amount } from './words.ts'

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
