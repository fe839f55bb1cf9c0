import fc from 'fast-check'
import type { RouteRecord } from '#platform/http'
import { idIn, namesIn, pathWith, type WholeWorld } from '#testing'
import { placesIn, withAt } from '../support/json-places.ts'
import { fromSchema, type IdsFor } from './from-schema.ts'
import { contentType, hostilePayload, hostileValue, hostileWord } from './hostile.ts'

// biome-ignore lint/suspicious/noExplicitAny: the OpenAPI document
type Json = any

/** One call as it goes over the wire. */
export interface WireCall {
  url: string
  contentType: string | null
  payload: string | Buffer | null
  key: string | null
  /** Whose session it comes with. */
  who: 'one who may' | 'a stranger' | 'nobody'
}

export interface Described {
  document: Json
  world: WholeWorld
  record: RouteRecord
}

/** Calls of one route: as it is described, wrong in a place, and hostile. */
export function callsOf({ document, world, record }: Described): fc.Arbitrary<WireCall> {
  const operation = operationOf(document, record)
  const shared = document.components.schemas
  const reading = { shared, idsFor: idsOf(world) }
  const schema = operation.requestBody?.content?.['application/json']?.schema
  const right = schema === undefined ? null : fromSchema(schema, reading)
  const body: fc.Arbitrary<string | Buffer | null> =
    right === null
      ? fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, hostilePayload)
      : fc.oneof(
          { weight: 4, arbitrary: right.map(toJson) },
          { weight: 6, arbitrary: fc.tuple(right, fc.nat(), hostileValue).map(spoil).map(toJson) },
          { weight: 1, arbitrary: fc.tuple(right, hostileValue).map(addField).map(toJson) },
          { weight: 1, arbitrary: hostileValue.map(toJson) },
          { weight: 1, arbitrary: hostilePayload },
        )
  return fc.record({
    url: fc
      .tuple(pathOf(world, record), queryOf(operation, reading))
      .map((parts) => parts.join('')),
    contentType,
    payload: record.method === 'GET' ? fc.constant(null) : body,
    key: fc.oneof(
      { weight: 5, arbitrary: fc.uuid() },
      fc.constantFrom(null, '', 'short', 'x'.repeat(200), 'a key with spaces'),
    ),
    who: fc.oneof(
      { weight: 8, arbitrary: fc.constant('one who may' as const) },
      fc.constantFrom('a stranger' as const, 'nobody' as const),
    ),
  })
}

const toJson = (value: unknown): string => JSON.stringify(value) ?? 'null'

function spoil([right, at, wrong]: [unknown, number, unknown]): unknown {
  const places = [...placesIn(right)]
  return withAt(right, places[at % places.length]!.path, wrong)
}

const addField = ([right, value]: [unknown, unknown]): unknown =>
  typeof right === 'object' && right !== null ? { ...right, priceMinorOfMine: value } : value

function operationOf(document: Json, { path, method }: RouteRecord): Json {
  return document.paths[`/api/v1${path.replaceAll(/:(\w+)/g, '{$1}')}`][method.toLowerCase()]
}

/** Mostly an address that leads somewhere; else one word of it is another. */
function pathOf(world: WholeWorld, record: RouteRecord): fc.Arbitrary<string> {
  const real = (name: string) => idIn(world, record, name)
  const right = fc.constant(`/api/v1${pathWith(record, real)}`)
  const names = namesIn(record.path)
  if (names.length === 0) return right
  const wrong = fc
    .tuple(fc.constantFrom(...names), hostileWord)
    .map(([other, word]) => pathWith(record, (name) => (name === other ? word : real(name))))
    .map((path) => `/api/v1${path}`)
  return fc.oneof({ weight: 5, arbitrary: right }, wrong)
}

function queryOf(operation: Json, reading: Parameters<typeof fromSchema>[1]): fc.Arbitrary<string> {
  const asked: Json[] = (operation.parameters ?? []).filter((one: Json) => one.in === 'query')
  const odd = fc.constantFrom('', '?', '?x=1', '?%', '?a[b]=c', '?__proto__=1', '?limit=1&limit=2')
  if (asked.length === 0) return fc.oneof({ weight: 6, arbitrary: fc.constant('') }, odd)
  const values = asked.map(({ name, schema }) =>
    fc
      .option(fc.oneof(fromSchema(schema, reading, name), hostileValue), { nil: undefined })
      .map((value) => (value === undefined ? '' : `${name}=${asWord(value)}`)),
  )
  const query = fc.tuple(...values).map((parts) => `?${parts.filter(Boolean).join('&')}`)
  return fc.oneof({ weight: 6, arbitrary: query }, odd)
}

// A headline has its own bound, which is tested for itself.
const LONGEST_WORD = 3000
const asWord = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === 'string' ? value : toJson(value)).slice(0, LONGEST_WORD).toWellFormed(),
  )

/** Ids by the name of a field: `orderIds` and `orderId` ask for an order. */
const idsOf =
  (world: WholeWorld): IdsFor =>
  (field) => {
    const noun = field.replace(/Ids?$/, '')
    const own: Record<string, string> = {
      resident: world.resident.residentId,
      person: world.resident.id,
      pickupStation: world.ids.station!,
      fromStation: world.ids.station!,
      toStation: world.beside.stationId,
      warehouse: world.ids.station!,
      picture: world.pictureIds.claim,
    }
    const found = own[noun] ?? world.ids[noun]
    return found === undefined ? [] : [found]
  }
