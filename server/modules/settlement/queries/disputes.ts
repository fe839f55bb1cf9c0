import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface Dispute {
  id: string
  supplierId: string
  statementId: string
  entryId: string
  claimedMinor: number
  why: string
  raisedBy: string
  raisedAt: Date
  resolvedAt: Date | null
  resolution: 'granted' | 'declined' | null
  resolvedWhy: string | null
  adjustmentMinor: number | null
}

const DISPUTE = sql`id, supplier_id as "supplierId", statement_id as "statementId",
  entry_id as "entryId", claimed_minor as "claimedMinor", why, raised_by as "raisedBy",
  raised_at as "raisedAt", resolved_at as "resolvedAt", resolution, resolved_why as "resolvedWhy",
  adjustment_minor as "adjustmentMinor"`

/** False when the line was disputed before. */
export async function insertDispute(
  tx: Tx,
  regionId: string,
  dispute: Pick<
    Dispute,
    | 'id'
    | 'supplierId'
    | 'statementId'
    | 'entryId'
    | 'claimedMinor'
    | 'why'
    | 'raisedBy'
    | 'raisedAt'
  >,
): Promise<boolean> {
  const { rows } = await sql`
    insert into supplier_disputes (region_id, id, supplier_id, statement_id, entry_id,
      claimed_minor, why, raised_by, raised_at)
    values (${regionId}, ${dispute.id}, ${dispute.supplierId}, ${dispute.statementId},
      ${dispute.entryId}, ${dispute.claimedMinor}, ${dispute.why}, ${dispute.raisedBy},
      ${dispute.raisedAt})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function lockDispute(tx: Tx, regionId: string, id: string): Promise<Dispute> {
  const { rows } = await sql<Dispute>`
    select ${DISPUTE} from supplier_disputes
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('dispute')
  return rows[0]
}

/** Disputes, the newest first. */
export async function listDisputes(
  db: Queryable,
  regionId: string,
  filter: {
    supplierId?: string | undefined
    statementId?: string | undefined
    isOpen?: boolean | undefined
    beforeId?: string | undefined
    limit: number
  },
): Promise<Dispute[]> {
  const { supplierId, statementId, isOpen, beforeId, limit } = filter
  const { rows } = await sql<Dispute>`
    select ${DISPUTE} from supplier_disputes
    where region_id = ${regionId}
      ${supplierId === undefined ? sql`` : sql`and supplier_id = ${supplierId}`}
      ${statementId === undefined ? sql`` : sql`and statement_id = ${statementId}`}
      ${isOpen === undefined ? sql`` : sql`and (resolved_at is null) = ${isOpen}`}
      ${beforeId === undefined ? sql`` : sql`and id < ${beforeId}::uuid`}
    order by id desc limit ${limit}`.execute(db)
  return rows
}

export async function updateResolution(
  tx: Tx,
  regionId: string,
  id: string,
  resolved: {
    resolution: 'granted' | 'declined'
    why: string
    adjustmentMinor: number | null
    by: string
    at: Date
  },
): Promise<void> {
  await sql`
    update supplier_disputes set resolved_at = ${resolved.at}, resolved_by = ${resolved.by},
      resolution = ${resolved.resolution}, resolved_why = ${resolved.why},
      adjustment_minor = ${resolved.adjustmentMinor}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
