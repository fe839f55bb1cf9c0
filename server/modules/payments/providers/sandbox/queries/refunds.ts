import { type Queryable, sql, type Tx } from '#platform/db'

export interface SandboxRefund {
  id: string
  chargeId: string
  reference: string
  amountMinor: number
  succeededAt: Date | null
  failedAt: Date | null
  failedWhy: string | null
}

const REFUND = [
  'id',
  'charge_id as chargeId',
  'reference',
  'amount_minor as amountMinor',
  'succeeded_at as succeededAt',
  'failed_at as failedAt',
  'failed_why as failedWhy',
] as const

export async function findSandboxRefund(
  db: Queryable,
  reference: string,
): Promise<SandboxRefund | null> {
  const row = await db
    .selectFrom('sandbox_refunds')
    .select(REFUND)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

export async function listSandboxRefundsOf(tx: Tx, chargeId: string): Promise<SandboxRefund[]> {
  return tx
    .selectFrom('sandbox_refunds')
    .select(REFUND)
    .where('charge_id', '=', chargeId)
    .limit(10_000)
    .execute()
}

export async function insertSandboxRefund(
  tx: Tx,
  refund: Pick<SandboxRefund, 'id' | 'chargeId' | 'reference' | 'amountMinor' | 'failedWhy'> & {
    delaySeconds: number
  },
): Promise<SandboxRefund> {
  const { rows } = await sql<SandboxRefund>`
    insert into sandbox_refunds (id, charge_id, reference, amount_minor, failed_why, failed_at,
      succeeded_at, settles_at)
    values (${refund.id}, ${refund.chargeId}, ${refund.reference}, ${refund.amountMinor},
      ${refund.failedWhy},
      case when ${refund.failedWhy}::text is not null then date_trunc('milliseconds', now()) end,
      case when ${refund.failedWhy}::text is null and ${refund.delaySeconds}::int = 0
        then date_trunc('milliseconds', now()) end,
      case when ${refund.delaySeconds}::int > 0
        then now() + make_interval(secs => ${refund.delaySeconds}::int) end)
    returning id, charge_id as "chargeId", reference, amount_minor as "amountMinor",
      succeeded_at as "succeededAt", failed_at as "failedAt", failed_why as "failedWhy"
  `.execute(tx)
  return rows[0]!
}

/** Lets delayed refunds succeed whose time has come. */
export async function settleDelayedRefunds(tx: Tx, limit: number) {
  const { rows } = await sql<SandboxRefund & { chargeId: string }>`
    update sandbox_refunds set succeeded_at = date_trunc('milliseconds', now())
    where id in (select id from sandbox_refunds
      where settles_at <= now() and succeeded_at is null and failed_at is null
      order by settles_at limit ${limit} for update skip locked)
    returning id, charge_id as "chargeId", reference, amount_minor as "amountMinor",
      succeeded_at as "succeededAt", failed_at as "failedAt", failed_why as "failedWhy"
  `.execute(tx)
  return rows
}
