import { signedIn } from '#platform/access'
import { type AnyRoute, route } from '#platform/http'
import { type LiveDeps, openLive } from './open-live.ts'

export const liveRoutes = (deps: LiveDeps): AnyRoute[] => [
  route({
    name: 'listenLive',
    method: 'GET',
    path: '/regions/:region/live',
    tag: 'live',
    summary: 'What happens in a region, told as it happens, as server-sent events.',
    description:
      'Answers text/event-stream and stays open. Each `fact` carries an event: its type, what it is about, ids and figures. Staff hear what they may read of the region; leaders, stations and suppliers what happens at theirs; residents what happens to their own orders. `ready` opens the stream. `Last-Event-ID` resumes within minutes; where too much was missed, `reset` says to read everything again. Full, it answers 503 with Retry-After.',
    access: signedIn(),
    act: ({ db, params, caller, request, reply }) =>
      openLive(deps, { db, regionId: params.region, caller, request, reply }),
  }),
]
