import { type Queryable, sql } from '#platform/db'

/** What of a community's day goes into bags: goods of one order that are stored alike. */
export interface BagCounts {
  communityId: string
  bags: number
  /** Of them, those with every line sorted. */
  sorted: number
}

/** Bags of a pickup day by community, as far as goods were given; none before. */
export async function countBags(
  db: Queryable,
  regionId: string,
  pickupDate: string,
): Promise<BagCounts[]> {
  const { rows } = await sql<BagCounts>`
    select "communityId", count(*)::int as bags, count(*) filter (where "isSorted")::int as sorted
    from (
      select l.community_id as "communityId",
        bool_and(l.sorted_at is not null or a.sorted_at is not null) as "isSorted"
      from allocations a
      join allocation_lines l on l.region_id = a.region_id and l.allocation_id = a.id
      where a.region_id = ${regionId} and a.pickup_date = ${pickupDate}
        and l.allocated_quantity > 0
      group by l.allocation_id, l.community_id, l.order_id, l.storage
    ) bag
    group by "communityId"`.execute(db)
  return rows
}
