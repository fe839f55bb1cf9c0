import { decodeCursor, encodeCursor } from '#platform/http'
import { Invalid } from '#platform/refusals'

export const PAGE = 50

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The id that a cursor holds; throws Invalid when it is none of ours. */
export function idOf(cursor: string | undefined): string | undefined {
  const [id] = decodeCursor(cursor, 1) ?? []
  if (id !== undefined && !ID.test(String(id))) {
    throw new Invalid('cursor', 'This is not a cursor of this list.')
  }
  return id === undefined ? undefined : String(id)
}

/** The page of what was read with one row more than asked for. */
export function pageOf<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => string) {
  const items = rows.slice(0, limit)
  const hasMore = rows.length > limit
  return { items, ...(hasMore ? { nextCursor: encodeCursor([cursorOf(items.at(-1)!)]) } : {}) }
}
