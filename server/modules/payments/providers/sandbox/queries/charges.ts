import { type Queryable, sql, type Tx } from '#platform/db'

/** A payment as the sandbox keeps it. Its time is the world's, not the program's. */
export interface Charge {
  id: string
  merchant: string
  reference: string
  amountMinor: number
  currency: string
  description: string
  returnUrl: string
  notifyUrl: string
  expiresAt: Date
  paidAt: Date | null
  refusedAt: Date | null
}

const CHARGE = [
  'id',
  'merchant',
  'reference',
  'amount_minor as amountMinor',
  'currency',
  'description',
  'return_url as returnUrl',
  'notify_url as notifyUrl',
  'expires_at as expiresAt',
  'paid_at as paidAt',
  'refused_at as refusedAt',
] as const

export async function insertCharge(
  db: Queryable,
  charge: Omit<Charge, 'expiresAt' | 'paidAt' | 'refusedAt'> & { expiresInSeconds: number },
): Promise<void> {
  await sql`
    insert into sandbox_charges (id, merchant, reference, amount_minor, currency, description,
      return_url, notify_url, expires_at)
    values (${charge.id}, ${charge.merchant}, ${charge.reference}, ${charge.amountMinor},
      ${charge.currency}, ${charge.description}, ${charge.returnUrl}, ${charge.notifyUrl},
      now() + make_interval(secs => ${charge.expiresInSeconds}))
    on conflict (merchant, reference) do nothing`.execute(db)
}

export async function findCharge(
  db: Queryable,
  merchant: string,
  reference: string,
): Promise<Charge | null> {
  const row = await db
    .selectFrom('sandbox_charges')
    .select(CHARGE)
    .where('merchant', '=', merchant)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

export async function findChargeById(db: Queryable, id: string): Promise<Charge | null> {
  const row = await db
    .selectFrom('sandbox_charges')
    .select(CHARGE)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export async function lockCharge(
  tx: Tx,
  merchant: string,
  reference: string,
): Promise<Charge | null> {
  const row = await tx
    .selectFrom('sandbox_charges')
    .select(CHARGE)
    .where('merchant', '=', merchant)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** @returns the charge when this very call settled it */
export async function settleCharge(
  tx: Tx,
  id: string,
  how: 'paid_at' | 'refused_at',
): Promise<Charge | null> {
  const row = await tx
    .updateTable('sandbox_charges')
    .set({ [how]: sql<Date>`date_trunc('milliseconds', now())` })
    .where('id', '=', id)
    .where('paid_at', 'is', null)
    .where('refused_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(CHARGE)
    .executeTakeFirst()
  return row ?? null
}

export async function listChargesByIds(db: Queryable, ids: readonly string[]): Promise<Charge[]> {
  if (ids.length === 0) return []
  return db.selectFrom('sandbox_charges').select(CHARGE).where('id', 'in', ids).execute()
}
