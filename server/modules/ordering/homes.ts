import type { Caller } from '#platform/access'
import type { Db, Queryable } from '#platform/db'
import { Kept } from '#platform/memory'
import { NotFound } from '#platform/refusals'
import type { Resident } from '#residents'
import { CommunityChanged } from './refusals.ts'
import { residentOf } from './resident-of.ts'

/** What somebody is in a region, as far as an order needs it to set out. */
export interface Home {
  residentId: string
  communityId: string
}

/** As many as order in a rush: a city's minute. */
const MOST_KEPT = 50_000
const KEPT_MS = 30_000

/**
 * Where people live, kept for a while: in a rush everyone orders from the home they had a moment ago.
 * The batch proves it in its own transaction; where it moved meanwhile, it is read anew.
 */
export class Homes {
  readonly #kept = new Kept<Home>(MOST_KEPT, KEPT_MS)

  /**
   * Does what needs the caller's home.
   * @throws NotYetResident where the caller has none in the region
   */
  async from<Result>(
    db: Db,
    regionId: string,
    caller: Caller,
    work: (home: Home) => Promise<Result>,
  ): Promise<Result> {
    const key = `${regionId}/${caller.personId}`
    const kept = this.#kept.find(key)
    if (kept !== undefined) {
      try {
        return await work(kept)
      } catch (error) {
        if (!(error instanceof CommunityChanged || error instanceof NotFound)) throw error
        this.#kept.forget(key)
      }
    }
    const { id: residentId, communityId } = await this.read(db, regionId, caller)
    return work({ residentId, communityId })
  }

  /**
   * What the caller is in a region, read now.
   * @throws NotYetResident where the caller has no home in the region
   */
  async read(db: Queryable, regionId: string, caller: Caller): Promise<Resident> {
    const resident = await residentOf(db, regionId, caller)
    const { id: residentId, communityId } = resident
    this.#kept.keep(`${regionId}/${caller.personId}`, { residentId, communityId })
    return resident
  }
}
