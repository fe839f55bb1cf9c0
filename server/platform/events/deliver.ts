import { attempt, type Db, type Tx } from '#platform/db'
import {
  deleteFailure,
  getEvent,
  insertFailure,
  listRegionsUndelivered,
  lockFailuresDue,
  lockUndelivered,
  markDelivered,
  postponeFailure,
  regionOfFailures,
} from './queries.ts'
import { type Consumer, type EventRow, findConsumer, listConsumers } from './subscriptions.ts'

const SET_SIZE = 500
const IDLE_MS = 250

/**
 * Delivers one set of events of each region in which some wait to every consumer, each set in one
 * transaction: the row locks are the lease, so a killed dispatcher's set is free at once, and what a
 * consumer wrote is there exactly once. A set is of one region, so that its transaction stays on one
 * node.
 * @returns how many events were taken; 0 when there was nothing to do
 */
export async function deliverOnce(db: Db): Promise<number> {
  let delivered = 0
  for (const regionId of await listRegionsUndelivered(db)) {
    delivered += await deliverSet(db, regionId)
  }
  return delivered + (await retryFailures(db))
}

function deliverSet(db: Db, regionId: string): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const events = await lockUndelivered(tx, regionId, SET_SIZE)
    if (events.length === 0) return 0
    for (const consumer of listConsumers()) {
      await deliverTo(
        tx,
        consumer,
        events.filter((event) => consumer.of.includes(event.type)),
      )
    }
    await markDelivered(tx, events)
    return events.length
  })
}

async function deliverTo(tx: Tx, consumer: Consumer, events: EventRow[]): Promise<void> {
  if (events.length === 0) return
  const error = await failureOf(tx, () => consumer.consume(tx, events))
  if (error === undefined) return
  if (events.length > 1) {
    for (const event of events) await deliverTo(tx, consumer, [event])
    return
  }
  await insertFailure(tx, events[0]!, consumer.name, error)
}

async function retryFailures(db: Db): Promise<number> {
  const due = await regionOfFailures(db)
  if (due === null) return 0
  return db.transaction().execute(async (tx) => {
    const failures = await lockFailuresDue(tx, due.regionId, 50)
    for (const failure of failures) {
      const consumer = findConsumer(failure.consumer)
      const event = await getEvent(tx, failure.regionId, failure.eventId)
      const error = await failureOf(tx, async () => consumer?.consume(tx, [event]))
      if (error === undefined) await deleteFailure(tx, failure)
      else await postponeFailure(tx, failure, error, due.now)
    }
    return failures.length
  })
}

/** What a consumer's failure is kept as; undefined where it did not fail. */
async function failureOf(tx: Tx, step: () => Promise<unknown>): Promise<string | undefined> {
  const tried = await attempt(tx, step)
  return tried.isDone ? undefined : String(tried.error).slice(0, 500)
}

/**
 * Delivers for as long as the program runs. The returned function stops it after the set in hand.
 * @param onError told of a set that could not be delivered, as when the database is away
 */
export function startDelivery(db: Db, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false
  let wake = () => {}
  const running = (async () => {
    while (!stopped) {
      const delivered = await deliverOnce(db).catch((error: unknown) => {
        onError(error)
        return 0
      })
      // What arrives while a part of a set is delivered is better taken together.
      if (delivered < SET_SIZE && !stopped) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, IDLE_MS)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
    }
  })()
  return () => {
    stopped = true
    wake()
    return running
  }
}
