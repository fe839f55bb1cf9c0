import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { businessNow, setBusinessTime } from '#platform/clock'
import type { Database } from '#platform/db'
import { deliverOnce } from '#platform/events'
import type { Sweep, Task } from '#platform/jobs'

/** Moves the demo through time, with what comes round by itself in the program. */
export interface Clockwork {
  /** Business time is at an instant from now on. */
  moveTo(at: Date): Promise<void>
  now(): Promise<Date>
  /** Everything that is due by itself is done, and everyone is told. */
  turn(): Promise<void>
  /** Everyone is told what has happened. */
  tell(): Promise<void>
  /** The jobs that follow from it are done too. */
  work(): Promise<void>
}

const MOST_ROUNDS = 50

/** The parts of the program that a demo's time goes by with. */
interface Works {
  database: Database
  sweeps: readonly Sweep[]
  tasks: readonly Task[]
}

/** @param jobs names of the tasks whose jobs are done as they come; others wait for the program */
export function openClockwork(
  { database, sweeps, tasks }: Works,
  jobs: readonly string[],
): Clockwork {
  const { db, pool: pgPool } = database
  const own = tasks.filter(({ name }) => jobs.includes(name))
  const taskList: TaskList = Object.fromEntries(
    own.map(({ name, work }) => [
      name,
      (payload: unknown) => work(payload as Record<string, unknown>, db),
    ]),
  )
  const logger = new Logger(() => () => {})
  const tell = async () => {
    for (let round = 0; round < MOST_ROUNDS && (await deliverOnce(db)) > 0; round += 1);
  }
  return {
    moveTo: (at) => setBusinessTime(db, at),
    now: () => businessNow(db),
    tell,
    work: async () => {
      await tell()
      await runOnce({ pgPool, taskList, noHandleSignals: true, logger })
      await tell()
    },
    turn: async () => {
      for (const { sweep } of sweeps) {
        for (let round = 0; round < MOST_ROUNDS; round += 1) {
          const rows = await db.transaction().execute((tx) => sweep(tx))
          if (rows === 0) break
        }
      }
      await tell()
    },
  }
}
