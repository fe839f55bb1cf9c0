import type { Subscriptions } from '#platform/events'
import { updateUserRemovals } from './queries/users.ts'

export const suppliersSubscriptions: Subscriptions = {
  reactions: [
    {
      name: 'suppliers: a user goes with the grant',
      to: 'grant.revoked',
      react: async (tx, events) => {
        for (const regionId of new Set(events.map((event) => event.regionId))) {
          const revoked = events.filter((event) => event.regionId === regionId)
          await updateUserRemovals(
            tx,
            regionId,
            revoked.map(({ body, actorId, occurredAt }) => ({
              grantId: String(body.grantId),
              by: actorId,
              at: occurredAt,
            })),
          )
        }
      },
    },
  ],
}
