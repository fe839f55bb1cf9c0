import { type Queryable, sql } from '#platform/db'

/** What the driver must know of the server's rows, read by the codes of the log. */
export interface WorldRows {
  communities: { regionId: string; code: string; id: string; stationId: string }[]
  residents: { regionId: string; name: string; id: string }[]
  listings: { regionId: string; code: string; id: string }[]
  people: { name: string; id: string }[]
  warehouses: { regionId: string; id: string }[]
  suppliers: { regionId: string; code: string; id: string }[]
  skus: { code: string; id: string }[]
}

/** Reads all ids at once; communities and people carry the log's codes as code and name. */
export async function readWorld(db: Queryable): Promise<WorldRows> {
  const communities = await sql<WorldRows['communities'][number]>`
    select c.region_id as "regionId", c.code, c.id, s.station_id as "stationId"
    from communities c join station_services s
      on s.region_id = c.region_id and s.community_id = c.id and s.is_pickup_point
    order by c.region_id, c.code`.execute(db)
  const residents = await sql<WorldRows['residents'][number]>`
    select region_id as "regionId", name, id from residents`.execute(db)
  const listings = await sql<WorldRows['listings'][number]>`
    select l.region_id as "regionId", s.code, l.id
    from listings l join skus s on s.id = l.sku_id`.execute(db)
  const people = await sql<{ name: string; id: string }>`
    select name, id from auth_users`.execute(db)
  const warehouses = await sql<WorldRows['warehouses'][number]>`
    select region_id as "regionId", id from stations where kind = 'warehouse'`.execute(db)
  const suppliers = await sql<WorldRows['suppliers'][number]>`
    select region_id as "regionId", code, id from suppliers`.execute(db)
  const skus = await sql<WorldRows['skus'][number]>`select code, id from skus`.execute(db)
  return {
    warehouses: warehouses.rows,
    suppliers: suppliers.rows,
    skus: skus.rows,
    communities: communities.rows,
    residents: residents.rows,
    listings: listings.rows,
    people: people.rows,
  }
}

/** PROD_CODE → offer of a window. */
export async function readOffers(
  db: Queryable,
  regionId: string,
  windowId: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; id: string }>`
    select s.code, o.id from offers o join skus s on s.id = o.sku_id
    where o.region_id = ${regionId} and o.window_id = ${windowId}`.execute(db)
  return new Map(rows.map(({ code, id }) => [code, id]))
}
