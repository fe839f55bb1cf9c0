import type { Subscriptions } from '#platform/events'
import { countErrors } from './count-errors.ts'
import { BEARER_CHANGED, ERROR_EVENTS } from './read-errors.ts'

export const supervisionSubscriptions: Subscriptions = {
  consumers: [
    {
      name: 'supervision-counts-errors',
      of: [...ERROR_EVENTS, BEARER_CHANGED],
      consume: countErrors,
    },
  ],
}
