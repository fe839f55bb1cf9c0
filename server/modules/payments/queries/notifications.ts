import { type Queryable, sql, type Tx } from '#platform/db'
import { NotFound } from '#platform/refusals'
import type { ProviderEvent } from '../provider.ts'

export interface Notification {
  regionId: string
  id: string
  provider: string
  eventId: string
  kind: string
  paymentId: string | null
  body: Record<string, unknown>
  receivedAt: Date
  processedAt: Date | null
  quarantinedWhy: string | null
  resolvedAt: Date | null
  resolution: string | null
}

const COLUMNS = [
  'region_id as regionId',
  'id',
  'provider',
  'event_id as eventId',
  'kind',
  'payment_id as paymentId',
  'body',
  'received_at as receivedAt',
  'processed_at as processedAt',
  'quarantined_why as quarantinedWhy',
  'resolved_at as resolvedAt',
  'resolution',
] as const

/** @returns whether the event is new; the same one arriving at once is waited for. */
export async function insertNotification(
  tx: Tx,
  notification: {
    regionId: string
    id: string
    provider: string
    paymentId: string | null
    event: ProviderEvent
  },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('payment_notifications')
    .values({
      region_id: notification.regionId,
      id: notification.id,
      provider: notification.provider,
      event_id: notification.event.eventId,
      kind: notification.event.kind,
      payment_id: notification.paymentId,
      body: JSON.stringify(notification.event),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return inserted !== undefined
}

export async function settleNotification(
  tx: Tx,
  regionId: string,
  id: string,
  quarantinedWhy: string | null,
): Promise<void> {
  await sql`
    update payment_notifications set quarantined_why = ${quarantinedWhy},
      processed_at = case when ${quarantinedWhy}::text is null then now() end
    where region_id = ${regionId} and id = ${id}`.execute(tx)
}

/** Messages that were proven but did not fit, newest first, from before an id. */
export async function listQuarantined(
  db: Queryable,
  regionId: string,
  filter: { isResolved: boolean; before: string | undefined; limit: number },
): Promise<Notification[]> {
  let query = db
    .selectFrom('payment_notifications')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('quarantined_why', 'is not', null)
    .where('resolved_at', filter.isResolved ? 'is not' : 'is', null)
    .orderBy('id', 'desc')
    .limit(filter.limit)
  if (filter.before !== undefined) query = query.where('id', '<', filter.before)
  return (await query.execute()) as Notification[]
}

/** A quarantined message, locked; throws NotFound. */
export async function lockQuarantined(tx: Tx, regionId: string, id: string): Promise<Notification> {
  const row = await tx
    .selectFrom('payment_notifications')
    .select(COLUMNS)
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('quarantined_why', 'is not', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('notification')
  return row as Notification
}

export async function markResolved(
  tx: Tx,
  notification: Notification,
  resolution: { kind: 'processed' | 'dismissed'; why: string; by: string; at: Date },
): Promise<void> {
  await sql`
    update payment_notifications set resolution = ${resolution.kind},
      resolved_why = ${resolution.why}, resolved_by = ${resolution.by},
      resolved_at = ${resolution.at}
    where region_id = ${notification.regionId} and id = ${notification.id}`.execute(tx)
}
