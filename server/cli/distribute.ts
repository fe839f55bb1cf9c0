import { parseArgs } from 'node:util'
import pg from 'pg'
import { readConfig } from '#platform/config'
import { MIGRATION_LOCK, pendingMigrations } from '../platform/db/migrate.ts'
import { CommandFailed } from './command-failed.ts'
import { carryOut, tryAsApp } from './distribution/carry-out.ts'
import { readCatalog } from './distribution/catalog.ts'
import { type Cluster, readCluster } from './distribution/citus.ts'
import { type Plan, planDistribution } from './distribution/plan.ts'
import { findObstacles } from './distribution/refusals.ts'
import { openOrJoin } from './use-database.ts'

const USAGE = `linli distribute [--dry-run] [--shards 32]

Turns the tables of a database on a Citus coordinator into distributed and reference tables, as
their comments declare. It may be run again: what is done is skipped. Stop Linli before.

  --dry-run   print the statements in their order and do nothing; works on any PostgreSQL
  --shards N  shards of each table, decided by the first run (default 32)`

const MOST_SHARDS = 1024
const MOVES = /select create_(distributed|reference)_table\(/

/** Lays the tables out over the nodes; exit code 1 when something stands in the way. */
export async function run(args: string[], say: (line: string) => void = console.log) {
  const { values } = parseArgs({
    args,
    options: {
      'dry-run': { type: 'boolean' },
      shards: { type: 'string', default: '32' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    say(USAGE)
    return 0
  }
  const shards = Number(values.shards)
  if (!Number.isInteger(shards) || shards < 1 || shards > MOST_SHARDS) {
    throw new CommandFailed(`--shards is a whole number from 1 to ${MOST_SHARDS}`)
  }
  const opened = await openOrJoin(readConfig(process.env))
  try {
    return await distribute(opened.url, { shards, isDry: values['dry-run'] === true, say })
  } finally {
    await opened.close()
  }
}

interface Wish {
  shards: number
  isDry: boolean
  say: (line: string) => void
}

async function distribute(url: string, { shards, isDry, say }: Wish): Promise<number> {
  await refusePending(url)
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const catalog = await readCatalog(client)
    const cluster = await readCluster(client)
    const plan = planDistribution(catalog, { shards, cluster })
    const movesTables = plan.steps.some(({ sql }) => MOVES.test(sql))
    const obstacles = cluster === null ? [] : findObstacles(catalog, cluster, movesTables)
    refuse([...plan.refusals, ...obstacles])
    if (isDry) {
      print(plan, cluster, say)
      return 0
    }
    if (cluster === null) throw new CommandFailed(NO_CITUS)
    await alone(client)
    await carryOut(client, plan, say)
    await tryAsApp(client)
    const verdict = await proveDone(client, shards)
    say(`${verdict} tables lie as they declare, on ${sayNodes(cluster)}.`)
    return 0
  } finally {
    await client.end()
  }
}

const NO_CITUS =
  'This database has no Citus: the extension citus is not in it. On a server with Citus, as a ' +
  'superuser: create extension citus; add the workers with citus_add_node; then run this again. ' +
  'docs/guides/citus.md says it step by step; --dry-run prints what would be done.'

async function refusePending(url: string): Promise<void> {
  const pending = await pendingMigrations(url)
  if (pending.length > 0) {
    throw new CommandFailed(`Run linli migrate first; still to do: ${pending.join(', ')}.`)
  }
}

function refuse(reasons: readonly string[]): void {
  if (reasons.length === 0) return
  const lines = reasons.map((reason) => `  ${reason}`)
  throw new CommandFailed(`Nothing was touched, for Citus would refuse:\n${lines.join('\n')}`)
}

// The same lock as migrations take: neither may change tables under the other's hands.
async function alone(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
    MIGRATION_LOCK,
  ])
  if (rows[0]?.got !== true) {
    throw new CommandFailed('A migration or another linli distribute is at work; try again later.')
  }
}

function print({ session, steps, done }: Plan, cluster: Cluster | null, say: Wish['say']): void {
  say(cluster === null ? '-- no Citus here' : `-- Citus ${cluster.version}, ${sayNodes(cluster)}`)
  if (done.length > 0) say(`-- done already: ${done.join(', ')}`)
  if (cluster !== null && cluster.workers > 0 && !cluster.knowsCoordinator) {
    say("-- better before: select citus_set_coordinator_host('ADDRESS THE WORKERS REACH IT AT');")
  }
  for (const setting of session) say(`${setting};`)
  for (const { about, sql } of steps) say(`-- ${about}\n${sql};`)
}

const sayNodes = ({ workers }: Cluster) =>
  workers === 0 ? 'one node alone' : `${workers} worker${workers === 1 ? '' : 's'}`

/** Reads the catalog once more; how many tables lie where they should. */
async function proveDone(client: pg.Client, shards: number): Promise<number> {
  const [catalog, cluster] = [await readCatalog(client), await readCluster(client)]
  const { steps, done } = planDistribution(catalog, { shards, cluster })
  const left = steps.filter(({ sql }) => MOVES.test(sql))
  if (left.length === 0) return done.length
  const names = left.map(({ about }) => about).join('; ')
  throw new CommandFailed(`Not everything lies as it should: ${names}.`)
}
