import { type Static, type TSchema, Type } from 'typebox'

/**
 * The shapes that wire schemas are made of. Each carries a description with its unit and an
 * example: the API reader shows them, and a test holds that none is without.
 */

const NO_CONTROL = '^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f]*$'
const MAX_MINOR = Number.MAX_SAFE_INTEGER

export const id = (description: string) =>
  Type.String({
    format: 'uuid',
    description,
    examples: ['0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'],
  })

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** Up to a hundred ids in one text of a query, with commas between. */
export const ids = (description: string) =>
  Type.String({
    pattern: `^${UUID}(?:,${UUID}){0,99}$`,
    description: `${description} Up to 100 ids with commas between.`,
    examples: ['0197a3c2-7d1e-7c4b-9a51-3f2e8d6b1c04'],
  })

export const regionId = () =>
  Type.String({
    pattern: '^[a-z][a-z0-9-]{1,15}$',
    description: 'Id of the region: a short word that also stands in addresses.',
    examples: ['chengdu'],
  })

export const text = (description: string, example: string, maxLength = 200, minLength = 0) =>
  Type.String({
    description,
    examples: [example],
    maxLength,
    ...(minLength === 0 ? {} : { minLength }),
    pattern: NO_CONTROL,
  })

export const code = (description: string, example: string) =>
  Type.String({
    description,
    examples: [example],
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  })

/** A code of so many capital letters, as countries and currencies have. */
export const capitals = (description: string, example: string) =>
  Type.String({ description, examples: [example], pattern: `^[A-Z]{${example.length}}$` })

export const minor = (description: string, example = 480) =>
  Type.Integer({
    minimum: 0,
    maximum: MAX_MINOR,
    description: `${description} In minor units of the region's currency.`,
    examples: [example],
  })

/** Money that may be negative, as a balance or a correction. */
export const signedMinor = (description: string, example = -480) =>
  Type.Integer({
    minimum: -MAX_MINOR,
    maximum: MAX_MINOR,
    description: `${description} In minor units of the region's currency.`,
    examples: [example],
  })

export const quantity = (description: string, example = 2) =>
  Type.Integer({
    minimum: 1,
    maximum: 1_000_000_000,
    description: `${description} Pieces, or grams where the SKU is weighed.`,
    examples: [example],
  })

export const count = (description: string, example = 12, minimum = 0, maximum = 1_000_000_000) =>
  Type.Integer({ minimum, maximum, description, examples: [example] })

export const basisPoints = (description: string, example = 900, maximum = 10_000) =>
  Type.Integer({
    minimum: 0,
    maximum,
    description: `${description} In basis points: 100 is one percent.`,
    examples: [example],
  })

export const instant = (description: string, example = '2026-11-21T15:00:00.000Z') =>
  Type.String({
    format: 'date-time',
    description: `${description} An instant, RFC 3339 in UTC.`,
    examples: [example],
  })

export const date = (description: string, example = '2026-11-22') =>
  Type.String({
    format: 'date',
    description: `${description} A day in the region's time zone, YYYY-MM-DD.`,
    examples: [example],
  })

export const time = (description: string, example = '16:00') =>
  Type.String({
    pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
    description: `${description} Time of day in the region's time zone, HH:MM.`,
    examples: [example],
  })

export const yes = (description: string, example = true) =>
  Type.Boolean({ description, examples: [example] })

export const phone = (description: string) =>
  Type.String({ description, examples: ['+8613800138000'], maxLength: 32, minLength: 5 })

export const latitude = () =>
  Type.Number({
    minimum: -90,
    maximum: 90,
    description: 'Degrees north, WGS 84.',
    examples: [30.6571],
  })

export const longitude = () =>
  Type.Number({
    minimum: -180,
    maximum: 180,
    description: 'Degrees east, WGS 84.',
    examples: [104.0657],
  })

export const oneOf = <Values extends readonly string[]>(
  description: string,
  values: readonly [...Values],
  example?: Values[number],
) =>
  Type.Unsafe<Values[number]>({
    type: 'string',
    enum: [...values],
    description,
    examples: [example ?? values[0]],
  })

/** A name or text in the three languages; what is missing falls back to another. */
export const names = (description: string, example = '沙瓤番茄', maxLength = 200) =>
  Type.Object(
    {
      'zh-CN': Type.Optional(text('In simplified Chinese.', example, maxLength)),
      en: Type.Optional(text('In English.', 'Tomato', maxLength)),
      es: Type.Optional(text('In Spanish.', 'Tomate', maxLength)),
    },
    { additionalProperties: false, description, minProperties: 1 },
  )

/** The same of what may be said in no language at all. */
export const texts = (description: string, example: string, maxLength = 200) =>
  object(
    {
      'zh-CN': Type.Optional(text('In simplified Chinese.', example, maxLength)),
      en: Type.Optional(text('In English.', 'Vine-ripened', maxLength)),
      es: Type.Optional(text('In Spanish.', 'Madurado en rama', maxLength)),
    },
    description,
  )

export const list = <Item extends TSchema>(
  item: Item,
  description: string,
  options: { maxItems?: number; minItems?: number } = {},
) => Type.Array(item, { description, maxItems: 1000, ...options })

export const object = <Properties extends Record<string, TSchema>>(
  properties: Properties,
  description?: string,
) =>
  Type.Object(properties, {
    additionalProperties: false,
    ...(description === undefined ? {} : { description }),
  })

export const optional = Type.Optional

export const nullable = <Schema extends TSchema>(schema: Schema) => {
  const { description, examples, ...shape } = schema as { description?: string; examples?: unknown }
  return Type.Unsafe<Static<Schema> | null>({
    anyOf: [shape, { type: 'null' }],
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
  })
}

/** Free JSON, kept as it is: only where the shape belongs to someone else. */
export const json = (description: string, example: unknown) =>
  Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description,
    examples: [example],
  })
