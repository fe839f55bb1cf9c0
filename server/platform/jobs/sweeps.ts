import { type Db, sql, type Tx } from '#platform/db'

/** Set-based work that comes round by itself, as opening windows or expiring holds. */
export interface Sweep {
  name: string
  everyMs: number
  /** Does one bounded set in one transaction; returns how many rows, so that a full set goes on. */
  sweep(tx: Tx): Promise<number>
}

export type Schedule = readonly Sweep[]

/**
 * Runs each sweep at its pace; of several processes only one runs a sweep at a time, by a
 * transaction's advisory lock. The returned function stops them after the set in hand.
 */
export function startSweeps(
  db: Db,
  sweeps: Schedule,
  onError: (name: string, error: unknown) => void,
): () => Promise<void> {
  const stops = sweeps.map((sweep) => startSweep(db, sweep, onError))
  return async () => {
    await Promise.all(stops.map((stop) => stop()))
  }
}

function startSweep(
  db: Db,
  sweep: Sweep,
  onError: (name: string, error: unknown) => void,
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const turn = async () => {
    const rows = await runOnce(db, sweep).catch((error: unknown) => {
      onError(sweep.name, error)
      return 0
    })
    if (!stopped) schedule(rows > 0 ? 0 : sweep.everyMs)
  }
  const schedule = (delayMs: number) => {
    timer = setTimeout(() => {
      running = turn()
    }, delayMs)
  }
  schedule(0)
  return () => {
    stopped = true
    clearTimeout(timer)
    return running
  }
}

async function runOnce(db: Db, sweep: Sweep): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext(${`sweep:${sweep.name}`})) as mine`.execute(tx)
    return rows[0]?.mine === true ? sweep.sweep(tx) : 0
  })
}
