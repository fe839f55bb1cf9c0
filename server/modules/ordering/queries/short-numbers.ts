import { insertInLane, type LaneColumns, type LaneTx } from '#platform/db'

interface Bag {
  communityId: string
  day: string
  /** Null for a walk-in, who gets a number anew each time. */
  residentId: string | null
}

const dayKey = (communityId: string, day: string): string => `${communityId}/${day}`

interface GivenNumber {
  communityId: string
  day: string
  residentId: string
  number: number
}

const NUMBER_COLUMNS: LaneColumns<GivenNumber> = {
  community_id: ['uuid', (row) => row.communityId],
  pickup_date: ['date', (row) => row.day],
  resident_id: ['uuid', (row) => row.residentId],
  short_number: ['int4', (row) => row.number],
}

/** The short numbers (跟团号) of a batch: one a resident, community and day. */
export class ShortNumbers {
  readonly #last: Map<string, number>
  readonly #given: Map<string, number>
  readonly #fresh: GivenNumber[] = []
  readonly #raised = new Set<string>()

  constructor(last: Map<string, number>, given: Map<string, number>) {
    this.#last = last
    this.#given = given
  }

  /** The number of a resident that day, the next free one when there is none yet. */
  numberFor({ communityId, day, residentId }: Bag): number {
    const known =
      residentId === null ? undefined : this.#given.get(`${dayKey(communityId, day)}/${residentId}`)
    if (known !== undefined) return known
    const key = dayKey(communityId, day)
    const number = (this.#last.get(key) ?? 0) + 1
    this.#last.set(key, number)
    this.#raised.add(key)
    if (residentId !== null) {
      this.#given.set(`${key}/${residentId}`, number)
      this.#fresh.push({ communityId, day, residentId, number })
    }
    return number
  }

  /** Writes the numbers that were given and the counters they raised. */
  async write(tx: LaneTx, regionId: string): Promise<void> {
    if (this.#raised.size === 0) return
    const raised = [...this.#raised].map((key) => {
      const [communityId, day] = key.split('/') as [string, string]
      return { communityId, day, last: this.#last.get(key)! }
    })
    await Promise.all([
      tx`
        update short_number_counters set last_number = raised.last
        from unnest(${raised.map((row) => row.communityId)}::uuid[],
          ${raised.map((row) => row.day)}::date[], ${raised.map((row) => row.last)}::int[])
          as raised (community_id, day, last)
        where region_id = ${regionId} and short_number_counters.community_id = raised.community_id
          and pickup_date = raised.day`.execute(),
      insertInLane(tx, 'short_numbers', regionId, NUMBER_COLUMNS, this.#fresh),
    ])
  }
}

/** Locks the counters of the communities and days, and reads the numbers already given there. */
export async function lockShortNumbers(
  tx: LaneTx,
  regionId: string,
  bags: readonly Bag[],
): Promise<ShortNumbers> {
  if (bags.length === 0) return new ShortNumbers(new Map(), new Map())
  const days = [...new Set(bags.map(({ communityId, day }) => dayKey(communityId, day)))].sort()
  const communityIds = days.map((key) => key.split('/')[0]!)
  const dates = days.map((key) => key.split('/')[1]!)
  const residents = bags.filter((bag) => bag.residentId !== null)
  const [, counters, given] = await Promise.all([
    tx`
      insert into short_number_counters (region_id, community_id, pickup_date)
      select ${regionId}, community_id, day
      from unnest(${communityIds}::uuid[], ${dates}::date[]) as asked (community_id, day)
      order by community_id, day on conflict do nothing`.execute(),
    tx<{ communityId: string; day: string; last: number }[]>`
      select c.community_id as "communityId", c.pickup_date::text as day, c.last_number as last
      from short_number_counters c
      where c.region_id = ${regionId} and (c.community_id, c.pickup_date) in (
        select * from unnest(${communityIds}::uuid[], ${dates}::date[]))
      order by c.community_id, c.pickup_date for update`.execute(),
    tx<{ communityId: string; day: string; residentId: string; number: number }[]>`
      select n.community_id as "communityId", n.pickup_date::text as day,
        n.resident_id as "residentId", n.short_number as number
      from short_numbers n
      join unnest(${residents.map((bag) => bag.communityId)}::uuid[],
        ${residents.map((bag) => bag.day)}::date[],
        ${residents.map((bag) => bag.residentId)}::uuid[]) as asked (community_id, day, resident_id)
        on n.region_id = ${regionId} and n.community_id = asked.community_id
          and n.pickup_date = asked.day and n.resident_id = asked.resident_id`.execute(),
  ])
  return new ShortNumbers(
    new Map(counters.map((row) => [dayKey(row.communityId, row.day), row.last])),
    new Map(
      given.map((row) => [`${dayKey(row.communityId, row.day)}/${row.residentId}`, row.number]),
    ),
  )
}
