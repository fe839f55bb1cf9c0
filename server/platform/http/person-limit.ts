import type { FastifyInstance, FastifyRequest } from 'fastify'
import { isInnerCall } from './inner-calls.ts'

/** Refuses a person who has called too often; there is nothing to do where calls are not limited. */
export type LimitPerson = (request: FastifyRequest) => Promise<void>

/**
 * A person has the same limit as an address, wherever their calls come from: a token that many
 * machines use, or one machine under many addresses, is held back by whose it is.
 */
export function limitPersons(app: FastifyInstance): LimitPerson {
  if (!app.hasDecorator('createRateLimit')) return async () => {}
  const count = app.createRateLimit({
    keyGenerator: (request) => `person ${personOf(request)}`,
  })
  return async (request) => {
    if (personOf(request) === undefined || isInnerCall(request)) return
    const counted = await count(request)
    if (!counted.isAllowed && counted.isExceeded)
      throw Object.assign(new Error('a person calls too often'), { statusCode: 429 })
  }
}

const personOf = (request: FastifyRequest): string | undefined => request.work?.caller?.personId
