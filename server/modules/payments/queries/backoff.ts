import type { RawBuilder } from 'kysely'
import { sql } from '#platform/db'

/** Real time of the next try: 10 s after the first, twice as long each time, 10 minutes at most. */
export const nextTry = (attempts: RawBuilder<unknown>): RawBuilder<Date> =>
  sql<Date>`now() + make_interval(secs => least(600, 10 * power(2, least(${attempts}, 10))))`
