import type { RawBuilder } from 'kysely'
import { sql } from '#platform/db'

/**
 * Real time of the next try: 10 s after the first, twice as long each time, 10 minutes at most; null
 * where this was the last. Written without CASE and without adding an interval to a time: on Citus a
 * change may hold neither a clock within CASE nor what depends on the session's zone.
 */
export const nextTry = (
  attempts: RawBuilder<unknown>,
  isLast: RawBuilder<unknown> = sql`false`,
): RawBuilder<Date> =>
  sql<Date>`to_timestamp(extract(epoch from now())::float8
    + least(600, 10 * power(2, least(${attempts}, 10))) + nullif((${isLast})::int, 1))`
