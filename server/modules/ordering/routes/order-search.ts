import { field } from '#platform/http'
import { ORDER_ORDERS } from '../find-orders.ts'
import { ORDER_STATES } from '../order.ts'

const CHANNELS = ['shop', 'leader', 'counter', 'phone'] as const

/** What headquarters narrows and sorts the orders of a region by. */
export const ORDER_SEARCH = {
  search: field.optional(
    field.text('How its number begins, a whole phone, its last four digits, a name.', '8011', 60),
  ),
  text: field.optional(field.text('A part of a note, a reason or a good’s name.', '番茄', 60)),
  windowId: field.optional(field.id('Only of this window.')),
  communityId: field.optional(field.id('Only of this community.')),
  residentId: field.optional(field.id('Only of this resident.')),
  leaderId: field.optional(field.id('Only through this leader.')),
  number: field.optional(field.text('The order of this number.', '7K3M9QXZ', 8)),
  state: field.optional(field.oneOf('Only in this state.', ORDER_STATES, 'placed')),
  channel: field.optional(field.oneOf('Only placed this way.', CHANNELS, 'shop')),
  pickupFrom: field.optional(field.date('Fetched on this day or later.')),
  pickupThrough: field.optional(field.date('Fetched on this day or before.')),
  placedFrom: field.optional(field.instant('Placed then or later.')),
  placedBefore: field.optional(field.instant('Placed before then.')),
  leastMinor: field.optional(field.minor('Its total is at least this.')),
  mostMinor: field.optional(field.minor('Its total is at most this.')),
  sort: field.optional(
    field.oneOf(
      'In which order; a minus turns it round. By total and by short number only within one pickup day, window or resident.',
      ORDER_ORDERS,
      '-placed',
    ),
  ),
}
