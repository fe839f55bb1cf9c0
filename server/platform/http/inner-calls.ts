import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

const NAME = 'x-linli-inner-call'
// New with each process and told to nobody: a call that carries it was made by this very process.
const TOKEN = randomBytes(32).toString('base64url')

/** The header of a call that the process makes to itself while it answers a reader's one. */
export const INNER_CALL: Readonly<Record<string, string>> = { [NAME]: TOKEN }

/** Whether the process itself calls: the reader's own call has been counted already. */
export const isInnerCall = (request: FastifyRequest): boolean => request.headers[NAME] === TOKEN
