import type { Queryable } from '#platform/db'

/** Who serves a community; the main one first. */
export interface ServingLeader {
  leaderId: string
  isMain: boolean
}

/** What residents must know of leaders, who live on the floor above and fill it in. */
export interface LeaderFinder {
  /** Live leaders by community, the main one first; communities without one are left out. */
  serving(
    db: Queryable,
    regionId: string,
    communityIds: readonly string[],
  ): Promise<Map<string, ServingLeader[]>>
  /** The live leader of a link's code. */
  byCode(db: Queryable, regionId: string, code: string): Promise<string | undefined>
}

const NOBODY: LeaderFinder = { serving: async () => new Map(), byCode: async () => undefined }

let declared = NOBODY

/** Called once by the module that keeps leaders; until then nobody is bound to one. */
export function declareLeaderFinder(finder: LeaderFinder): void {
  declared = finder
}

export const leaderFinder = (): LeaderFinder => declared
