import { signedIn, toAnyone } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type AnyRoute, field, route } from '#platform/http'
import { leaderOfCaller } from '../leader-of-caller.ts'
import { LeaderLink, LeaderLinkQuery, MyLeader, ShownLeader } from '../schemas.ts'
import { leaderOfLink, leadersShownOf } from '../shown-leaders.ts'

export function shownRoutes(): AnyRoute[] {
  return [
    route({
      name: 'listCommunityLeaders',
      method: 'GET',
      path: '/regions/:region/communities/:community/leaders',
      tag: 'leaders',
      summary: 'Who leads in a community, and who acts now.',
      access: toAnyone(),
      reply: field.list(ShownLeader, 'Leaders, the main one first.'),
      read: async ({ db, params }) =>
        leadersShownOf(db, params.region, params.community, await businessNow(db)),
    }),
    route({
      name: 'getMyLeader',
      method: 'GET',
      path: '/regions/:region/me/resident/leader',
      tag: 'leaders',
      summary: 'The caller’s leader, with the number to call.',
      access: signedIn(),
      reply: MyLeader,
      read: async ({ db, caller, params }) =>
        leaderOfCaller(db, {
          regionId: params.region,
          personId: caller.personId,
          at: await businessNow(db),
        }),
    }),
    route({
      name: 'resolveLeaderLink',
      method: 'GET',
      path: '/regions/:region/leader-link',
      tag: 'leaders',
      summary: 'Whose link a code ends, and the communities to choose from.',
      access: toAnyone(),
      query: LeaderLinkQuery,
      reply: LeaderLink,
      read: ({ db, params, query }) => leaderOfLink(db, params.region, query.code),
    }),
  ]
}
