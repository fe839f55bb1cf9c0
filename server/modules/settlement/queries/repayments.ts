import { type Queryable, sql, type Tx } from '#platform/db'

export interface CashRepayment {
  id: string
  holderKind: 'leader' | 'station'
  holderId: string
  amountMinor: number
  slip: string
  pictureId: string | null
  paidBy: string
  paidAt: Date
}

/** False when the holder's receipt was paid before. */
export async function insertRepayment(
  tx: Tx,
  regionId: string,
  repayment: CashRepayment,
): Promise<boolean> {
  const { rows } = await sql`
    insert into cash_repayments (region_id, id, holder_kind, holder_id, amount_minor, slip,
      picture_id, paid_by, paid_at)
    values (${regionId}, ${repayment.id}, ${repayment.holderKind}, ${repayment.holderId},
      ${repayment.amountMinor}, ${repayment.slip}, ${repayment.pictureId}, ${repayment.paidBy},
      ${repayment.paidAt})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

/** Repayments, the newest first. */
export async function listRepayments(
  db: Queryable,
  regionId: string,
  filter: { holderId?: string | undefined; beforeId?: string | undefined; limit: number },
): Promise<CashRepayment[]> {
  const { holderId, beforeId, limit } = filter
  const { rows } = await sql<CashRepayment>`
    select id, holder_kind as "holderKind", holder_id as "holderId",
      amount_minor as "amountMinor", slip, picture_id as "pictureId", paid_by as "paidBy",
      paid_at as "paidAt"
    from cash_repayments
    where region_id = ${regionId}
      ${holderId === undefined ? sql`` : sql`and holder_id = ${holderId}`}
      ${beforeId === undefined ? sql`` : sql`and id < ${beforeId}::uuid`}
    order by id desc limit ${limit}`.execute(db)
  return rows
}
