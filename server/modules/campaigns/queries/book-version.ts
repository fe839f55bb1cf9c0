import type { RawBuilder } from 'kysely'
import { sql } from '#platform/db'

/**
 * The version that price books of a region are read at. Settings are dated and never changed, so how
 * many are in force is a version of their own. A fragment and not a function of the database: on
 * Citus no function may read a region's table on a shard.
 */
export const bookVersionOf = (regionId: string): RawBuilder<number> => sql`(
  coalesce((select version from price_book_versions where region_id = ${regionId}), 0)
  + (select count(*) from settings
    where region_id in (${regionId}, 'operator') and in_force_from <= linli_now()))`
