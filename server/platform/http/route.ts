import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'
import type { Access, Caller, Place } from '#platform/access'
import type { Db, Tx } from '#platform/db'

type ParamName<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamName<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

type StaticOr<Schema, Else> = Schema extends TSchema ? Static<Schema> : Else

/** What a handler may answer: the reply's shape, an instant also as a Date, lists also readonly. */
type Answer<Value> = Value extends string
  ? Value | (string extends Value ? Date : never)
  : Value extends readonly (infer Item)[]
    ? readonly Answer<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Answer<Value[Key]> }
      : Value

type AnswerOf<Schema, Else> = Schema extends TSchema ? Answer<Static<Schema>> : Else

interface Work<Path extends string, Query, Body, IsPublic> {
  params: Record<ParamName<Path>, string>
  query: StaticOr<Query, Record<string, never>>
  body: StaticOr<Body, undefined>
  /** Who calls; never null but on a public route. */
  caller: IsPublic extends true ? Caller | null : Caller
  /** What the route's place function found, with the region of the path. */
  place: Place
  /** zh-CN, en or es: the caller's own, else by Accept-Language. */
  locale: string
  requestId: string
  address: string
}

export interface Reading<Path extends string = string, Query = unknown, Body = unknown, P = false>
  extends Work<Path, Query, Body, P> {
  db: Db
}

export interface Writing<Path extends string = string, Query = unknown, Body = unknown, P = false>
  extends Work<Path, Query, Body, P> {
  tx: Tx
  /** Business time of this transaction. */
  at: Date
  /** Adds to the audit entry of this call; ids and figures, no personal data. */
  note(details: Record<string, unknown>): void
}

export interface Acting<Path extends string = string, Query = unknown, Body = unknown, P = false>
  extends Work<Path, Query, Body, P> {
  db: Db
  idempotencyKey: string | undefined
  request: FastifyRequest
  reply: FastifyReply
  note(details: Record<string, unknown>): void
}

/**
 * One route. Exactly one of:
 * read: answers from the database;
 * write: one transaction at the edge, retried on serialization failure, audited when staff calls;
 *   with moves, the Idempotency-Key's reply is kept in the same transaction;
 * act: manages its own transactions, where something outside the database takes part. It returns what
 *   it answers, for what staff do is audited before they have the answer; only a reading may send.
 */
export interface Route<
  Path extends string = string,
  Query extends TSchema | undefined = TSchema | undefined,
  Body extends TSchema | undefined = TSchema | undefined,
  Reply extends TSchema | undefined = TSchema | undefined,
  IsPublic extends boolean = boolean,
> {
  /** The operation's name in the API and in clients: a verb and a noun, as cancelOrder. */
  name: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1; :region, then nouns. */
  path: Path
  tag: string
  summary: string
  description?: string
  access: Access & { anyone: IsPublic }
  query?: Query
  body?: Body
  /** Schema of the reply; absent for 204. */
  reply?: Reply
  status?: 200 | 201 | 202 | 204
  /**
   * The act proves the caller's session and grants again, in the transaction of the fact: a caller
   * read a moment ago will do to set out with, and nothing is asked of the database for it.
   */
  callerProvedLater?: boolean
  /**
   * A reading that asks nobody who they are: its answer goes by path, query and language alone, and
   * may be a moment old.
   */
  sameForAll?: boolean
  /** Moves goods or money: an Idempotency-Key must come with it. */
  moves?: boolean
  /** Finds where the thing lies and whose it is; null answers 404. The path's ids are there already. */
  place?: (work: {
    db: Db
    params: Record<ParamName<Path>, string>
    caller: Caller | null
  }) => Promise<Place | null>
  read?: (work: Reading<Path, Query, Body, IsPublic>) => Promise<AnswerOf<Reply, unknown>>
  write?: (work: Writing<Path, Query, Body, IsPublic>) => Promise<AnswerOf<Reply, unknown>>
  act?: (work: Acting<Path, Query, Body, IsPublic>) => Promise<AnswerOf<Reply, unknown>>
  /** Bytes a body may have; 1 MiB when absent. */
  bodyLimitBytes?: number
  /** Accepts multipart/form-data or another content type instead of JSON. */
  consumes?: string
  /** The body comes as a Buffer in request.body, whatever its content type: for signed messages. */
  rawBody?: boolean
  /** Calls a minute and caller, where the general limit is too wide. */
  callsPerMinute?: number
}

export type AnyRoute = Route<
  string,
  TSchema | undefined,
  TSchema | undefined,
  TSchema | undefined,
  boolean
>

/** Declares a route, with the types of its parts followed through. */
export function route<
  const Path extends string,
  Query extends TSchema | undefined = undefined,
  Body extends TSchema | undefined = undefined,
  Reply extends TSchema | undefined = undefined,
  IsPublic extends boolean = false,
>(declared: Route<Path, Query, Body, Reply, IsPublic>): AnyRoute {
  return declared as unknown as AnyRoute
}
