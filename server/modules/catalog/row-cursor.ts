import { decodeCursor } from '#platform/http'
import { Invalid } from '#platform/refusals'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Refuses a sort value of a cursor that is no row's id. */
export function readRowId(value: string | number | undefined): string {
  if (UUID.test(String(value))) return String(value)
  throw new Invalid('cursor', 'This is not a cursor of this list.')
}

/** The row after which a list goes on; undefined for its beginning. */
export function rowIdOfCursor(cursor: string | undefined): string | undefined {
  const values = decodeCursor(cursor, 1)
  return values === undefined ? undefined : readRowId(values[0])
}
