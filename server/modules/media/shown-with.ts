import type { Queryable } from '#platform/db'

/** Who may see a claim's picture beside its owner: whom it concerns. */
export interface Concerned {
  communityId?: string
  supplierId?: string
}

/** Says whom a claim picture concerns; empty where it is in no claim. */
export type ConcernedFinder = (
  db: Queryable,
  regionId: string,
  pictureId: string,
) => Promise<Concerned>

let find: ConcernedFinder = async () => ({})

/** Claims lie in a module above this one: it declares here how to ask it. */
export function declareConcernedFinder(finder: ConcernedFinder): void {
  find = finder
}

export const concernedBy: ConcernedFinder = (db, regionId, pictureId) =>
  find(db, regionId, pictureId)
