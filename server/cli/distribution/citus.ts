import type pg from 'pg'

/** How a table lies now; absent: an ordinary table of the coordinator. */
export interface Lies {
  as: 'distributed' | 'reference' | 'local' | 'other'
  column: string | null
  colocation: number
}

export interface Cluster {
  version: string
  isCoordinator: boolean
  workers: number
  /** Whether the coordinator stands in its own list of nodes, so that it holds reference tables. */
  knowsCoordinator: boolean
  lies: Map<string, Lies>
  /** Sessions of a Linli that runs. */
  sessions: number
}

interface PartitionRow {
  name: string
  method: string
  column: string | null
  colocation: number
  replication: string
}

const PARTITIONS = `
  select c.relname as name, p.partmethod as method, p.colocationid as colocation,
    p.repmodel as replication,
    case when p.partkey is null then null
      else column_to_column_name(p.logicalrelid, p.partkey) end as column
  from pg_dist_partition p join pg_class c on c.oid = p.logicalrelid
    join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public'`

/** The cluster as its coordinator knows it; null where the extension is not in this database. */
export async function readCluster(client: pg.ClientBase): Promise<Cluster | null> {
  const version = await one<{ version: string }>(
    client,
    "select extversion as version from pg_extension where extname = 'citus'",
  )
  if (version === undefined) return null
  const group = await one<{ id: number }>(client, 'select groupid as id from pg_dist_local_group')
  const nodes = await one<{ workers: number; coordinators: number }>(
    client,
    `select count(*) filter (where groupid <> 0)::int as workers,
       count(*) filter (where groupid = 0)::int as coordinators
     from pg_dist_node where noderole = 'primary' and isactive`,
  )
  const sessions = await one<{ count: number }>(
    client,
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and application_name in ('linli', 'linli-lane')`,
  )
  const { rows } = await client.query<PartitionRow>(PARTITIONS)
  return {
    version: version.version,
    isCoordinator: group?.id === 0,
    workers: nodes?.workers ?? 0,
    knowsCoordinator: (nodes?.coordinators ?? 0) > 0,
    lies: new Map(rows.map((row) => [row.name, liesOf(row)])),
    sessions: sessions?.count ?? 0,
  }
}

function liesOf({ method, column, colocation, replication }: PartitionRow): Lies {
  if (method === 'h') return { as: 'distributed', column, colocation }
  const isNone = method === 'n'
  if (isNone && replication === 't') return { as: 'reference', column: null, colocation }
  return { as: isNone && colocation === 0 ? 'local' : 'other', column: null, colocation }
}

async function one<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  text: string,
): Promise<Row | undefined> {
  return (await client.query<Row>(text)).rows[0]
}
