import { Ajv } from 'ajv'
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

/** Compiles a route's schemas: bodies are taken as they are, queries are read from text. */
export const validatorCompiler: FastifySchemaCompiler<object> = ({ schema, httpPart }) =>
  (httpPart === 'body' ? strict : reading).compile(schema)
