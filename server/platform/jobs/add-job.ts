import { sql, type Tx } from '#platform/db'

export interface Job {
  task: string
  payload: Record<string, unknown>
  /** Not before this; at once when absent. Real time, not business time. */
  runAt?: Date
  /** A job of the same key that has not started is replaced. */
  key?: string
  maxAttempts?: number
}

/**
 * Adds a job in the transaction of the fact it follows from: rolled back, it never was. For
 * low-rate work; placing an order does not add one.
 */
export async function addJob(tx: Tx, job: Job): Promise<void> {
  await sql`select graphile_worker.add_job(${job.task}, ${JSON.stringify(job.payload)}::json,
    run_at => ${job.runAt ?? null}::timestamptz, job_key => ${job.key ?? null}::text,
    max_attempts => ${job.maxAttempts ?? 12}::int)`.execute(tx)
}

/** The same for many in one statement, each to run at once. */
export async function addJobs(tx: Tx, jobs: readonly Omit<Job, 'runAt'>[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`
    select graphile_worker.add_job(task, payload, job_key => key, max_attempts => tries)
    from unnest(${jobs.map((job) => job.task)}::text[],
      ${jobs.map((job) => JSON.stringify(job.payload))}::json[],
      ${jobs.map((job) => job.key ?? null)}::text[],
      ${jobs.map((job) => job.maxAttempts ?? 12)}::int[]) as job (task, payload, key, tries)
  `.execute(tx)
}
