import { type Queryable, sql } from '#platform/db'

export interface ClaimCounts {
  /** Waiting for a person: undecided, or objected to and not arbitrated. */
  open: number
  withPictures: number
  openMinor: number
  oldestAt: Date | null
  /** From raised to refunded of those decided since the instant asked for; null without any. */
  medianSeconds: number | null
}

/** The claims of a region that wait, and how fast refunds followed since an instant. */
export async function sumClaims(
  db: Queryable,
  regionId: string,
  since: Date,
): Promise<ClaimCounts> {
  const { rows } = await sql<ClaimCounts>`
    select waiting.*, paid."medianSeconds" from (
      select count(*)::int as open,
        count(*) filter (where cardinality(picture_ids) > 0)::int as "withPictures",
        coalesce(sum(asked_minor), 0)::bigint as "openMinor", min(raised_at) as "oldestAt"
      from claims where region_id = ${regionId}
        and (decided_at is null or (objected_at is not null and arbitrated_at is null))
    ) waiting, (
      select percentile_cont(0.5) within group
        (order by extract(epoch from decided_at - raised_at))::int as "medianSeconds"
      from claims where region_id = ${regionId} and decision = 'refund'
        and pickup_date >= ${since}::date - 14 and decided_at >= ${since}::timestamptz
    ) paid`.execute(db)
  return rows[0]!
}
