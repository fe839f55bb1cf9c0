import type { Config } from '#platform/config'
import { watchSilentSessions } from '#platform/db'
import { startDelivery } from '#platform/events'
import { type Sweep, startSweeps, startWorker } from '#platform/jobs'
import { createLog } from '#platform/log'
import { failures } from '#platform/metrics'
import { compose } from './compose.ts'

export interface Running {
  /** Where people reach it, as http://127.0.0.1:3000 */
  address: string
  /** Answers what is under way, ends the work in hand, closes the database. */
  stop(): Promise<void>
}

const MINUTE_MS = 60_000
const REPLAY_PACE_MS = 1000

/** A replay's hours take seconds: what comes round within a minute comes round within one. */
const hastened = (sweep: Sweep): Sweep =>
  sweep.everyMs > MINUTE_MS ? sweep : { ...sweep, everyMs: Math.min(sweep.everyMs, REPLAY_PACE_MS) }

/** Starts HTTP and, unless switched off, the workers, on a migrated database. */
export async function startLinli(
  config: Config,
  options: { databaseUrl: string; kind: string },
): Promise<Running> {
  const log = createLog(config.logLevel)
  const linli = await compose(config, options.databaseUrl, log)
  const { db } = linli.database
  const failed = (what: string) => (error: unknown) => {
    failures.inc({ what })
    log.error({ err: error }, `${what} failed; it will be tried again`)
  }
  const stops = [watchSilentSessions(db, config.statementMs, failed('watch of sessions'))]
  if (config.workers) {
    stops.push(startDelivery(db, failed('delivery')))
    const sweeps = options.kind === 'replay' ? linli.sweeps.map(hastened) : linli.sweeps
    stops.push(startSweeps(db, sweeps, (name, error) => failed(`sweep ${name}`)(error)))
    stops.push(
      await startWorker(linli.database, linli.tasks, (name, error) => failed(`job ${name}`)(error)),
    )
  }
  try {
    await linli.app.listen({ host: config.host, port: config.port })
  } catch (error) {
    await Promise.all(stops.map((stop) => stop()))
    await linli.close()
    throw error
  }
  return {
    address: addressOf(linli.app.server.address(), config),
    stop: async () => {
      await linli.app.close()
      await Promise.all(stops.map((stop) => stop()))
      await linli.close()
    },
  }
}

function addressOf(bound: string | { port: number } | null, config: Config): string {
  const port = typeof bound === 'object' && bound !== null ? bound.port : config.port
  return `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
}
