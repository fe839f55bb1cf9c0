import { type TSchema, Type } from 'typebox'
import { Invalid } from '#platform/refusals'

const LIMIT = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: 200,
    default: 50,
    description: 'How many at most.',
    examples: [50],
  }),
)

const CURSOR = Type.Optional(
  Type.String({
    maxLength: 400,
    description: 'Where the last page ended, as its nextCursor said.',
    examples: ['WyIwMTk3YTNjMiJd'],
  }),
)

/** Query fields of every paged list. */
export const pageQuery = { limit: LIMIT, cursor: CURSOR }

/** The reply of a paged list. */
export const page = <Item extends TSchema>(item: Item, description: string) =>
  Type.Object(
    {
      items: Type.Array(item, { description }),
      nextCursor: Type.Optional(
        Type.String({
          description: 'Ask with this for the next page; absent on the last one.',
          examples: ['WyIwMTk3YTNjMiJd'],
        }),
      ),
    },
    { additionalProperties: false },
  )

/** A cursor from the sort values of the last row shown. */
export const encodeCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url')

/** The sort values of a cursor; throws Invalid when it is not one of ours. */
export function decodeCursor(
  cursor: string | undefined,
  length: number,
): (string | number)[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values) && values.length === length && values.every(isSortValue))
      return values
  } catch {
    // Refused below like any other cursor that is not ours.
  }
  throw new Invalid('cursor', 'This is not a cursor of this list.')
}

const isSortValue = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && !value.includes('\0'))
