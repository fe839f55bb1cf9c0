import type { FastifyInstance } from 'fastify'
import type { Caller, Place } from '#platform/access'

declare module 'fastify' {
  interface FastifyRequest {
    work: { caller: Caller | null; place: Place } | null
  }
}

export type App = FastifyInstance
