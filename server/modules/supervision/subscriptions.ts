import type { Subscriptions } from '#platform/events'
import { countErrors } from './count-errors.ts'
import { ERROR_EVENTS } from './read-errors.ts'

export const supervisionSubscriptions: Subscriptions = {
  consumers: [{ name: 'supervision-counts-errors', of: ERROR_EVENTS, consume: countErrors }],
}
