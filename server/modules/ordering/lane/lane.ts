import { isDeadConnection, isTransient, type LaneSql } from '#platform/db'
import { KeyReused } from '#platform/http'
import { laneBatch, laneWaiting } from '#platform/metrics'
import { LaneBusy } from '../refusals.ts'
import type { Checkout } from './checkout.ts'
import { type Outcome, placeBatch } from './place-batch.ts'
import type { PlacedCheckout } from './placed.ts'
import type { PriceBooks } from './price-books.ts'

export interface LaneOptions {
  /** Checkouts in one transaction at most. */
  batchSize: number
  /** Batches of one region under way: while one is written, the next is drafted. */
  inFlight: number
  /** Batches of all regions in flight: as many as the lanes have connections. */
  connections: number
  /** Checkouts of one region that may wait; more are told at once that it is busy. */
  queueLength: number
}

export const LANE_OPTIONS: LaneOptions = {
  batchSize: 128,
  inFlight: 2,
  connections: 2,
  queueLength: 2048,
}

const TRIES = 8
/** Whoever waits longer is told to ask again: with the key of a checkout that is safe. */
const PATIENCE_MS = 20_000

interface Lane {
  queue: Waiting[]
  running: number
  /** The batch that has not set out to be written yet: the next gathers until then. */
  deciding: Waiting[] | null
}

interface Waiting {
  checkout: Checkout
  promise: Promise<PlacedCheckout>
  settle(outcome: Outcome): void
}

/**
 * The way of all checkouts of all regions into the database. A lane gathers what arrives while the
 * batch before it commits; the database decides, so that several processes may run lanes of one
 * region at once.
 */
export class Lanes {
  readonly #sql: LaneSql
  readonly #books: PriceBooks
  readonly #options: LaneOptions
  readonly #lanes = new Map<string, Lane>()
  /** Batches under way of all regions. More than there are connections would wait closed. */
  #busy = 0
  readonly #waitingLanes = new Set<string>()
  /** By caller and key: a key that arrives again while its first is under way shares its outcome. */
  readonly #underway = new Map<string, Waiting>()

  constructor(sql: LaneSql, books: PriceBooks, options: LaneOptions = LANE_OPTIONS) {
    this.#sql = sql
    this.#books = books
    this.#options = options
  }

  /**
   * Places a checkout. Resolves when it is committed, or was by an earlier call with its key.
   * @throws LaneBusy at once when too many wait; any Refusal of the checkout itself
   */
  place(checkout: Checkout): Promise<PlacedCheckout> {
    const name = `${checkout.regionId}/${checkout.keyOwner}/${checkout.key}`
    const twin = this.#underway.get(name)
    if (twin !== undefined) {
      if (!twin.checkout.requestHash.equals(checkout.requestHash)) throw new KeyReused()
      return twin.promise
    }
    const lane = this.#laneOf(checkout.regionId)
    if (lane.queue.length >= this.#options.queueLength) throw new LaneBusy()
    const { promise, resolve, reject } = Promise.withResolvers<PlacedCheckout>()
    const waiting: Waiting = {
      checkout,
      promise,
      settle: (outcome) => {
        this.#underway.delete(name)
        if ('placed' in outcome) resolve(outcome.placed)
        else reject(outcome.error)
      },
    }
    this.#underway.set(name, waiting)
    lane.queue.push(waiting)
    laneWaiting.set({ region: checkout.regionId }, lane.queue.length)
    this.#pump(checkout.regionId)
    return promise
  }

  #laneOf(regionId: string) {
    let lane = this.#lanes.get(regionId)
    if (lane === undefined) {
      lane = { queue: [], running: 0, deciding: null }
      this.#lanes.set(regionId, lane)
    }
    return lane
  }

  #pump(regionId: string): void {
    const lane = this.#laneOf(regionId)
    if (lane.queue.length === 0 || lane.deciding !== null) return
    if (lane.running >= this.#options.inFlight) return
    if (this.#busy >= this.#options.connections) {
      this.#waitingLanes.add(regionId)
      return
    }
    this.#busy += 1
    lane.running += 1
    const batch: Waiting[] = []
    lane.deciding = batch
    const whenDecided = () => {
      if (lane.deciding !== batch) return
      lane.deciding = null
      this.#pump(regionId)
    }
    // A turn of the event loop lets those that arrived together travel together.
    setImmediate(() => {
      batch.push(...lane.queue.splice(0, this.#options.batchSize))
      laneWaiting.set({ region: regionId }, lane.queue.length)
      if (batch.length > 0) laneBatch.observe(batch.length)
      this.#run(regionId, batch, whenDecided).finally(() => {
        lane.running -= 1
        this.#busy -= 1
        whenDecided()
        this.#pumpNext(regionId)
      })
    })
  }

  // The lane that has waited longest for a connection comes first, then the one that just ended. One
  // whose queue an earlier batch took meanwhile needs none: the next takes its place.
  #pumpNext(regionId: string): void {
    for (const next of this.#waitingLanes) {
      if (this.#busy >= this.#options.connections) break
      this.#waitingLanes.delete(next)
      this.#pump(next)
    }
    this.#pump(regionId)
  }

  async #run(regionId: string, batch: Waiting[], whenDecided: () => void): Promise<void> {
    if (batch.length === 0) return
    try {
      const outcomes = await this.#placeWithRetry(
        regionId,
        batch.map((waiting) => waiting.checkout),
        whenDecided,
      )
      for (const [at, waiting] of batch.entries()) waiting.settle(outcomes[at]!)
    } catch (error) {
      // The database is away or will not let the batch through: that is nobody's own fault, and
      // halves would only wait for it again. With its key a client may ask again.
      if (mayPass(error)) {
        for (const waiting of batch) waiting.settle({ error: new LaneBusy() })
        return
      }
      if (batch.length === 1) {
        batch[0]!.settle({ error })
        return
      }
      // An error in the data: halves, until the one that bears it stands alone.
      const middle = batch.length >> 1
      await this.#run(regionId, batch.slice(0, middle), whenDecided)
      await this.#run(regionId, batch.slice(middle), whenDecided)
    }
  }

  async #placeWithRetry(
    regionId: string,
    checkouts: Checkout[],
    whenDecided: () => void,
  ): Promise<Outcome[]> {
    const until = performance.now() + PATIENCE_MS
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await placeBatch(this.#sql, this.#books, regionId, checkouts, whenDecided)
      } catch (error) {
        // Also after a COMMIT whose fate is not known: a batch looks its keys up before anything
        // else, so what was placed is found and not placed again.
        if (!mayPass(error) || attempt === TRIES || performance.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 15 * 2 ** attempt))
      }
    }
  }
}

/** Whether the same batch may go through when it is sent again; order numbers are drawn anew then. */
const mayPass = (error: unknown): boolean =>
  isTransient(error) || isDeadConnection(error) || isTaken(error)

// A number that was drawn twice is drawn anew; a key that another process took is found, with its
// reply. On Citus the name goes on with the shard's.
const TAKEN = /^(orders_region_id_number_key|idempotency_keys_pkey)(_\d+)?$/

const isTaken = (error: unknown): boolean =>
  TAKEN.test((error as { constraint_name?: string } | null)?.constraint_name ?? '')
