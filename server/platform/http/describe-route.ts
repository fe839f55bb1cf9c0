import { type TSchema, Type } from 'typebox'
import type { Access } from '#platform/access'
import * as field from './fields.ts'
import type { AnyRoute } from './route.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const REGION = /^[a-z][a-z0-9-]{1,15}$/
/** Path names that are not ids of rows. */
const WORDS = new Set(['name', 'provider', 'number', 'date', 'account', 'kind', 'day'])

/** Whether a path's value can be what its name says. */
export const looksRight = (name: string, value: string): boolean =>
  name === 'region' ? REGION.test(value) : WORDS.has(name) || UUID.test(value)

/** What Fastify checks and OpenAPI tells of a route. */
export function schemaOf(declared: AnyRoute): Record<string, unknown> {
  const paramNames = [...declared.path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]!)
  const params: Record<string, TSchema> = {}
  for (const name of paramNames) {
    params[name] =
      name === 'region'
        ? field.regionId()
        : WORDS.has(name)
          ? field.text(`The ${name}.`, name, 128, 1)
          : field.id(`Id of the ${spaced(name)}.`)
  }
  const status = declared.status ?? 200
  return {
    operationId: declared.name,
    tags: [declared.tag],
    summary: declared.summary,
    description: [declared.description, whoMay(declared.access)].filter(Boolean).join('\n\n'),
    ...(paramNames.length === 0 ? {} : { params: Type.Object(params) }),
    ...(declared.query === undefined ? {} : { querystring: declared.query }),
    ...(declared.body === undefined ? {} : { body: declared.body }),
    ...(declared.consumes === undefined ? {} : { consumes: [declared.consumes] }),
    ...(declared.moves === true ? { headers: KEY_HEADER } : {}),
    security: declared.access.anyone ? [] : [{ session: [] }],
    response: {
      [status]: declared.reply ?? Type.Null({ description: 'Done; there is nothing to read.' }),
      '4xx': { $ref: 'Problem#' },
    },
  }
}

const KEY_HEADER = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description:
        'Chosen by the client for this one act, 8 to 128 characters. Sent again with the same request it gets the same reply, and the act is done once. Must be there.',
      examples: ['checkout-0197a3c2-7d1e'],
    }),
  ),
})

function whoMay(access: Access): string {
  if (access.anyone) return 'Open to anyone.'
  if (access.signedIn) return 'For anyone who is signed in.'
  const roles = Object.entries(access.roles).map(([role, scope]) => `${role} (${scope})`)
  const people = access.own ? ['the person whose own it is', ...roles] : roles
  return `For ${people.join(', ')}.`
}

const spaced = (name: string): string => name.replace(/[A-Z]/g, (one) => ` ${one.toLowerCase()}`)

/** What a path names last, as people say it. */
export function lastNounOf(path: string): string {
  const names = [...path.matchAll(/:([A-Za-z]+)/g)].map((match) => match[1]!)
  return spaced(names.at(-1) ?? 'page')
}
