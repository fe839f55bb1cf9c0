import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'

const COMMON = {
  allErrors: false,
  useDefaults: true,
  removeAdditional: false,
  strict: false,
  // A data set made for another thing could otherwise run an error list of its own length.
  ownProperties: true,
} as const

// Fastify's own defaults coerce and strip silently: "1" would pass as 1, a sent price would vanish.
const strict = new Ajv({ ...COMMON, coerceTypes: false })
// Addresses carry text only, so numbers in a query are read from it.
const reading = new Ajv({ ...COMMON, coerceTypes: true })

const withFormats = addFormats as unknown as (ajv: Ajv) => Ajv
withFormats(strict)
withFormats(reading)

/** @throws Error when the schema is none */
export const compileNow = (httpPart: string | undefined, schema: object): ValidateFunction =>
  (httpPart === 'body' ? strict : reading).compile(schema)

/**
 * Compiles a route's schemas: bodies are taken as they are, queries are read from text. Each is
 * compiled when it is first needed: all of them together are half of a start, and a process that has
 * just come up is asked for few.
 */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) => {
  let compiled: ValidateFunction | undefined
  // Fastify reads what was wrong from the function itself.
  const validate = (data: unknown): boolean => {
    compiled ??= compileNow(httpPart, schema)
    const isValid = compiled(data) as boolean
    validate.errors = compiled.errors ?? null
    return isValid
  }
  validate.errors = null as ValidateFunction['errors'] | null
  return validate as ValidateFunction
}
