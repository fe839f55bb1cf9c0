import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isDeadConnection, isOverdue, isTransient } from '#platform/db'
import { acceptedLocale } from '#platform/i18n'
import { BeyondCounting } from '#platform/money'
import { Refusal, sayIn } from '#platform/refusals'

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
  if (answer.status >= 500 && answer.status !== 503) request.log.error({ err: error }, 'failed')
  if (answer.code === 'unreadable-value') request.log.warn({ err: error }, 'unreadable')
  if (answer.status === 503 || answer.status === 429) {
    reply.header('retry-after', String(answer.retryAfter ?? 1))
  }
  send(answer, request, reply)
}

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  send(problem(404, 'no-such-page', 'There is nothing at this address.'), request, reply)
}

/**
 * The sentence is for whoever reads the page, so the page's language decides and not the caller's
 * own; a program that asks for no language is answered in English.
 */
function send(answer: Problem, request: FastifyRequest, reply: FastifyReply): void {
  const locale = acceptedLocale(request.headers['accept-language']) ?? 'en'
  reply
    .status(answer.status)
    .type(TYPE)
    .header('content-language', locale)
    .header('vary', 'accept-language')
    .send({ ...answer, title: sayIn(locale, answer.code, answer.title), requestId: request.id })
}

/** What is not even HTTP is answered by hand: there is no request yet. */
export function answerBrokenHttp(error: ConnectionError, socket: Socket): void {
  if (socket.destroyed || !socket.writable) return void socket.destroy()
  const answer =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? problem(431, 'headers-too-large', 'The address or the headers are too long.')
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? problem(408, 'too-slow', 'The request took too long to arrive.')
        : problem(400, 'broken-http', 'This is not an HTTP request.')
  const body = JSON.stringify(answer)
  socket.end(
    [
      `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
      `Content-Type: ${TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
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
  if (error instanceof BeyondCounting) {
    return problem(422, 'beyond-counting', 'This comes to more than can be counted.')
  }
  if (isUnreadableValue(foreign)) {
    return problem(422, 'unreadable-value', 'A value in the request cannot be read.')
  }
  if (isDeadConnection(error)) {
    return problem(503, 'database-away', 'The database does not answer. Try again soon.', {
      retryAfter: 5,
    })
  }
  // It took longer than any statement may, or lost against others six times over.
  if (isOverdue(error) || isTransient(error)) return describeStatus({ statusCode: 503 })
  return describeStatus(foreign)
}

function describeStatus({ statusCode: status = 500, code }: Partial<FastifyError>): Problem {
  if (status === 429)
    return problem(429, 'too-many-calls', 'Too many calls. Wait a little.', { retryAfter: 30 })
  if (status === 503)
    return problem(503, 'busy', 'Too much at once. Try again in a moment.', { retryAfter: 2 })
  if (status === 413) return problem(413, 'body-too-large', 'The request is too large.')
  if (status === 415)
    return problem(415, 'content-type-not-accepted', 'This content type is not accepted here.')
  if (status >= 400 && status < 500)
    return problem(status, clientCode(code), 'The request could not be read.')
  return problem(500, 'failed', 'Something failed on our side. Nothing was lost; try again.')
}

// invalid_text_representation, invalid_datetime_format, datetime_field_overflow,
// character_not_in_repertoire and numeric_value_out_of_range: only what a caller sent, as in a forged
// cursor or a latitude of 5e-324, is text to be read.
const UNREADABLE = new Set(['22P02', '22007', '22008', '22021', '22003'])

const isUnreadableValue = ({ code }: Partial<FastifyError>): boolean =>
  code !== undefined && UNREADABLE.has(code)

const clientCode = (code: string | undefined): string =>
  code === undefined || code.startsWith('FST_') ? 'unreadable-request' : code
