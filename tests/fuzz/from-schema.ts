import fc from 'fast-check'

// biome-ignore lint/suspicious/noExplicitAny: a JSON schema of the document
type Schema = any

const MOST_ITEMS = 3
const LONGEST = 60
/** Texts of no word, as fingers leave them behind: what looks for words finds none in them. */
const BARE = ['', ' ', '!!', "''", '%_', '，。', '🍅']

/** Finds ids that are there, by the name of the field that asks for one. */
export type IdsFor = (field: string) => string[]

interface Reading {
  shared: Record<string, Schema>
  idsFor: IdsFor
}

/** Values as a schema of the OpenAPI document allows them, its examples among them. */
export function fromSchema(
  schema: Schema,
  reading: Reading,
  field = '',
  depth = 0,
): fc.Arbitrary<unknown> {
  const made = made1(schema, reading, field, depth)
  const examples: unknown[] = schema.examples ?? []
  return examples.length === 0
    ? made
    : fc.oneof({ weight: 3, arbitrary: made }, fc.constantFrom(...examples))
}

function made1(
  schema: Schema,
  reading: Reading,
  field: string,
  depth: number,
): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const shared = reading.shared[schema.$ref.split('/').at(-1)]
    return depth > 6 ? fc.constant(null) : fromSchema(shared, reading, field, depth + 1)
  }
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined)
    return fc.oneof(...choices.map((one: Schema) => fromSchema(one, reading, field, depth + 1)))
  switch (schema.type) {
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}, reading, field, depth + 1), {
        minLength: Math.min(schema.minItems ?? 0, MOST_ITEMS),
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 1, MOST_ITEMS)),
      })
    case 'object':
      return anyObject(schema, reading, depth)
    case 'integer':
      return anyInteger(schema)
    case 'number':
      return fc.double({
        min: schema.minimum ?? -1e9,
        max: schema.maximum ?? 1e9,
        noNaN: true,
      })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'string':
      return anyString(schema, reading, field)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function anyObject(schema: Schema, reading: Reading, depth: number): fc.Arbitrary<unknown> {
  const properties: [string, Schema][] = Object.entries(schema.properties ?? {})
  return fc.record(
    Object.fromEntries(
      properties.map(([name, inner]) => [name, fromSchema(inner, reading, name, depth + 1)]),
    ),
    { requiredKeys: schema.required ?? [] },
  )
}

function anyInteger({ minimum, maximum }: Schema): fc.Arbitrary<number> {
  const min = Math.max(minimum ?? -1_000_000, Number.MIN_SAFE_INTEGER)
  const max = Math.min(maximum ?? Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
  return fc.oneof(
    fc.integer({ min, max: Math.min(max, min + 20) }),
    fc.bigInt({ min: BigInt(min), max: BigInt(max) }).map(Number),
    fc.constantFrom(min, max),
  )
}

function anyString(schema: Schema, { idsFor }: Reading, field: string): fc.Arbitrary<string> {
  if (schema.format === 'uuid') {
    const known = idsFor(field)
    const any = fc.uuid()
    return known.length === 0
      ? any
      : fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...known) }, any)
  }
  const instants = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2035-01-01'),
    noInvalidDate: true,
  })
  if (schema.format === 'date-time') return instants.map((at) => at.toISOString())
  if (schema.format === 'date') return instants.map((at) => at.toISOString().slice(0, 10))
  const minLength = schema.minLength ?? 0
  const maxLength = Math.max(minLength, Math.min(schema.maxLength ?? LONGEST, LONGEST))
  const bare = BARE.filter(({ length }) => length >= minLength && length <= maxLength)
  const any = fc.string({ unit: 'grapheme', minLength, maxLength })
  const words =
    bare.length === 0 ? any : fc.oneof({ weight: 4, arbitrary: any }, fc.constantFrom(...bare))
  // A pattern of ours is a class or two with counts; what it does not let through is near-valid.
  return schema.pattern === undefined || schema.pattern.startsWith('^[^')
    ? words
    : fc.oneof(fc.stringMatching(new RegExp(schema.pattern)), words)
}
