import { EventEmitter } from 'node:events'
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import { type Database, type Db, sql } from '#platform/db'
import { patientPool } from './patient-pool.ts'

/** A job's work. It may run twice: what it does must be the same as once. */
export interface Task {
  name: string
  work(payload: Record<string, unknown>, db: Db): Promise<void>
  /** When it comes round by itself: a cron line in UTC. */
  cron?: string
}

const BEAT_MS = 20_000
const DEAD_AFTER = '2 minutes'

/**
 * Runs jobs until stopped; the returned function waits for those in hand.
 * @param onError told of a job that failed and will be tried again
 */
export async function startWorker(
  database: Database,
  tasks: readonly Task[],
  onError: (task: string, error: unknown) => void,
): Promise<() => Promise<void>> {
  const { db, pool } = database
  const taskList: TaskList = {}
  for (const task of tasks) {
    taskList[task.name] = async (payload) => {
      try {
        await task.work((payload ?? {}) as Record<string, unknown>, db)
      } catch (error) {
        onError(task.name, error)
        throw error
      }
    }
  }
  const workerIds = new Set<string>()
  const events = new EventEmitter() as WorkerEvents
  events.on('worker:create', ({ worker }) => workerIds.add(worker.workerId))
  const runner = await run({
    pgPool: patientPool(pool),
    taskList,
    crontab: tasks
      .filter((task) => task.cron !== undefined)
      .map((task) => `${task.cron} ${task.name}`)
      .join('\n'),
    concurrency: 2,
    pollInterval: 1000,
    noHandleSignals: true,
    events,
    logger: new Logger(() => () => {}),
  })
  const turn = async () => {
    await beat(db, [...workerIds])
    await freeJobsOfTheDead(db)
  }
  await turn()
  const beating = setInterval(() => turn().catch((error) => onError('heartbeat', error)), BEAT_MS)
  return async () => {
    clearInterval(beating)
    await runner.stop()
    // Left behind, as by a database that is just away, it is forgotten after two minutes.
    await db
      .deleteFrom('worker_heartbeats')
      .where('worker_id', 'in', [...workerIds])
      .execute()
      .catch((error) => onError('heartbeat', error))
  }
}

async function beat(db: Db, workerIds: string[]): Promise<void> {
  await sql`insert into worker_heartbeats (worker_id) select unnest(${workerIds}::text[])
    on conflict (worker_id) do update set beaten_at = now()`.execute(db)
}

/**
 * Frees the jobs of workers that have not beaten for two minutes; graphile-worker alone would hold
 * them for four hours.
 * @returns how many workers were found dead
 */
export async function freeJobsOfTheDead(db: Db, deadAfter = DEAD_AFTER): Promise<number> {
  await sql`delete from worker_heartbeats
    where beaten_at < now() - ${deadAfter}::interval`.execute(db)
  const { rows } = await sql<{ worker: string }>`
    select distinct locked_by as worker from graphile_worker._private_jobs
    where locked_at < now() - ${deadAfter}::interval
      and locked_by not in (select worker_id from worker_heartbeats)`.execute(db)
  if (rows.length > 0) {
    const dead = rows.map((row) => row.worker)
    await sql`select graphile_worker.force_unlock_workers(${dead}::text[])`.execute(db)
  }
  return rows.length
}
