import { field } from '#platform/http'

export const OwedDays = field.list(
  field.object({
    pickupDate: field.date('The day of the goods.'),
    isToConfirm: field.yes('Some of it arrived and waits to be confirmed.', false),
    waiting: field.count('Orders that have not come to their point.', 2),
    ready: field.count('Orders that may be handed over.', 3),
    people: field.count('Whom the ready ones belong to: people, or orders of nobody known.', 2),
    toTheDoor: field.count('Orders that somebody asked to be brought to the door.', 0),
    deadlineAt: field.nullable(field.instant('When the first of the ready ones goes back.')),
  }),
  'Days before today, of the last 31, of which something is owed; the earliest first.',
)
