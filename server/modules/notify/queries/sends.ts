import { type Queryable, sql, type Tx } from '#platform/db'
import { regionDue } from '#platform/jobs'

/** A notice on its way to one channel. */
export interface Send {
  regionId: string
  noticeId: string
  channel: string
  /** Tries, this one with them. */
  attempts: number
  personId: string
  template: string
  params: unknown
}

export async function insertSends(
  tx: Tx,
  regionId: string,
  channel: string,
  noticeIds: readonly string[],
): Promise<void> {
  if (noticeIds.length === 0) return
  await sql`insert into notice_sends (region_id, notice_id, channel)
    select ${regionId}, id, ${channel} from unnest(${noticeIds as string[]}::uuid[]) as told (id)
    on conflict do nothing`.execute(tx)
}

const DUE = sql`sent_at is null and failed_at is null and next_try_at <= now()`

/**
 * Takes sends that are due, by putting their next try off: another sender skips them, and if this
 * one dies they come up again when the lease has run out.
 */
export async function takeDueSends(db: Queryable, size: number): Promise<Send[]> {
  const due = await regionDue(db, 'notice_sends', DUE)
  if (due === null) return []
  const { rows } = await sql<Send>`
    update notice_sends taken
    set attempts = taken.attempts + 1, next_try_at = now() + interval '5 minutes'
    from notices
    where taken.region_id = ${due.regionId} and (taken.notice_id, taken.channel) in (
        select notice_id, channel from notice_sends
        where region_id = ${due.regionId} and ${DUE}
        order by next_try_at limit ${size} for update skip locked)
      and notices.region_id = taken.region_id and notices.id = taken.notice_id
    returning taken.region_id as "regionId", taken.notice_id as "noticeId", taken.channel,
      taken.attempts, notices.person_id as "personId", notices.template, notices.params
  `.execute(db)
  return rows
}

type SendKey = Pick<Send, 'regionId' | 'noticeId' | 'channel'>

export async function markSent(db: Queryable, send: SendKey): Promise<void> {
  await sql`update notice_sends set sent_at = now(), error = null
    where region_id = ${send.regionId} and notice_id = ${send.noticeId}
      and channel = ${send.channel}`.execute(db)
}

/** @param failure.waitSeconds until the next try; null gives it up */
export async function markFailed(
  db: Queryable,
  send: SendKey,
  failure: { error: string; waitSeconds: number | null },
): Promise<void> {
  await sql`update notice_sends set error = ${failure.error},
      failed_at = ${failure.waitSeconds === null ? sql`now()` : null},
      next_try_at = now() + make_interval(secs => ${failure.waitSeconds ?? 0})
    where region_id = ${send.regionId} and notice_id = ${send.noticeId}
      and channel = ${send.channel}`.execute(db)
}
