import type { LaneTx } from '#platform/db'

export interface WindowVersion {
  windowId: string
  windowVersion: number
  isClosed: boolean
}

/**
 * Holds windows open while a batch commits: what closes a window waits for it, so that the demand
 * read after the close is whole.
 */
export async function holdWindowsInLane(
  tx: LaneTx,
  regionId: string,
  windowIds: readonly string[],
): Promise<Map<string, WindowVersion>> {
  const rows = await tx<WindowVersion[]>`
    select id as "windowId", version as "windowVersion", closed_at is not null as "isClosed"
    from windows where region_id = ${regionId} and id = any(${windowIds as string[]}::uuid[])
    order by id for share`.execute()
  return new Map(rows.map((row) => [row.windowId, row]))
}

/** The version that a region's price books are read at, and business time, in one statement. */
export async function readBookVersionInLane(
  tx: LaneTx,
  regionId: string,
): Promise<{ at: Date; bookVersion: number }> {
  const rows = await tx<{ at: Date; bookVersion: number }[]>`
    select linli_now() as at,
      coalesce((select version from price_book_versions where region_id = ${regionId}), 0)
      + (select count(*) from settings where region_id in (${regionId}, 'operator')
        and in_force_from <= linli_now()) as "bookVersion"`.execute()
  return rows[0]!
}

/** Locks supplies in the order of their offers; what is left, null where there is no bound. */
export async function lockSuppliesInLane(
  tx: LaneTx,
  regionId: string,
  offerIds: readonly string[],
): Promise<Map<string, number | null>> {
  const rows = await tx<{ offerId: string; left: number | null }[]>`
    select offer_id as "offerId", cap - reserved as left from supplies
    where region_id = ${regionId} and offer_id = any(${offerIds as string[]}::uuid[])
    order by offer_id for update`.execute()
  return new Map(rows.map((row) => [row.offerId, row.left]))
}

/** What residents have taken of limited offers so far, by `offer/resident`. */
export async function readLimitsInLane(
  tx: LaneTx,
  regionId: string,
  asked: readonly { offerId: string; residentId: string }[],
): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map()
  // The supply rows of these offers are locked: nobody else can change their counters now.
  const rows = await tx<{ offerId: string; residentId: string; taken: number }[]>`
    select c.offer_id as "offerId", c.resident_id as "residentId", c.taken
    from limit_counters c
    join unnest(${asked.map(({ offerId }) => offerId)}::uuid[],
      ${asked.map(({ residentId }) => residentId)}::uuid[]) as asked (offer_id, resident_id)
      on c.region_id = ${regionId} and c.offer_id = asked.offer_id
        and c.resident_id = asked.resident_id`.execute()
  return new Map(rows.map((row) => [`${row.offerId}/${row.residentId}`, row.taken]))
}

/** Takes what a batch sold from supplies that it has locked. */
export async function takeSuppliesInLane(
  tx: LaneTx,
  regionId: string,
  taken: ReadonlyMap<string, number>,
): Promise<void> {
  if (taken.size === 0) return
  await tx`
    update supplies set reserved = reserved + sold.quantity
    from unnest(${[...taken.keys()]}::uuid[], ${[...taken.values()]}::int8[])
      as sold (offer_id, quantity)
    where supplies.region_id = ${regionId} and supplies.offer_id = sold.offer_id`.execute()
}

export async function takeLimitsInLane(
  tx: LaneTx,
  regionId: string,
  taken: readonly { offerId: string; residentId: string; quantity: number }[],
): Promise<void> {
  if (taken.length === 0) return
  await tx`
    insert into limit_counters (region_id, offer_id, resident_id, taken)
    select ${regionId}, offer_id, resident_id, sum(quantity)
    from unnest(${taken.map(({ offerId }) => offerId)}::uuid[],
      ${taken.map(({ residentId }) => residentId)}::uuid[],
      ${taken.map(({ quantity }) => quantity)}::int8[]) as sold (offer_id, resident_id, quantity)
    group by offer_id, resident_id
    on conflict (region_id, offer_id, resident_id)
    do update set taken = limit_counters.taken + excluded.taken`.execute()
}
