import type { Catalog, CatalogForeignKey, CatalogTable } from './catalog.ts'
import type { Cluster, Lies } from './citus.ts'

/** What Citus would refuse on the way, found before anything is touched; one sentence each. */
export function findRefusals({ tables, functions }: Catalog): string[] {
  const byName = new Map(tables.map((table) => [table.name, table]))
  const undeclared = tables
    .filter(({ placement }) => placement === null)
    .map(({ name }) => `${name}: its comment declares no placement (region, reference or local)`)
  const regional = tables.filter(({ placement }) => placement === 'region').flatMap(regionalFaults)
  const shared = tables
    .filter(({ placement }) => placement === 'region' || placement === 'reference')
    .flatMap(sharedFaults)
  const keys = tables.flatMap((table) =>
    table.foreignKeys.flatMap((key) => keyFaults(table, key, byName.get(key.to))),
  )
  const names = tables.filter(({ placement }) => placement !== 'reference').map(({ name }) => name)
  const readers = functions.flatMap(({ signature, source }) => {
    const read = names.filter((name) => new RegExp(`\\b${name}\\b`).test(source))
    return read.length === 0
      ? []
      : [`the function ${signature} reads ${read.join(', ')}: no shard may ask other shards`]
  })
  return [...undeclared, ...regional, ...shared, ...keys, ...readers]
}

function regionalFaults(table: CatalogTable): string[] {
  const { name, primaryKey, uniqueKeys, regionType } = table
  if (regionType === null) return [`${name}: it has no column region_id that is never null`]
  const wrong = uniqueKeys.filter(({ columns }) => !columns.includes('region_id'))
  return [
    ...(regionType === 'text' ? [] : [`${name}: its region_id is ${regionType}, not text`]),
    ...(primaryKey.includes('region_id') ? [] : [`${name}: region_id is not in its primary key`]),
    ...wrong.map((key) => `${name}: the unique key ${key.name} does not hold region_id`),
  ]
}

function sharedFaults({ name, triggers, oddities }: CatalogTable): string[] {
  return [
    ...triggers.map((trigger) => `${name}: the trigger ${trigger}; Citus takes none here`),
    ...oddities.map((oddity) => `${name}: ${oddity}`),
  ]
}

function keyFaults(
  table: CatalogTable,
  key: CatalogForeignKey,
  target: CatalogTable | undefined,
): string[] {
  const [from, to] = [table.placement, target?.placement]
  const what = `${table.name}: the foreign key ${key.name} to ${key.to}`
  if (!key.isValid) return [`${what} was never validated; rows may break it`]
  if (from === 'local' && to === 'local') return []
  if (from === 'reference') {
    return to === 'reference' ? [] : [`${what} leaves the reference tables`]
  }
  if (from !== 'region') return [`${what} joins a local table with another kind`]
  if (to === 'reference') return []
  if (to !== 'region') return [`${what} leads to a ${to ?? 'unknown'} table`]
  const at = key.columns.indexOf('region_id')
  if (at < 0 || key.toColumns[at] !== 'region_id') return [`${what} crosses regions`]
  const nulls = ['n', 'd'].includes(key.onDelete) || ['n', 'd'].includes(key.onUpdate)
  return nulls ? [`${what} would set region_id to null or its default`] : []
}

/**
 * What stands in the way on this cluster; one sentence each.
 * @param movesTables whether anything is left to do that a running program would be in the way of
 */
export function findObstacles(
  { tables }: Catalog,
  cluster: Cluster,
  movesTables: boolean,
): string[] {
  if (!cluster.isCoordinator) return ['this node is a worker: connect to the coordinator']
  const misplaced = tables.flatMap(({ name, placement }) => {
    const lies = cluster.lies.get(name)
    const isRight = lies === undefined || isAsDeclared(placement, lies)
    // A local table that Citus took into its lists becomes what it is declared by itself.
    return isRight || lies.as === 'local'
      ? []
      : [
          `${name} lies as ${saysLies(lies)} but is declared ${placement}; its rows stay where they \
are: select undistribute_table('public.${name}', cascade_via_foreign_keys => true), then again`,
        ]
  })
  const groups = new Set(
    [...cluster.lies.values()].filter(({ as }) => as === 'distributed').map((l) => l.colocation),
  )
  return [
    ...misplaced,
    ...(groups.size > 1 ? [`the distributed tables lie in ${groups.size} co-location groups`] : []),
    ...(movesTables && cluster.sessions > 0
      ? [`${cluster.sessions} sessions of a running Linli are connected: stop it first`]
      : []),
  ]
}

export function isAsDeclared(placement: string | null, lies: Lies): boolean {
  if (placement === 'region') return lies.as === 'distributed' && lies.column === 'region_id'
  return placement === lies.as
}

function saysLies({ as, column }: Lies): string {
  return as === 'distributed' ? `distributed by ${column}` : as
}
