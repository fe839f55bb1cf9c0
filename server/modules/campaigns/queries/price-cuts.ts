import type { Queryable, Tx } from '#platform/db'
import type { PriceCut, PriceCutCost, PriceCutPolicy } from '../price-cuts.ts'

export type DecidedCut = PriceCut & PriceCutCost & { policy: PriceCutPolicy }

export async function insertPriceCut(tx: Tx, cut: DecidedCut): Promise<void> {
  await tx
    .insertInto('price_cuts')
    .values({
      region_id: cut.regionId,
      id: cut.id,
      offer_id: cut.offerId,
      from_minor: cut.fromMinor,
      to_minor: cut.toMinor,
      policy: cut.policy,
      lines_affected: cut.linesAffected,
      cost_minor: cut.costMinor,
      decided_by: cut.by,
      decided_at: cut.at,
    })
    .execute()
}

export type PriceCutRow = Omit<DecidedCut, 'regionId' | 'by' | 'at'> & {
  decidedBy: string | null
  decidedAt: Date
}

/** Cuts of an offer, oldest first; 100 at most. */
export async function listPriceCuts(
  db: Queryable,
  regionId: string,
  offerId: string,
): Promise<PriceCutRow[]> {
  const rows = await db
    .selectFrom('price_cuts')
    .select([
      'id',
      'offer_id as offerId',
      'from_minor as fromMinor',
      'to_minor as toMinor',
      'policy',
      'lines_affected as linesAffected',
      'cost_minor as costMinor',
      'decided_by as decidedBy',
      'decided_at as decidedAt',
    ])
    .where('region_id', '=', regionId)
    .where('offer_id', '=', offerId)
    .orderBy('decided_at')
    .limit(100)
    .execute()
  return rows as PriceCutRow[]
}
