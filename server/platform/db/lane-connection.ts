import postgres from 'postgres'
import { writeList } from './list-text.ts'
import { DatabaseSilent, KEPT_ALIVE, type OneSocket, openOneSocket } from './silence.ts'
import { MID_STATEMENT_MS } from './silent-sessions.ts'

/**
 * Inside a lane's transaction. Statements started with execute() and awaited together share a round
 * trip, and the server works them off in the order in which they were started.
 */
export type LaneTx = postgres.Sql

/**
 * What is done in a lane's transaction. It may ask for the commit itself, so that this travels with
 * its last statements; nothing can be decided by what these answer then, but that one of them failed.
 */
export type LaneWork<Result> = (tx: LaneTx, commit: () => Promise<unknown>) => Promise<Result>

const PLANS_KEPT_MS = 5000

class ConnectionLost extends Error {
  readonly code = 'CONNECTION_CLOSED'

  constructor() {
    super('the lane’s connection was lost')
  }
}

/**
 * One connection of the lanes, for one life. The driver would connect again by itself, and then
 * send what is left of a transaction outside of any; what it writes to a connection just closed ends
 * the process. So nothing is sent any more once the connection is lost, and a new one takes over.
 */
export class LaneConnection {
  readonly #sql: postgres.Sql
  readonly #tx: LaneTx
  readonly #socket: OneSocket
  readonly #statementMs: number
  readonly #lost = Promise.withResolvers<never>()
  #plannedAt = performance.now()
  #isLost = false
  /** What went wrong first in the transaction under way. */
  #fault: unknown

  constructor(url: string, statementMs: number, isDistributed: boolean) {
    this.#statementMs = statementMs
    this.#socket = openOneSocket()
    this.#lost.promise.catch(() => {})
    this.#sql = connect(url, { statementMs, isDistributed }, this.#socket, () =>
      this.#lose(new ConnectionLost()),
    )
    this.#tx = this.#whileItLives(this.#sql)
  }

  get isLost(): boolean {
    return this.#isLost
  }

  /** Runs work in a transaction and commits it; rejects when the connection is lost on the way. */
  async begin<Result>(work: LaneWork<Result>): Promise<Result> {
    const silent = setTimeout(() => this.#lose(new DatabaseSilent()), this.#statementMs)
    try {
      return await Promise.race([this.#transact(work), this.#lost.promise])
    } finally {
      clearTimeout(silent)
    }
  }

  async end(timeoutSeconds: number): Promise<void> {
    await this.#sql.end({ timeout: timeoutSeconds })
  }

  async #transact<Result>(work: LaneWork<Result>): Promise<Result> {
    this.#fault = undefined
    let ending: Promise<{ command: string }> | undefined
    const commit = () => {
      ending ??= this.#tx.unsafe('commit').execute()
      return ending
    }
    // The first statements travel with them.
    const begun = [this.#forgetPlans(), this.#tx.unsafe('begin').execute()]
    let result: Result
    try {
      const [done] = await Promise.all([work(this.#tx, commit), ...begun])
      result = done
    } catch (error) {
      const fault = isAfterFault(error) ? (this.#fault ?? error) : error
      // After a statement that failed a commit rolls back.
      if (ending !== undefined) await ending.catch(() => {})
      else await this.#tx.unsafe('rollback').catch((lost) => this.#lose(lost))
      throw fault
    }
    const { command } = await commit()
    // A transaction in which a statement failed unnoticed is rolled back by its commit.
    if (command !== 'COMMIT') throw new Error('the batch was rolled back at its commit')
    return result
  }

  // A plan made while a table was small reads all of it, and is kept until the server counts the table
  // again, a minute and thousands of orders later.
  async #forgetPlans(): Promise<void> {
    const now = performance.now()
    if (now - this.#plannedAt < PLANS_KEPT_MS) return
    this.#plannedAt = now
    await this.#tx.unsafe('discard plans').execute()
  }

  #lose(error: Error): void {
    if (this.#isLost) return
    this.#isLost = true
    this.#lost.reject(error)
    this.#socket.giveUp(error)
    this.#sql.end({ timeout: 0 }).catch(() => {})
  }

  #whileItLives(sql: postgres.Sql): LaneTx {
    const refuseWhenLost = () => {
      if (this.#isLost) throw new ConnectionLost()
    }
    const noting = <Sent extends Promise<unknown>>(sent: Sent): Sent => {
      sent.catch((error) => {
        this.#fault ??= error
      })
      return sent
    }
    const unsafe = ((...given: Parameters<typeof sql.unsafe>) => {
      refuseWhenLost()
      return noting(sql.unsafe(...given))
    }) as typeof sql.unsafe
    return new Proxy(sql, {
      apply: (target, self, given) => {
        refuseWhenLost()
        return noting(Reflect.apply(target as never, self, given) as Promise<unknown>)
      },
      get: (target, name) => (name === 'unsafe' ? unsafe : Reflect.get(target, name)),
    })
  }
}

// Statements that travel together all fail after the first that does, and whichever is heard of first
// would hide why: whether the same again may succeed is told by the first alone.
const isAfterFault = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === '25P02'

function connect(
  url: string,
  { statementMs, isDistributed }: { statementMs: number; isDistributed: boolean },
  socket: OneSocket,
  onclose: () => void,
): postgres.Sql {
  // Citus finds the shard of a statement from its values: it has no plan without them.
  const planCache = isDistributed ? 'auto' : 'force_generic_plan'
  const options = {
    max: 1,
    idle_timeout: 60,
    connect_timeout: Math.ceil(Math.min(10_000, statementMs) / 1000),
    max_lifetime: null,
    // Asked for at each connection, and a failure of that ends the process: these are all we send.
    fetch_types: false,
    socket: socket.open,
    onclose,
    connection: {
      application_name: 'linli-lane',
      options: `${KEPT_ALIVE} -c role=linli_app -c timezone=UTC -c jit=off -c plan_cache_mode=${planCache}`,
      statement_timeout: statementMs / 2,
      lock_timeout: Math.min(8_000, statementMs / 2),
      idle_in_transaction_session_timeout: Math.min(MID_STATEMENT_MS, statementMs),
    },
    types: {
      lists: { to: TEXT_LIST, from: LISTS, serialize: writeList, parse: (text: string) => text },
      int8: {
        to: 20,
        from: [20],
        serialize: (value: number) => String(value),
        parse: (text: string) => Number(text),
      },
      // A date is a day in a region, not an instant.
      day: { to: 1082, from: [1082], serialize: (day: string) => day, parse: (day: string) => day },
    },
    onnotice: () => {},
  }
  return postgres(url, options) as unknown as postgres.Sql
}

const TEXT_LIST = 1009
/** int2[], int4[], int8[], bool[], uuid[], date[] and timestamptz[]: told apart by the statement. */
const LISTS = [1005, 1007, 1016, 1000, 2951, 1182, 1185]
