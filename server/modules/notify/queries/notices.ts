import { batched, type Queryable, sql, type Tx } from '#platform/db'

export interface NoticeRow {
  id: string
  template: string
  params: unknown
  createdAt: Date
  readAt: Date | null
}

export interface NewNotice {
  id: string
  personId: string
  template: string
  factId: string
  params: unknown
}

/** Inserts what was not told yet; the answer is what is new. */
export async function insertNotices(
  tx: Tx,
  regionId: string,
  notices: readonly NewNotice[],
): Promise<Pick<NewNotice, 'id' | 'personId' | 'template'>[]> {
  const inserted: Pick<NewNotice, 'id' | 'personId' | 'template'>[] = []
  for (const batch of batched(notices, 5000)) {
    const { rows } = await sql<Pick<NewNotice, 'id' | 'personId' | 'template'>>`
      insert into notices (region_id, id, person_id, template, fact_id, params, created_at)
      select ${regionId}, id, person_id, template, fact_id, params, (select linli_now())
      from unnest(${batch.map((notice) => notice.id)}::uuid[],
        ${batch.map((notice) => notice.personId)}::uuid[],
        ${batch.map((notice) => notice.template)}::text[],
        ${batch.map((notice) => notice.factId)}::text[],
        ${batch.map((notice) => JSON.stringify(notice.params))}::jsonb[]
      ) as told (id, person_id, template, fact_id, params)
      on conflict (region_id, person_id, template, fact_id) do nothing
      returning id, person_id as "personId", template`.execute(tx)
    inserted.push(...rows)
  }
  return inserted
}

/** A person's notices in a region, newest first. */
export async function listNotices(
  db: Queryable,
  filter: {
    regionId: string
    personId: string
    isUnread: boolean
    beforeId?: string | undefined
    limit: number
  },
): Promise<NoticeRow[]> {
  const { rows } = await sql<NoticeRow>`
    select id, template, params, created_at as "createdAt", read_at as "readAt" from notices
    where region_id = ${filter.regionId} and person_id = ${filter.personId}
      and (not ${filter.isUnread}::boolean or read_at is null)
      and (${filter.beforeId ?? null}::uuid is null or id < ${filter.beforeId ?? null})
    order by id desc limit ${filter.limit}`.execute(db)
  return rows
}

const COUNTED = 100

/** How many notices are unread, counted up to 100. */
export async function countUnread(
  db: Queryable,
  regionId: string,
  personId: string,
): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread from (
      select from notices where region_id = ${regionId} and person_id = ${personId}
        and read_at is null limit ${COUNTED}) as first_ones`.execute(db)
  return rows[0]!.unread
}

/** Whose a notice is; null when there is none such. */
export async function findNoticeOwner(
  db: Queryable,
  regionId: string,
  noticeId: string,
): Promise<string | null> {
  const { rows } = await sql<{ personId: string }>`select person_id as "personId" from notices
    where region_id = ${regionId} and id = ${noticeId}`.execute(db)
  return rows[0]?.personId ?? null
}

export async function markRead(
  tx: Tx,
  read: { regionId: string; noticeId: string; at: Date },
): Promise<void> {
  await sql`update notices set read_at = ${read.at}
    where region_id = ${read.regionId} and id = ${read.noticeId} and read_at is null`.execute(tx)
}

/** Marks a notice and all older ones of the person as read. */
export async function markReadUpTo(
  tx: Tx,
  read: { regionId: string; personId: string; upToId: string; at: Date },
): Promise<void> {
  await sql`update notices set read_at = ${read.at}
    where region_id = ${read.regionId} and person_id = ${read.personId}
      and id <= ${read.upToId} and read_at is null`.execute(tx)
}

/** Erases what was told to people, in every region. */
export async function deleteNoticesOf(tx: Tx, personIds: readonly string[]): Promise<void> {
  await sql`delete from notices where person_id = any(${personIds as string[]}::uuid[])`.execute(tx)
}

/** Deletes a set of notices older than a year. */
export async function deleteOldNotices(tx: Tx, size: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from notices where (region_id, id) in (
      select region_id, id from notices
      where created_at < (select linli_now()) - interval '1 year' limit ${size})`.execute(tx)
  return Number(numAffectedRows ?? 0)
}
