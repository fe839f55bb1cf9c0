import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestLinli, type TestLinli } from '#testing'

// biome-ignore lint/suspicious/noExplicitAny: a document of JSON, whose form is what is tested
type Json = any

interface Operation {
  path: string
  method: string
  said: Json
}

let linli: TestLinli
let document: Json
let operations: Operation[]

beforeAll(async () => {
  linli = await startTestLinli()
  document = JSON.parse(JSON.stringify(linli.app.swagger()))
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as object).map(([method, said]) => ({ path, method, said })),
  )
})
afterAll(() => linli.close())

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** Every schema of the document with its JSON pointer, from the outside in. */
function* schemasIn(): Generator<{ schema: Json; at: string; name: string | null }> {
  function* within(schema: Json, at: string, name: string | null): Generator<Json> {
    yield { schema, at, name }
    for (const [property, inner] of Object.entries(schema.properties ?? {}))
      yield* within(inner, `${at}/properties/${escaped(property)}`, property)
    if (schema.items !== undefined) yield* within(schema.items, `${at}/items`, null)
    for (const word of ['anyOf', 'oneOf', 'allOf'])
      for (const [index, inner] of (schema[word] ?? []).entries())
        yield* within(inner, `${at}/${word}/${index}`, null)
  }
  for (const [name, schema] of Object.entries(document.components.schemas))
    yield* within(schema, `/components/schemas/${name}`, null)
  for (const { at, content } of contents())
    for (const [type, { schema }] of Object.entries<Json>(content))
      if (schema !== undefined) yield* within(schema, `${at}/${escaped(type)}/schema`, null)
}

function* contents(): Generator<{ at: string; content: Json; isBody: boolean }> {
  for (const { path, method, said } of operations) {
    const at = `/paths/${escaped(path)}/${method}`
    if (said.requestBody !== undefined)
      yield { at: `${at}/requestBody/content`, content: said.requestBody.content, isBody: true }
    for (const [status, reply] of Object.entries<Json>(said.responses))
      if (reply.content !== undefined)
        yield { at: `${at}/responses/${status}/content`, content: reply.content, isBody: false }
  }
}

const resolved = (schema: Json): Json =>
  typeof schema.$ref === 'string'
    ? { ...document.components.schemas[schema.$ref.split('/').at(-1)], ...schema }
    : schema

const isShown = (schema: Json): boolean =>
  schema.examples?.length > 0 || schema.enum !== undefined || schema.const !== undefined

test('the document has the form of OpenAPI 3.1', () => {
  expect(document.openapi).toMatch(/^3\.1\.\d$/)
  expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) })
  const wrong = operations.flatMap(({ path, said }) => {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
    const declared = (said.parameters ?? []).filter((one: Json) => one.in === 'path')
    const replies = Object.entries<Json>(said.responses)
    const schemes = (said.security ?? []).flatMap((one: Json) => Object.keys(one))
    return [
      ...(path.startsWith('/api/') ? [] : [`${path}: outside the API`]),
      ...(named.join() === declared.map((one: Json) => one.name).join() ? [] : [`${path}: params`]),
      ...(replies.every(
        ([status, reply]) => /^([1-5]\d\d|[1-5]XX)$/.test(status) && reply.description,
      )
        ? []
        : [`${path}: replies`]),
      ...schemes.filter((name: string) => !(name in document.components.securitySchemes)),
    ]
  })
  expect(wrong).toEqual([])
})

test('every reference leads somewhere, and every shared shape is used', () => {
  const text = JSON.stringify(document)
  const used = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1]))
  const shared = Object.keys(document.components.schemas)
  expect([...used].sort()).toEqual(shared.map((name) => `#/components/schemas/${name}`).sort())
})

test('every operation has an id of its own, a tag, a summary and a word on who may', () => {
  const ids = operations.map(({ said }) => said.operationId)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  const wrong = operations.filter(
    ({ said }) =>
      !/^[a-z][A-Za-z]+$/.test(said.operationId ?? '') ||
      said.tags?.length !== 1 ||
      !/^\S.{8,}\S$/.test(said.summary ?? '') ||
      said.security === undefined,
  )
  expect(wrong.map(({ method, path }) => `${method} ${path}`)).toEqual([])
})

test('every route below /api/v1 declares who may call it', () => {
  const declared = linli.records.map(
    ({ method, path }) =>
      `${method.toLowerCase()} /api/v1${path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`,
  )
  const described = operations
    .filter(({ path }) => path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method} ${path}`)
  expect(described.sort()).toEqual(declared.sort())
  const closed = linli.records.filter(
    ({ access: { anyone, signedIn, own, roles } }) =>
      !anyone && !signedIn && !own && Object.keys(roles).length === 0,
  )
  expect(closed).toEqual([])
})

test('every property says what it means and shows an example', () => {
  const wrong = [...schemasIn()].flatMap(({ schema, at, name }) => {
    if (name === null) return []
    const whole = resolved(schema)
    const isStructure = whole.properties !== undefined || whole.type === 'array'
    const inner = (whole.anyOf ?? []).map(resolved).find((one: Json) => one.properties)
    return [
      ...(whole.description?.length > 2 ? [] : [`${at}: no description`]),
      ...(isStructure || inner !== undefined || isShown(whole) ? [] : [`${at}: no example`]),
    ]
  })
  expect(wrong).toEqual([])
})

test('a list of plain values shows one', () => {
  const wrong = [...schemasIn()].filter(({ schema }) => {
    if (schema.type !== 'array') return false
    const item = resolved(schema.items)
    const isPlain = item.properties === undefined && item.anyOf === undefined
    return isPlain && !isShown(schema) && !isShown(item)
  })
  expect(wrong.map(({ at }) => at)).toEqual([])
})

test.each([
  ['Minor', /minor unit/],
  ['Grams', /grams?\b/i],
  ['BasisPoints', /basis point/i],
  ['Millimetres', /millimetre/i],
  ['Metres', /metre/i],
  ['Days', /\bdays?\b/i],
  ['Hours', /\bhours?\b/i],
  ['Minutes', /\bminutes?\b/i],
  ['Seconds', /\bseconds?\b/i],
  ['Bytes', /\bbytes?\b/i],
  ['Px', /\bpixels?\b/i],
])('what ends in %s says its unit', (ending, unit) => {
  const wrong = [...schemasIn()].filter(
    ({ schema, name }) => name?.endsWith(ending) && !unit.test(resolved(schema).description ?? ''),
  )
  expect(wrong.map(({ at }) => at)).toEqual([])
})

test('every object is closed, or says that it is free', () => {
  const wrong = [...schemasIn()].filter(({ schema, at }) => {
    const isObject = schema.type === 'object' || schema.properties !== undefined
    if (!isObject || at === '/components/schemas/Problem') return false
    const isFree = schema.additionalProperties === true && schema.properties === undefined
    return schema.additionalProperties !== false && !(isFree && isShown(schema))
  })
  expect(wrong.map(({ at }) => at)).toEqual([])
})

test('every example fits the shape that it explains', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  ;(addFormats as unknown as (ajv: Ajv2020) => void)(ajv)
  ajv.addSchema(document, 'linli')
  const wrong = [...schemasIn()].flatMap(({ schema, at }) => {
    if (schema.examples === undefined) return []
    const fits = ajv.compile({ $ref: `linli#${encodeURI(at)}` })
    return schema.examples.flatMap((example: Json) =>
      fits(example) ? [] : [`${at}: ${JSON.stringify(example)} ${ajv.errorsText(fits.errors)}`],
    )
  })
  expect(wrong).toEqual([])
})

test('every parameter is explained, and a query asks for nothing that is not declared', () => {
  const wrong = operations.flatMap(({ method, path, said }) =>
    (said.parameters ?? [])
      .filter((one: Json) => !one.description || !('example' in one || isShown(one.schema)))
      .map((one: Json) => `${method} ${path}: ${one.name}`),
  )
  expect(wrong).toEqual([])
})
