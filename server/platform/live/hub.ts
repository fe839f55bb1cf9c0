import { setTimeout as wait } from 'node:timers/promises'
import type { Db } from '#platform/db'
import type { EventRow } from '#platform/events'
import { newId } from '#platform/ids'
import type { EventStream } from './event-stream.ts'
import { firstIdAt, madeAt } from './moment.ts'
import { listNewest } from './queries.ts'
import { TooManyListeners } from './refusals.ts'

export interface LiveOptions {
  /** How often committed events are looked for, in milliseconds. */
  everyMs: number
  /** Ids are made before they are committed: how far back a look goes. */
  lookBackMs: number
  /** Events one look takes; where there are more, listeners are told to read everything again. */
  mostEvents: number
  /** How seldom a listener is told that at most. */
  resetEveryMs: number
  /** How far back a listener that lost its connection is told what it missed. */
  resumeMs: number
  beatMs: number
  retryMs: number
  mostBufferedBytes: number
  mostOfPerson: number
  mostOfProcess: number
}

export const LIVE_OPTIONS: LiveOptions = {
  everyMs: 1000,
  lookBackMs: 10_000,
  mostEvents: 5000,
  resetEveryMs: 30_000,
  resumeMs: 5 * 60_000,
  beatMs: 20_000,
  retryMs: 3000,
  mostBufferedBytes: 262_144,
  mostOfPerson: 8,
  mostOfProcess: 2000,
}

/** Who listens. `Located` is an event with what the module above found out about it. */
export interface Listener<Located> {
  regionId: string
  personId: string
  stream: EventStream
  /** What is told of an event, or null where it is not this listener's to hear. */
  hear(event: Located): object | null
  /** Whether the session is still there; what it may hear is brought up to date too. */
  isStillIn(): Promise<boolean>
}

type Locate<Located extends EventRow> = (
  db: Db,
  regionId: string,
  events: readonly EventRow[],
) => Promise<Located[]>

interface Kept<Located> extends Listener<Located> {
  nextBeatAt: number
  nextResetAt: number
}

/**
 * Tells listeners of this process what was committed, by whichever process. While somebody listens
 * to a region its newest events are read about once a second; when nobody does, nothing is.
 */
export class LiveHub<Located extends EventRow> {
  readonly options: LiveOptions
  readonly #db: Db
  readonly #locate: Locate<Located>
  readonly #onError: (error: unknown) => void
  readonly #listeners = new Set<Kept<Located>>()
  readonly #seen = new Map<string, Set<string>>()
  #isRunning = false
  #isClosed = false

  constructor(
    db: Db,
    locate: Locate<Located>,
    options: LiveOptions,
    onError: (error: unknown) => void = () => undefined,
  ) {
    this.#db = db
    this.#locate = locate
    this.#onError = onError
    this.options = options
  }

  get size(): number {
    return this.#listeners.size
  }

  /** Throws TooManyListeners, before anything is answered. */
  checkRoom(personId: string): void {
    const { mostOfPerson, mostOfProcess } = this.options
    if (this.#isClosed || this.#listeners.size >= mostOfProcess)
      throw new TooManyListeners('process')
    const own = [...this.#listeners].filter((one) => one.personId === personId)
    if (own.length >= mostOfPerson) throw new TooManyListeners('person')
  }

  /** Adds a listener whose stream is open; `lastId` is the last event it heard before, if any. */
  async add(listener: Listener<Located>, lastId: string | null): Promise<void> {
    if (this.#isClosed) return listener.stream.end()
    const kept = { ...listener, nextBeatAt: Date.now() + this.options.beatMs, nextResetAt: 0 }
    this.#listeners.add(kept)
    listener.stream.onGone(() => this.#listeners.delete(kept))
    void this.#run()
    try {
      // What is committed after this look the next one tells; what before it, catching up.
      if (!this.#seen.has(kept.regionId)) await this.#look(kept.regionId)
      await this.#catchUp(kept, lastId)
      listener.stream.tell({ id: newId(), event: 'ready', data: {} })
    } catch (error) {
      this.#onError(error)
      this.#drop(kept)
    }
  }

  /** Ends every stream; browsers come back by themselves. */
  close(): void {
    this.#isClosed = true
    for (const listener of this.#listeners) this.#drop(listener)
  }

  /** What a listener missed, where that is known and little; else it is told to read all again. */
  async #catchUp(listener: Kept<Located>, lastId: string | null): Promise<void> {
    const { regionId } = listener
    const { resumeMs, lookBackMs, mostEvents } = this.options
    // A page is read a moment before it listens: newcomers hear of the last seconds too.
    const since = lastId === null ? Date.now() : madeAt(lastId)
    if (since === null || since < Date.now() - resumeMs) return this.#reset(listener)
    const missed = await listNewest(
      this.#db,
      regionId,
      firstIdAt(since - lookBackMs),
      mostEvents + 1,
    )
    if (missed.length > mostEvents) return this.#reset(listener)
    const known = missed.filter(({ id }) => id !== lastId).reverse()
    this.#tellAll([listener], await this.#locate(this.#db, regionId, known))
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    while (!this.#isClosed && this.#listeners.size > 0) {
      const regionIds = new Set([...this.#listeners].map(({ regionId }) => regionId))
      for (const known of this.#seen.keys()) if (!regionIds.has(known)) this.#seen.delete(known)
      for (const regionId of regionIds) await this.#look(regionId).catch(this.#onError)
      await this.#beatThoseDue().catch(this.#onError)
      await wait(this.options.everyMs, undefined, { ref: false })
    }
    this.#seen.clear()
    this.#isRunning = false
  }

  async #look(regionId: string): Promise<void> {
    const { lookBackMs, mostEvents } = this.options
    const from = firstIdAt(Date.now() - lookBackMs)
    const rows = await listNewest(this.#db, regionId, from, mostEvents + 1)
    const seen = this.#seen.get(regionId)
    this.#seen.set(regionId, new Set(rows.map(({ id }) => id)))
    const fresh = rows.filter(({ id }) => seen?.has(id) === false).reverse()
    if (fresh.length === 0) return
    const here = [...this.#listeners].filter((one) => one.regionId === regionId)
    if (rows.length > mostEvents) for (const listener of here) this.#reset(listener)
    else this.#tellAll(here, await this.#locate(this.#db, regionId, fresh))
  }

  #tellAll(listeners: readonly Kept<Located>[], events: readonly Located[]): void {
    for (const event of events) {
      for (const listener of listeners) {
        const data = listener.hear(event)
        if (data === null) continue
        if (!listener.stream.tell({ id: event.id, event: 'fact', data })) this.#drop(listener)
      }
    }
  }

  #reset(listener: Kept<Located>): void {
    const now = Date.now()
    if (now < listener.nextResetAt) return
    listener.nextResetAt = now + this.options.resetEveryMs
    listener.stream.tell({ id: newId(), event: 'reset', data: {} })
  }

  async #beatThoseDue(): Promise<void> {
    const now = Date.now()
    for (const listener of [...this.#listeners].filter(({ nextBeatAt }) => nextBeatAt <= now)) {
      listener.nextBeatAt = now + this.options.beatMs
      if (!(await listener.isStillIn())) this.#drop(listener)
      else if (!listener.stream.beat(newId())) this.#drop(listener)
    }
  }

  #drop(listener: Kept<Located>): void {
    this.#listeners.delete(listener)
    listener.stream.end()
  }
}
