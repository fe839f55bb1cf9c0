import { type Queryable, sql, type Tx } from '#platform/db'
import type { Notification } from '../wire.ts'

export async function insertNotifications(
  tx: Tx,
  notifications: readonly { url: string; body: Notification }[],
): Promise<void> {
  if (notifications.length === 0) return
  await tx
    .insertInto('sandbox_notifications')
    .values(
      notifications.map(({ url, body }) => ({ id: body.id, url, body: JSON.stringify(body) })),
    )
    .execute()
}

const MOST_DELIVERIES = 16

/** Takes messages that are due; the next try is set before this one is made. */
export async function claimDeliveries(tx: Tx, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update sandbox_notifications set attempts = attempts + 1,
      next_try_at = now() + make_interval(secs => least(3600, 5 * power(2, attempts))),
      given_up_at = case when attempts >= ${MOST_DELIVERIES} then now() end
    where id in (select id from sandbox_notifications
      where next_try_at <= now() and delivered_at is null and given_up_at is null
      order by next_try_at limit ${limit} for update skip locked)
    returning id`.execute(tx)
  return rows.map((row) => row.id)
}

export async function findDelivery(
  db: Queryable,
  id: string,
): Promise<{ url: string; body: string } | null> {
  const row = await db
    .selectFrom('sandbox_notifications')
    .select(['url', 'body'])
    .where('id', '=', id)
    .where('delivered_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}

export async function markDelivered(db: Queryable, id: string): Promise<void> {
  await sql`update sandbox_notifications set delivered_at = now() where id = ${id}`.execute(db)
}

export async function keepDeliveryError(db: Queryable, id: string, error: string): Promise<void> {
  await sql`update sandbox_notifications set last_error = ${error.slice(0, 500)}
    where id = ${id}`.execute(db)
}
