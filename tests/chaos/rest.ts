import { setTimeout as sleep } from 'node:timers/promises'
import { type Queryable, sql } from '#platform/db'
import { freeJobsOfTheDead } from '#platform/jobs'
import { makePaymentsDue } from '#testing'
import type { Stage } from './stage.ts'

const AT_REST_WITHIN_MS = 120_000

/**
 * Nobody calls any more: the program itself, started anew, ends what it had begun. What waits for
 * its next try, or two minutes for a dead worker's, is due now.
 */
export async function comeToRest(stage: Stage): Promise<void> {
  const { linli, actors } = stage
  const { db } = linli.database
  await Promise.all(actors.map(stage.kill))
  await freeJobsOfTheDead(db, '0 seconds')
  await Promise.all(actors.map(stage.revive))
  const deadline = performance.now() + AT_REST_WITHIN_MS
  for (let calm = 0; calm < 3; ) {
    await makePaymentsDue(linli)
    await sleep(300)
    calm = (await countPending(db)) === 0 ? calm + 1 : 0
    if (performance.now() > deadline) return
  }
}

/** Facts that nobody was told of yet, and money that is still on its way. */
async function countPending(db: Queryable): Promise<number> {
  const { rows } = await sql<{ pending: number }>`
    select (select count(*) from undelivered_events)
      + (select count(*) from sandbox_notifications where delivered_at is null)
      + (select count(*) from refunds where route in ('original', 'wallet')
          and succeeded_at is null and rerouted_at is null) as pending`.execute(db)
  return rows[0]!.pending
}

/** What should have come to its end and did not, and sessions that hold something for long. */
export async function findUnsettled(db: Queryable): Promise<string[]> {
  const { rows } = await sql<{ what: string; count: number }>`
    select 'messages of the sandbox are not delivered' as what, count(*) as count
      from sandbox_notifications
      where delivered_at is null
    union all
    select 'refunds have not gone back', count(*) from refunds
      where route in ('original', 'wallet') and succeeded_at is null and rerouted_at is null
    union all
    select 'charges were paid and the payments do not know it', count(*)
      from sandbox_charges c left join payments p on p.provider_reference = c.id::text
      where c.paid_at is not null and p.captured_at is null
    union all
    select 'refunds are not what the sandbox gave back', count(*)
      from refunds r join payments p on p.region_id = r.region_id and p.id = r.payment_id
      where p.provider = 'sandbox' and r.route = 'original' and r.succeeded_at is not null
        and not exists (
          select from sandbox_refunds s where s.id::text = r.provider_reference
            and s.amount_minor = r.amount_minor and s.succeeded_at is not null)
    union all
    select 'refunds of the sandbox are nobody’s', count(*) from sandbox_refunds s
      where s.failed_at is null and not exists (
        select from refunds r where r.provider_reference = s.id::text)
    union all
    select 'transactions have been open for half a minute', count(*) from pg_stat_activity
      where datname = current_database() and xact_start < now() - interval '30 seconds'`.execute(db)
  const unsettled = rows.filter(({ count }) => count > 0)
  return [...unsettled.map(({ what, count }) => `${count} ${what}`), ...(await findKept(db))]
}

/**
 * Facts that stand there and go on standing there. Others come meanwhile, as long as orders that
 * nobody paid run out.
 */
async function findKept(db: Queryable): Promise<string[]> {
  const { rows: standing } = await sql<{ id: string }>`
    select event_id as id from undelivered_events`.execute(db)
  const deadline = performance.now() + AT_REST_WITHIN_MS
  for (;;) {
    const { rows } = await sql<{ type: string; count: number }>`
      select coalesce(e.type, 'nobody knows which') as type, count(*) as count
      from undelivered_events u left join events e on e.region_id = u.region_id and e.id = u.event_id
      where u.event_id = any(${standing.map(({ id }) => id)}::uuid[])
      group by e.type`.execute(db)
    if (rows.length === 0) return []
    if (performance.now() > deadline) {
      return rows.map(({ type, count }) => `${count} facts are not delivered: ${type}`)
    }
    await sleep(300)
  }
}
