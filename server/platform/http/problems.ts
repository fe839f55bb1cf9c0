import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#platform/refusals'

const TYPE = 'application/problem+json'

interface Problem {
  type: string
  title: string
  status: number
  code: string
  [detail: string]: unknown
}

// Details come first: what a refusal carries along never takes the place of what it is.
const problem = (status: number, code: string, title: string, details: object = {}): Problem => ({
  ...details,
  type: `/api/docs/problems#${code}`,
  title,
  status,
  code,
})

/** The one place where an error becomes an answer (RFC 9457). */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const answer = describe(error)
  if (answer.status >= 500) request.log.error({ err: error }, 'failed')
  if (answer.status === 503 || answer.status === 429) {
    reply.header('retry-after', String(answer.retryAfter ?? 1))
  }
  reply
    .status(answer.status)
    .type(TYPE)
    .send({ ...answer, requestId: request.id })
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  const answer = problem(404, 'no-such-page', 'There is nothing at this address.')
  reply
    .status(404)
    .type(TYPE)
    .send({ ...answer, requestId: request.id })
}

function describe(error: unknown): Problem {
  if (error instanceof Refusal) {
    return problem(error.status, error.code, error.message, error.details)
  }
  const foreign = error as Partial<FastifyError> & { ttl?: number }
  if (foreign.validation !== undefined) {
    return problem(422, 'malformed', 'The request does not have the shape that is asked for.', {
      errors: foreign.validation.slice(0, 20).map((fault) => ({
        in: foreign.validationContext,
        at: fault.instancePath || '/',
        message: fault.message ?? '',
        ...(fault.keyword === 'additionalProperties'
          ? { field: fault.params.additionalProperty }
          : {}),
      })),
    })
  }
  const status = foreign.statusCode ?? 500
  if (status === 429)
    return problem(429, 'too-many-calls', 'Too many calls. Wait a little.', { retryAfter: 30 })
  if (status === 503)
    return problem(503, 'busy', 'Too much at once. Try again in a moment.', { retryAfter: 2 })
  if (status >= 400 && status < 500)
    return problem(status, clientCode(foreign.code), titleOf(status))
  return problem(500, 'failed', 'Something failed on our side. Nothing was lost; try again.')
}

const clientCode = (code: string | undefined): string =>
  (code ?? 'bad-request')
    .replace(/^FST_(ERR_)?/, '')
    .toLowerCase()
    .replaceAll('_', '-')

function titleOf(status: number): string {
  if (status === 413) return 'The request is too large.'
  if (status === 415) return 'This content type is not accepted here.'
  return 'The request could not be read.'
}
