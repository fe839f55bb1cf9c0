import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { deliverOnce } from '#platform/events'
import { asProgram } from './citus/statement-log.ts'
import type { TestLinli } from './linli.ts'

const MOST_ROUNDS = 60

/** Runs the jobs that wait and are due. */
export const runJobs = (linli: TestLinli): Promise<void> => asProgram(() => workOff(linli))

async function workOff(linli: TestLinli): Promise<void> {
  const taskList: TaskList = Object.fromEntries(
    linli.tasks.map((task) => [
      task.name,
      (payload: unknown) => task.work(payload as Record<string, unknown>, linli.database.db),
    ]),
  )
  const logger = new Logger(() => () => {})
  await runOnce({ pgPool: linli.database.pool, taskList, noHandleSignals: true, logger })
}

/**
 * Does all that the running program does by itself, until nothing more is due: sweeps, consumers of
 * events, jobs.
 * @param without names of sweeps that are left out, as if their process stood still
 */
export const turn = (linli: TestLinli, without: readonly string[] = []): Promise<void> =>
  asProgram(() => untilNothingIsDue(linli, without))

async function untilNothingIsDue(linli: TestLinli, without: readonly string[]): Promise<void> {
  const sweeps = linli.sweeps.filter(({ name }) => !without.includes(name))
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let done = 0
    for (const { sweep } of sweeps) {
      done += await linli.database.db.transaction().execute((tx) => sweep(tx))
    }
    for (let events = 1; events > 0; done += events) events = await deliverOnce(linli.database.db)
    await runJobs(linli)
    if (done === 0) return
  }
  throw new Error('the program does not come to rest')
}
