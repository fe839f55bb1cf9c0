import { type Queryable, sql, type Tx } from '#platform/db'
import type { PRINT_KINDS } from './schemas.ts'

export type PrintKind = (typeof PRINT_KINDS)[number]

/** Where somebody prints: at one of the three. */
export interface PrintPlace {
  communityId?: string
  stationId?: string
  supplierId?: string
}

export interface Print {
  id: string
  kind: PrintKind
  /** What the paper is of: a day, a load, an order, a purchase order. */
  subject: string
  communityId: string | null
  stationId: string | null
  supplierId: string | null
  copies: number
  /** How many times the same paper was printed there before. */
  earlier: number
  why: string
  printedAt: Date
  printedBy: string
}

/** How often the same paper was printed at a place. */
export async function countPrints(
  tx: Tx,
  regionId: string,
  { kind, subject, ...place }: Pick<Print, 'kind' | 'subject'> & PrintPlace,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from prints
    where region_id = ${regionId} and kind = ${kind} and subject = ${subject}
      and community_id is not distinct from ${place.communityId ?? null}
      and station_id is not distinct from ${place.stationId ?? null}
      and supplier_id is not distinct from ${place.supplierId ?? null}`.execute(tx)
  return rows[0]!.count
}

export async function insertPrint(tx: Tx, regionId: string, print: Print): Promise<void> {
  await tx
    .insertInto('prints')
    .values({
      region_id: regionId,
      id: print.id,
      kind: print.kind,
      subject: print.subject,
      community_id: print.communityId,
      station_id: print.stationId,
      supplier_id: print.supplierId,
      copies: print.copies,
      earlier: print.earlier,
      why: print.why,
      printed_at: print.printedAt,
      printed_by: print.printedBy,
    })
    .execute()
}

export interface PrintsAsked extends PrintPlace {
  kind?: PrintKind | undefined
  subject?: string | undefined
  limit: number
  after?: { printedAt: Date; id: string } | undefined
}

/** Prints of a region or of one place in it, the newest first. */
export async function listPrints(
  db: Queryable,
  regionId: string,
  asked: PrintsAsked,
): Promise<Print[]> {
  const { communityId, stationId, supplierId, kind, subject, after } = asked
  let query = db
    .selectFrom('prints')
    .select([
      'id',
      'kind',
      'subject',
      'community_id as communityId',
      'station_id as stationId',
      'supplier_id as supplierId',
      'copies',
      'earlier',
      'why',
      'printed_at as printedAt',
      'printed_by as printedBy',
    ])
    .where('region_id', '=', regionId)
    .orderBy('printed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(asked.limit)
  if (communityId !== undefined) query = query.where('community_id', '=', communityId)
  if (stationId !== undefined) query = query.where('station_id', '=', stationId)
  if (supplierId !== undefined) query = query.where('supplier_id', '=', supplierId)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (subject !== undefined) query = query.where('subject', '=', subject)
  if (after !== undefined) {
    query = query.where(sql<boolean>`(printed_at, id) < (${after.printedAt}, ${after.id}::uuid)`)
  }
  return (await query.execute()) as Print[]
}
