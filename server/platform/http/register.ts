import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Access, allows, type Caller, type Place } from '#platform/access'
import { insertAuditEntry } from '#platform/audit'
import { type Db, sql, type Tx, transact } from '#platform/db'
import { acceptedLocale } from '#platform/i18n'
import { NotAllowed, NotFound, SignInNeeded } from '#platform/refusals'
import { readRawBodies } from './bodies.ts'
import { lastNounOf, looksRight, schemaOf } from './describe-route.ts'
import { idempotencyKeyOf, keepReply, requestHash, takeKey } from './idempotency.ts'
import { type KeptAnswers, sendKept } from './kept-answers.ts'
import { type LimitPerson, limitPersons } from './person-limit.ts'
import type { AnyRoute } from './route.ts'

/** What the access matrix and the tests need to know of a route. */
export interface RouteRecord {
  name: string
  method: string
  /** As written, with :names, below the API's root. */
  path: string
  access: Access
  moves: boolean
  hasPlace: boolean
}

export interface RouteContext {
  db: Db
  /** @param mayBeKept a caller read a moment ago will do: who it is is proved again with the fact */
  authenticate(request: FastifyRequest, mayBeKept: boolean): Promise<Caller | null>
  answers: KeptAnswers
  limitPerson?: LimitPerson
}

type Params = Record<string, string>

/** Mounts declared routes on an app that is prefixed with the API's root. */
export function addRoutes(
  app: FastifyInstance,
  context: RouteContext,
  routes: readonly AnyRoute[],
): RouteRecord[] {
  const mounting = { ...context, limitPerson: limitPersons(app) }
  for (const declared of routes) addRoute(app, mounting, declared)
  return routes.map(({ name, method, path, access, moves = false, place }) => ({
    name,
    method,
    path,
    access,
    moves,
    hasPlace: place !== undefined,
  }))
}

function addRoute(app: FastifyInstance, context: RouteContext, declared: AnyRoute): void {
  if (declared.rawBody === true) {
    // In a context of its own, so that every other route keeps reading JSON strictly.
    app.register(async (raw) => {
      readRawBodies(raw)
      mountRoute(raw, context, declared)
    })
  } else {
    mountRoute(app, context, declared)
  }
}

function mountRoute(app: FastifyInstance, context: RouteContext, declared: AnyRoute): void {
  app.route({
    method: declared.method,
    url: declared.path,
    schema: schemaOf(declared),
    ...(declared.bodyLimitBytes === undefined ? {} : { bodyLimit: declared.bodyLimitBytes }),
    ...(declared.callsPerMinute === undefined
      ? {}
      : { config: { rateLimit: { max: declared.callsPerMinute, timeWindow: '1 minute' } } }),
    ...(declared.sameForAll === true ? { onRequest: answerFromMemory(context.answers) } : {}),
    // Who may is settled before the body is judged: a stranger learns nothing of its shape.
    preValidation: async (request) => {
      const caller = await context.authenticate(request, declared.callerProvedLater === true)
      const place = await placeOf(declared, context.db, request.params as Params, caller)
      refuseUnlessAllowed(declared, caller, place)
      request.work = { caller, place }
      await context.limitPerson?.(request)
    },
    handler: (request, reply) => handle(declared, context, request, reply),
  })
}

const answerFromMemory =
  (answers: KeptAnswers) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const name = answers.nameOf(request)
    const kept = name === null ? undefined : answers.find(name)
    return kept === undefined ? undefined : sendKept(request, reply, kept)
  }

async function placeOf(
  declared: AnyRoute,
  db: Db,
  params: Params,
  caller: Caller | null,
): Promise<Place> {
  const inPath: Place = {
    regionId: params.region,
    communityId: params.community,
    stationId: params.station,
    supplierId: params.supplier,
  }
  if (declared.place === undefined) return inPath
  if (caller === null && !declared.access.anyone) throw new SignInNeeded()
  if (!Object.entries(params).every(([name, value]) => looksRight(name, value))) {
    throw new NotFound(lastNounOf(declared.path))
  }
  const found = await declared.place({ db, params, caller })
  if (found === null) throw new NotFound(lastNounOf(declared.path))
  return { ...inPath, ...found }
}

function refuseUnlessAllowed(declared: AnyRoute, caller: Caller | null, place: Place): void {
  if (allows(declared.access, caller, place)) return
  if (caller === null) throw new SignInNeeded()
  // Whether a thing exists is not told to one who may not see it.
  if (declared.place !== undefined) throw new NotFound(lastNounOf(declared.path))
  throw new NotAllowed()
}

async function handle(
  declared: AnyRoute,
  context: RouteContext,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { caller, place } = request.work!
  const notes: Record<string, unknown> = {}
  const work = {
    params: request.params as Params,
    query: request.query as never,
    body: request.body as never,
    caller: caller as never,
    place,
    // The page's language comes before the person's own, as in refusals.
    locale: acceptedLocale(request.headers['accept-language']) ?? caller?.locale ?? 'zh-CN',
    requestId: String(request.id),
    address: request.ip,
    note: (details: Record<string, unknown>) => void Object.assign(notes, details),
  }
  const key = idempotencyKeyOf(request.headers['idempotency-key'], declared.moves === true)
  const status = declared.status ?? 200

  if (declared.read) {
    const read = declared.read
    const name = declared.sameForAll === true ? context.answers.nameOf(request) : null
    if (name === null) return reply.status(status).send(await read({ ...work, db: context.db }))
    const kept = await context.answers.get(name, async () => {
      const answer = await read({ ...work, caller: null as never, db: context.db })
      return String(reply.serializeInput(answer as Record<string, unknown>, String(status)))
    })
    return sendKept(request, reply, kept)
  }
  if (declared.write) {
    const write = declared.write
    const done = await transact(context.db, (tx) =>
      keyed(tx, declared, request, key, async (at) => {
        const answer = await write({ ...work, tx, at })
        await audit(tx, declared, request, { answer, notes })
        return answer
      }),
    )
    if (isByStaff(declared, caller)) context.answers.forget()
    return reply.status(done.status).send(done.reply ?? undefined)
  }
  const answer = await declared.act!({
    ...work,
    db: context.db,
    idempotencyKey: key,
    request,
    reply,
  })
  if (isByStaff(declared, caller)) {
    context.answers.forget()
    await transact(context.db, (tx) => audit(tx, declared, request, { answer, notes }))
  }
  return reply.sent ? reply : reply.status(status).send(answer)
}

async function keyed(
  tx: Tx,
  declared: AnyRoute,
  request: FastifyRequest,
  key: string | undefined,
  effect: (at: Date) => Promise<unknown>,
): Promise<{ status: number; reply: unknown }> {
  const { rows } = await sql<{ at: Date }>`select linli_now() as at`.execute(tx)
  const at = rows[0]!.at
  const status = declared.status ?? 200
  const { caller, place } = request.work!
  if (key === undefined || caller === null) return { status, reply: await effect(at) }
  const keyRow = {
    regionId: place.regionId ?? 'operator',
    actorId: caller.personId,
    key,
    hash: requestHash(declared.name, request.url, request.body),
  }
  const kept = await takeKey(tx, keyRow)
  if (kept !== null) return kept
  const answer = await effect(at)
  await keepReply(tx, keyRow, status, answer)
  return { status, reply: answer }
}

/** What staff do is written down with the fact; people's own doings are in the events. */
const isByStaff = (declared: AnyRoute, caller: Caller | null): caller is Caller =>
  caller !== null && caller.grants.length > 0 && declared.method !== 'GET'

async function audit(
  tx: Tx,
  declared: AnyRoute,
  request: FastifyRequest,
  { answer, notes }: { answer: unknown; notes: Record<string, unknown> },
): Promise<void> {
  const { caller, place } = request.work!
  if (!isByStaff(declared, caller)) return
  const { region: _region, ...within } = request.params as Params
  const subject = subjectOf(declared, request.params as Params, answer)
  const sent = Buffer.isBuffer(request.body) ? {} : ((request.body as object | undefined) ?? {})
  await insertAuditEntry(tx, {
    regionId: place.regionId ?? 'operator',
    actorId: caller.personId,
    action: declared.name,
    ...subject,
    details: {
      fields: Object.keys(sent),
      ...(Object.values(within).every((id) => id === subject.subjectId) ? {} : { within }),
      ...notes,
    },
    address: request.ip,
    requestId: String(request.id),
  })
}

/** What was made, where the call made something; else what its path names last. */
function subjectOf(
  { path, status, tag }: AnyRoute,
  params: Params,
  answer: unknown,
): { subjectKind: string; subjectId: string } {
  const made = status === 201 ? (answer as { id?: unknown } | undefined)?.id : undefined
  if (typeof made === 'string') {
    const noun = path.split('/').at(-1)!
    return { subjectKind: noun.replace(/ies$/, 'y').replace(/s$/, ''), subjectId: made }
  }
  const last = Object.keys(params).at(-1)
  return last === undefined
    ? { subjectKind: tag, subjectId: '' }
    : { subjectKind: last, subjectId: params[last]! }
}
