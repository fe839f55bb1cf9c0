import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'

export interface CashDeposit {
  id: string
  holderKind: 'leader' | 'station'
  holderId: string
  owedMinor: number
  countedMinor: number
  /** Above zero: over; below: short. */
  differenceMinor: number
  slip: string
  pictureId: string | null
  countedBy: string
  countedAt: Date
  writtenOffMinor: number | null
  writtenOffAt: Date | null
  writtenOffWhy: string | null
}

const DEPOSIT = sql`id, holder_kind as "holderKind", holder_id as "holderId",
  owed_minor as "owedMinor", counted_minor as "countedMinor",
  difference_minor as "differenceMinor", slip, picture_id as "pictureId",
  counted_by as "countedBy", counted_at as "countedAt", written_off_minor as "writtenOffMinor",
  written_off_at as "writtenOffAt", written_off_why as "writtenOffWhy"`

/** Two deposits of one holder wait for each other: the second one sees what the first left. */
export async function lockHolder(tx: Tx, regionId: string, holderId: string): Promise<void> {
  const name = `cash-deposit:${regionId}:${holderId}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx)
}

/** False when the holder's slip was brought in before. */
export async function insertDeposit(
  tx: Tx,
  regionId: string,
  deposit: Omit<CashDeposit, 'writtenOffMinor' | 'writtenOffAt' | 'writtenOffWhy'>,
): Promise<boolean> {
  const { rows } = await sql`
    insert into cash_deposits (region_id, id, holder_kind, holder_id, owed_minor, counted_minor,
      difference_minor, slip, picture_id, counted_by, counted_at)
    values (${regionId}, ${deposit.id}, ${deposit.holderKind}, ${deposit.holderId},
      ${deposit.owedMinor}, ${deposit.countedMinor}, ${deposit.differenceMinor}, ${deposit.slip},
      ${deposit.pictureId}, ${deposit.countedBy}, ${deposit.countedAt})
    on conflict do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function lockDeposit(tx: Tx, regionId: string, id: string): Promise<CashDeposit> {
  const { rows } = await sql<CashDeposit>`
    select ${DEPOSIT} from cash_deposits
    where region_id = ${regionId} and id = ${id} for update`.execute(tx)
  if (rows[0] === undefined) throw new NotFound('deposit')
  return rows[0]
}

/** Deposits, the newest first. */
export async function listDeposits(
  db: Queryable,
  regionId: string,
  filter: { holderId?: string | undefined; beforeId?: string | undefined; limit: number },
): Promise<CashDeposit[]> {
  const { holderId, beforeId, limit } = filter
  const { rows } = await sql<CashDeposit>`
    select ${DEPOSIT} from cash_deposits
    where region_id = ${regionId}
      ${holderId === undefined ? sql`` : sql`and holder_id = ${holderId}`}
      ${beforeId === undefined ? sql`` : sql`and id < ${beforeId}::uuid`}
    order by id desc limit ${limit}`.execute(db)
  return rows
}

export async function updateWriteOff(
  tx: Tx,
  regionId: string,
  id: string,
  writeOff: { amountMinor: number; why: string; by: string; at: Date },
): Promise<void> {
  await sql`
    update cash_deposits set written_off_minor = ${writeOff.amountMinor},
      written_off_at = ${writeOff.at}, written_off_by = ${writeOff.by},
      written_off_why = ${writeOff.why}
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}
