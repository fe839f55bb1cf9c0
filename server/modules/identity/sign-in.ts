import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from '#platform/access'
import type { Config } from '#platform/config'
import type { Database } from '#platform/db'
import type { Logger } from '#platform/log'
import { Invalid } from '#platform/refusals'
import { normalizePhone } from '#platform/text'
import { type AttemptLimits, createAttemptLimits } from './attempt-limits.ts'
import { authenticator } from './authenticate.ts'
import { ADDRESS_HEADER, loadLibrary } from './library.ts'
import { refusalOf } from './library-refusals.ts'
import { setTemporaryPasswordUntil } from './queries/people.ts'
import { SIGN_IN_PATHS, type SignInPath } from './sign-in-paths.ts'
import { signInSecrets } from './sign-in-secrets.ts'
import { createDemoSms, type DemoSms, noSms, type SmsChannel } from './sms.ts'

export interface SignInOptions {
  config: Config
  database: Database
  /** What the database was made for: a demo shows its codes. */
  kind: string
  logger: Logger | false
  /** The channel to phones; without one a demo shows the code and production refuses. */
  sms?: SmsChannel
}

export interface SignIn {
  /** Who calls; null for nobody. @throws PasswordChangeNeeded */
  /** @param mayBeKept a caller read a moment ago will do */
  authenticate(request: FastifyRequest, mayBeKept?: boolean): Promise<Caller | null>
  /** Opens the doors of sign-in below /api/auth. */
  mount(app: FastifyInstance): void
  /** The demo's channel, whose codes may be read; null in production. */
  demoSms: DemoSms | null
}

type Library = Awaited<ReturnType<typeof loadLibrary>>

/** Sign-in by better-auth: its doors, and the reading of its sessions. */
export function createSignIn(options: SignInOptions): SignIn {
  const { config, database, kind, logger } = options
  const secrets = signInSecrets(config.secrets)
  const demoSms = kind === 'demo' || kind === 'test' ? createDemoSms(logger) : null
  const origin = new URL(config.publicUrl).origin
  const limits = createAttemptLimits(database.db, secrets[0]!.value)
  let loading: Promise<Library> | undefined
  const library = () => {
    loading ??= loadLibrary({
      db: database.db,
      pool: database.pool,
      origin,
      secrets,
      sms: options.sms ?? demoSms ?? noSms,
      rateLimit: config.rateLimit,
      logger,
    })
    return loading
  }
  const pass = async (path: SignInPath, request: FastifyRequest, reply: FastifyReply) => {
    const body = await countedBody(path, request.body as Body | undefined, limits)
    const auth = await library()
    const response = await auth.handler(requestOf(origin, request, body, path))
    for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
    const answer = await response.text()
    if (!response.ok) throw refusalOf(response, answer)
    await afterwards(path, answer, body, limits, database)
    return reply
      .status(200)
      .type('application/json')
      .send(answer === '' ? 'null' : answer)
  }
  return {
    authenticate: authenticator(
      database.db,
      secrets.map(({ value }) => value),
    ),
    mount: (app) => {
      for (const path of SIGN_IN_PATHS) addPath(app, path, pass)
    },
    demoSms,
  }
}

const DOOR_CALLS_PER_MINUTE = 120

type Body = Record<string, unknown>
type Pass = (path: SignInPath, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

function addPath(app: FastifyInstance, path: SignInPath, pass: Pass): void {
  app.route({
    method: path.method,
    url: `/api/auth${path.path}`,
    schema: {
      operationId: path.name,
      tags: ['sign-in'],
      summary: path.summary,
      security: path.isForSignedIn === true ? [{ session: [] }] : [],
      ...(path.body === undefined ? {} : { body: path.body }),
    },
    // By address alone: who is not signed in could send a new bearer with each call.
    config: {
      rateLimit: {
        max: DOOR_CALLS_PER_MINUTE,
        keyGenerator: (request: FastifyRequest) => request.ip,
      },
    },
    handler: (request, reply) => pass(path, request, reply),
  })
}

/** Puts the target into its one written form and counts the try before anything is compared. */
async function countedBody(
  path: SignInPath,
  body: Body | undefined,
  limits: AttemptLimits,
): Promise<Body | undefined> {
  if (path.method === 'GET') return undefined
  const sent: Body = { ...body, ...path.adds }
  if (path.counted === undefined) return sent
  const written = String(sent[path.counted.field])
  const target = path.counted.field === 'phoneNumber' ? phoneOf(written) : written.toLowerCase()
  await limits.count(path.counted.as, target)
  return { ...sent, [path.counted.field]: target }
}

function phoneOf(written: string): string {
  const phone = normalizePhone(written)
  if (phone !== null) return phone
  throw new Invalid('phoneNumber', 'This is not a phone number. Write it with its country code.')
}

const PASSED_ON = [
  'cookie',
  'authorization',
  'origin',
  'referer',
  'user-agent',
  'accept-language',
  'sec-fetch-site',
  'sec-fetch-mode',
  'sec-fetch-dest',
]

/** The web-standard request for the library; our JSON parser has read the body already. */
function requestOf(
  origin: string,
  request: FastifyRequest,
  body: Body | undefined,
  path: SignInPath,
): Request {
  const headers = new Headers({ [ADDRESS_HEADER]: request.ip })
  for (const name of PASSED_ON) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  if (body !== undefined) headers.set('content-type', 'application/json')
  return new Request(`${origin}/api/auth${path.path}`, {
    method: path.method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

async function afterwards(
  path: SignInPath,
  answer: string,
  body: Body | undefined,
  limits: AttemptLimits,
  { db }: Database,
): Promise<void> {
  if (path.name === 'signInByCode') {
    await limits.forget(['guess_code', 'send_code'], String(body?.phoneNumber))
  }
  if (path.name === 'signInByPassword') {
    await limits.forget(['guess_password'], String(body?.email))
  }
  if (path.name === 'changePassword') {
    const { user } = JSON.parse(answer) as { user: { id: string } }
    await setTemporaryPasswordUntil(db, user.id, null)
  }
}
