import { getLeader } from '#leaders'
import { getStation } from '#places'
import type { Queryable } from '#platform/db'
import { Invalid } from '#platform/refusals'
import { getSupplier } from '#suppliers'
import type { Bearer, BearerKind, Claim } from './claim.ts'

/** What a decider says of who bears it; the id is the claim's own where absent. */
export interface NamedBearer {
  kind: BearerKind
  id?: string | undefined
}

/** The bearer that was named, checked to be there. Throws Invalid, NotFound. */
export async function findNamedBearer(
  db: Queryable,
  regionId: string,
  named: NamedBearer,
  of: Partial<Pick<Claim, 'supplierId' | 'leaderId' | 'stationId'>>,
): Promise<Bearer> {
  const { kind } = named
  if (kind === 'operator') {
    if (named.id !== undefined) throw new Invalid('bearerId', 'The operator needs no id.')
    return { kind, id: null }
  }
  if (kind === 'courier') return { kind, id: named.id ?? null }
  const known = { supplier: of.supplierId, leader: of.leaderId, station: of.stationId }[kind]
  const id = named.id ?? known ?? null
  if (id === null) throw new Invalid('bearerId', `Say which ${kind} bears it.`)
  if (kind === 'supplier') await getSupplier(db, regionId, id)
  if (kind === 'leader') await getLeader(db, regionId, id)
  if (kind === 'station') await getStation(db, regionId, id)
  return { kind, id }
}
