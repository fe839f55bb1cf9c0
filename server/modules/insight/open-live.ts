import type { FastifyReply, FastifyRequest } from 'fastify'
import { getRegion } from '#places'
import type { Caller } from '#platform/access'
import type { Db } from '#platform/db'
import { EventStream, type LiveHub, NotAListener } from '#platform/live'
import { findResidentOf } from '#residents'
import { type Ears, tellingFor } from './audience.ts'
import type { LocatedEvent } from './located.ts'

export interface LiveDeps {
  hub: LiveHub<LocatedEvent>
  authenticate(request: FastifyRequest): Promise<Caller | null>
}

export interface Listening {
  db: Db
  regionId: string
  caller: Caller
  request: FastifyRequest
  reply: FastifyReply
}

/** Answers with a stream of what happens in a region, as far as it is the caller's to hear. */
export async function openLive(deps: LiveDeps, listening: Listening): Promise<FastifyReply> {
  const { hub, authenticate } = deps
  const { db, regionId, caller, request, reply } = listening
  if (!String(request.headers.accept).includes('text/event-stream')) throw new NotAListener()
  await getRegion(db, regionId)
  hub.checkRoom(caller.personId)
  let ears = await earsOf(db, regionId, caller)

  const headers = reply.getHeaders()
  reply.hijack()
  const stream = new EventStream(reply.raw, hub.options.mostBufferedBytes)
  stream.open(headers, hub.options.retryMs)
  if (request.method === 'HEAD') {
    stream.end()
    return reply
  }
  await hub.add(
    {
      regionId,
      personId: caller.personId,
      stream,
      hear: (event) => tellingFor(ears, event),
      isStillIn: async () => {
        const now = await stillThere(authenticate, request)
        if (now !== null) ears = await earsOf(db, regionId, now)
        return now !== null
      },
    },
    lastIdOf(request),
  )
  return reply
}

async function earsOf(db: Db, regionId: string, caller: Caller): Promise<Ears> {
  const resident = await findResidentOf(db, regionId, caller.personId)
  return {
    regionId,
    grants: caller.grants,
    residentIds: resident === undefined ? [] : [resident.id],
  }
}

/** Whoever may no longer call may no longer listen, for whichever reason. */
const stillThere = (
  authenticate: LiveDeps['authenticate'],
  request: FastifyRequest,
): Promise<Caller | null> => authenticate(request).catch(() => null)

function lastIdOf(request: FastifyRequest): string | null {
  const given = request.headers['last-event-id']
  return typeof given === 'string' && given !== '' ? given : null
}
