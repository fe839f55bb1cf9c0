import type { Role } from '#platform/access'
import type { Subscriptions } from '#platform/events'
import { deleteNoticesOf } from './queries/notices.ts'
import { type Telling, tell } from './tell.ts'

/** Erases a person's notices with them, and tells people of their roles. */
export const notifySubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'notify-erases-notices',
      to: 'person.erased',
      react: (tx, events) =>
        deleteNoticesOf(
          tx,
          events.map((event) => event.subjectId),
        ),
    },
  ],
  consumers: [
    {
      name: 'notify-tells-roles',
      of: ['grant.given', 'grant.revoked'],
      consume: (tx, events) =>
        tell(
          tx,
          events.map(
            (event): Telling => ({
              regionId: event.regionId,
              personId: event.subjectId,
              template: event.type === 'grant.given' ? 'role.given' : 'role.revoked',
              factId: String(event.body.grantId),
              params: { role: event.body.role as Role },
            }),
          ),
        ),
    },
  ],
}
