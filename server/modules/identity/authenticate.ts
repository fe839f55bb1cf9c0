import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Caller } from '#platform/access'
import type { Db } from '#platform/db'
import { Kept } from '#platform/memory'
import { findCaller } from './queries/callers.ts'
import { PasswordChangeNeeded } from './refusals.ts'

/** Name of the session cookie, as better-auth sets it. */
const SESSION_COOKIE = 'linli.session_token'
/** As many as order in a rush: a city's minute. */
const MOST_KEPT = 50_000
const KEPT_MS = 30_000

/**
 * Who calls, read anew at each request, so that a session revoked or a grant taken back acts at the
 * next call; only what proves the caller again with the fact may go by one read a moment ago. The token comes as a bearer, or as better-auth's cookie signed with one of the secrets.
 */
export function authenticator(db: Db, secrets: readonly string[]) {
  const kept = new Kept<Caller>(MOST_KEPT, KEPT_MS)
  return async (request: FastifyRequest, mayBeKept = false): Promise<Caller | null> => {
    const token = bearerOf(request) ?? cookieOf(request, secrets)
    if (token === null) return null
    const known = mayBeKept ? kept.find(token) : undefined
    if (known !== undefined) return known
    const found = await findCaller(db, token)
    if (found === null) return null
    if (found.hasTemporaryPassword) throw new PasswordChangeNeeded()
    kept.keep(token, found.caller)
    return found.caller
  }
}

function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization
  return header?.startsWith('Bearer ') === true ? header.slice('Bearer '.length).trim() : null
}

function cookieOf(request: FastifyRequest, secrets: readonly string[]): string | null {
  const cookie = request.cookies[SESSION_COOKIE] ?? request.cookies[`__Secure-${SESSION_COOKIE}`]
  if (cookie === undefined) return null
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return null
  const token = cookie.slice(0, dot)
  const given = Buffer.from(cookie.slice(dot + 1), 'base64')
  const isOurs = secrets.some((secret) => {
    const wanted = createHmac('sha256', secret).update(token).digest()
    return wanted.length === given.length && timingSafeEqual(wanted, given)
  })
  return isOurs ? token : null
}
