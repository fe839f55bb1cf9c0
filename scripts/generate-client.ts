/** As much of an OpenAPI document as the client is written from. */
interface Document {
  paths?: Record<string, Record<string, Described>>
  components?: { schemas?: Record<string, Schema> }
}

interface Described {
  operationId: string
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>
}

interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  patternProperties?: Record<string, Schema>
}

const HEAD = `// Made from the OpenAPI description by \`npm run generate\`; do not edit.
import { operation } from './operation.ts'
`

/** The browser's client: a type a named schema, a constant an operation. Text of a .ts file. */
export function clientText(document: object): string {
  const { paths = {}, components } = document as Document
  const types = Object.entries(components?.schemas ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => `export type ${name} = ${typeText(schema)}\n`)
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationText(path, method, described)),
  )
  return [HEAD, ...types, ...operations.sort()].join('\n')
}

function operationText(path: string, method: string, described: Described): string {
  const { operationId, summary = '', parameters = [], requestBody, responses } = described
  const given = parameters
    .filter((one) => one.in === 'path' || one.in === 'query')
    .map(
      ({ name, required, schema }) => `${keyText(name)}${required ? '' : '?'}: ${typeText(schema)}`,
    )
  const reply = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const takesKey = parameters.some(({ name }) => name.toLowerCase() === 'idempotency-key')
  const texts = [operationId, method.toUpperCase(), path].map((text) => `'${text}'`)
  const traits = [...(requestBody === undefined ? [] : ['body']), ...(takesKey ? ['key'] : [])]
  if (traits.length > 0) texts.push(`'${traits.join(' ')}'`)
  return `/** ${summary.replaceAll('*/', '* /')} */
export const ${operationId} = /* @__PURE__ */ operation<
  { ${given.join('; ')} },
  ${requestBody === undefined ? 'undefined' : contentText(requestBody.content)},
  ${contentText(reply?.content)}
>(${texts.join(', ')})
`
}

function contentText(content: Record<string, { schema?: Schema }> | undefined): string {
  const [kind, found] = Object.entries(content ?? {})[0] ?? []
  if (kind === undefined) return 'undefined'
  if (kind.startsWith('multipart/')) return 'FormData'
  if (!kind.includes('json')) return 'Blob'
  return found?.schema === undefined ? 'unknown' : typeText(found.schema)
}

function typeText(schema: Schema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1)!
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeText).join(' | ')
  if (Array.isArray(schema.type)) {
    return schema.type.map((type) => typeText({ ...schema, type })).join(' | ')
  }
  if (schema.type === 'array') return `(${typeText(schema.items ?? {})})[]`
  if (schema.type === 'object') return objectText(schema)
  return (
    { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' }[
      schema.type ?? ''
    ] ?? 'unknown'
  )
}

function objectText({
  properties,
  required = [],
  additionalProperties,
  patternProperties,
}: Schema): string {
  if (properties === undefined) {
    const values =
      patternProperties === undefined ? additionalProperties : Object.values(patternProperties)[0]
    const value = typeof values === 'object' ? typeText(values) : 'unknown'
    return `Record<string, ${value}>`
  }
  const fields = Object.entries(properties).map(
    ([name, schema]) =>
      `${keyText(name)}${required.includes(name) ? '' : '?'}: ${typeText(schema)}`,
  )
  return fields.length === 0 ? 'Record<string, never>' : `{ ${fields.join('; ')} }`
}

const keyText = (name: string): string => (/^[a-zA-Z_$][\w$]*$/.test(name) ? name : `'${name}'`)
