import type { Catalog, CatalogTable } from './catalog.ts'
import type { Cluster } from './citus.ts'
import { inKeyOrder } from './in-key-order.ts'
import { findRefusals, isAsDeclared } from './refusals.ts'

export interface Step {
  about: string
  sql: string
}

export interface Plan {
  /** What Citus would refuse; nothing may be done while there is one. */
  refusals: string[]
  /** For the session in which the steps run. */
  session: string[]
  /** What is still to do, in this order, each in a transaction of its own. */
  steps: Step[]
  /** Tables that lie as declared already. */
  done: string[]
}

export interface PlanWish {
  /** Shards of each distributed table; only the first run decides it. */
  shards: number
  cluster: Cluster | null
}

const SESSION = [
  'set search_path to public',
  'set statement_timeout to 0',
  "set lock_timeout to '60s'",
  'set citus.enable_ddl_propagation to on',
  // Else a reference table would take every table that points to it into Citus' lists as a local
  // one, and those could then not be distributed one after the other.
  'set citus.enable_local_reference_table_foreign_keys to off',
  'set citus.shard_replication_factor to 1',
  // A table that points to a reference table is made over one connection a node.
  "set citus.multi_shard_modify_mode to 'sequential'",
]

/** From declared placements to the statements that make them so. */
export function planDistribution(catalog: Catalog, { shards, cluster }: PlanWish): Plan {
  const placed = (placement: string) =>
    inKeyOrder(catalog.tables.filter((table) => table.placement === placement))
  const [reference, regional] = [placed('reference'), placed('region')]
  const circle = [...reference.circle, ...regional.circle]
  const refusals = [
    ...findRefusals(catalog),
    ...(circle.length > 0 ? [`the foreign keys of ${circle.join(', ')} lead in a circle`] : []),
  ]
  const isDone = (table: CatalogTable) => {
    const lies = cluster?.lies.get(table.name)
    return lies !== undefined && isAsDeclared(table.placement, lies)
  }
  const shared = [...reference.ordered, ...regional.ordered]
  const steps = [
    ...roleSteps(),
    ...functionSteps(catalog),
    ...reference.ordered.filter((table) => !isDone(table)).map(referenceStep),
    ...regionSteps(regional.ordered, isDone, shards),
    ...grantSteps(catalog),
    ...leftoverSteps(shared),
  ]
  return { refusals, session: SESSION, steps, done: shared.filter(isDone).map(({ name }) => name) }
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
const onWorkers = (command: string) => `select * from run_command_on_workers(${quoted(command)})`

// Said to each node alone, or Citus would pass it on from there and be refused.
const alone = (statements: string) =>
  `do $do$ begin perform set_config('citus.enable_ddl_propagation', 'off', true); ${statements} end $do$`

function roleSteps(): Step[] {
  const make = `if not exists (select from pg_roles where rolname = 'linli_app') then create role linli_app; end if;`
  // Citus opens connections between nodes as the role that asks, which is linli_app.
  const open = [
    'alter role linli_app login;',
    "alter role linli_app set timezone to 'UTC';",
    'alter role linli_app set jit to off;',
    'grant usage on schema public to linli_app;',
  ].join(' ')
  return [
    { about: 'the program’s role', sql: alone(open) },
    { about: 'the program’s role on the workers', sql: onWorkers(alone(`${make} ${open}`)) },
    {
      about: 'similar words on the workers',
      sql: onWorkers(alone('create extension if not exists pg_trgm;')),
    },
  ]
}

function functionSteps({ kind, functions }: Catalog): Step[] {
  // Where business time cannot be moved it is the clock alone, and no shard has to read a table.
  const clock = {
    about: 'business time without a table: this database was made for production',
    sql: `create or replace function linli_now() returns timestamptz
  language sql stable parallel safe as $$ select statement_timestamp() $$`,
  }
  return [
    ...(kind === 'production' ? [clock] : []),
    ...functions.map(({ signature }) => ({
      about: `the function ${signature} on every node`,
      sql: `select create_distributed_function(${quoted(`public.${signature}`)})`,
    })),
  ]
}

const referenceStep = ({ name }: CatalogTable): Step => ({
  about: `${name}: whole on every node`,
  sql: `select create_reference_table(${quoted(`public.${name}`)})`,
})

function regionSteps(
  tables: readonly CatalogTable[],
  isDone: (table: CatalogTable) => boolean,
  shards: number,
): Step[] {
  const anchor = tables.find(isDone) ?? tables[0]
  return tables
    .filter((table) => !isDone(table))
    .map((table) => ({
      about: `${table.name}: by region`,
      sql:
        table === anchor
          ? `select create_distributed_table(${quoted(`public.${table.name}`)}, 'region_id', colocate_with => 'none', shard_count => ${shards})`
          : `select create_distributed_table(${quoted(`public.${table.name}`)}, 'region_id', colocate_with => ${quoted(`public.${anchor?.name}`)})`,
    }))
}

// Grants on single columns do not travel with a table.
function grantSteps({ kind, tables }: Catalog): Step[] {
  if (kind === 'production' || !tables.some(({ name }) => name === 'installation')) return []
  const grant = 'grant update (clock_offset) on %s to linli_app'
  return [
    {
      about: 'business time may be moved on every node',
      sql: `select * from run_command_on_placements('public.installation', ${quoted(grant)})`,
    },
  ]
}

/** The coordinator keeps what its tables held before: gone last, those that point before the rest. */
function leftoverSteps(tables: readonly CatalogTable[]): Step[] {
  return tables
    .filter(({ holdsRows }) => holdsRows)
    .toReversed()
    .map(({ name }) => ({
      about: `${name}: its rows from before leave the coordinator`,
      sql: `select truncate_local_data_after_distributing_table(${quoted(`public.${name}`)})`,
    }))
}
