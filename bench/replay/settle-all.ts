import { setTimeout as sleep } from 'node:timers/promises'
import { inParallel } from '../calls/in-parallel.ts'
import type { Means } from './region-day.ts'
import { drawn } from './rules.ts'
import {
  readCashRefunds,
  readEarners,
  readRequested,
  readUnsettled,
  type Unsettled,
} from './settle-queries.ts'
import { leaderName } from './world.ts'

interface Batch {
  id: string
  attempts: { payoutId: string; attempt: number; status: string | null }[]
}

const CALLS_AT_ONCE = 8
const POLL_MS = 200
// What comes round by itself comes every minute.
const PATIENCE_MS = 150_000
/** Beyond the claims of the last day, and beyond what suppliers wait for after that. */
const DAYS_UNTIL_MATURE = 5
const DAYS_UNTIL_DUE = 10
/** Of payouts, how many the bank sends back the first time. */
const SHARE_SENT_BACK = 0.05

/**
 * Ends all that is open once the days are over: goods that nobody came for go back, cash is given
 * back, commission matures, statements fall due, and everybody is paid out. Done again it goes on.
 */
export async function settleAll(means: Means): Promise<void> {
  console.log('Paying everybody out.')
  // What the last day left lies until after its own cutoff.
  await pass(means, 1)
  await wait(means, 'goods that nobody came for', ({ waiting, events }) => waiting + events)
  await giveCashBack(means)
  await pass(means, DAYS_UNTIL_MATURE)
  await wait(means, 'commission', ({ immature, events }) => immature + events)
  await pass(means, DAYS_UNTIL_DUE)
  await wait(means, 'statements', ({ unstated, events }) => unstated + events)
  await askForPayouts(means)
  await approvePayouts(means)
  for (const regionId of means.world.hubs.keys()) await payOut(means, regionId)
}

async function pass({ clock, stop }: Means, days: number): Promise<void> {
  if (!stop.aborted) await clock.to(new Date(clock.at.getTime() + days * 86_400_000))
}

/** Waits as long as there is something left and less of it from time to time. */
async function wait(
  { db, stop }: Means,
  what: string,
  count: (unsettled: Unsettled) => number,
): Promise<void> {
  let before = Number.POSITIVE_INFINITY
  let changedAt = performance.now()
  while (!stop.aborted) {
    const left = count(await readUnsettled(db))
    if (left === 0) return
    if (left !== before) changedAt = performance.now()
    if (performance.now() - changedAt > PATIENCE_MS) {
      console.log(`${left} of ${what} still wait; nothing moves any more.`)
      return
    }
    before = left
    await sleep(POLL_MS)
  }
}

async function giveCashBack({ db, api, world, stop }: Means): Promise<void> {
  await inParallel(CALLS_AT_ONCE, await readCashRefunds(db), async ({ regionId, id }) => {
    if (stop.aborted) return
    await api.ask({
      method: 'POST',
      path: `/regions/${regionId}/refunds/${id}/cash-return`,
      token: world.staff.finance.token,
      key: `${id}-cash-return`,
    })
  })
}

/** Leaders ask for all they have; suppliers need not: what falls due to them comes by itself. */
async function askForPayouts({ db, api, world, stop }: Means): Promise<void> {
  await inParallel(CALLS_AT_ONCE, await readEarners(db), async (earner) => {
    if (stop.aborted) return
    const { regionId, id, store, availableMinor } = earner
    await api.ask({
      method: 'POST',
      path: `/regions/${regionId}/leaders/${id}/payouts`,
      token: world.people.get(leaderName(store))!.token,
      key: `${id}-payout`,
      body: { amountMinor: availableMinor },
    })
  })
}

async function approvePayouts({ db, api, world, stop }: Means): Promise<void> {
  await inParallel(CALLS_AT_ONCE, await readRequested(db), async ({ regionId, id }) => {
    if (stop.aborted) return
    await api.ask({
      method: 'POST',
      path: `/regions/${regionId}/payouts/${id}/approval`,
      token: world.staff.approver.token,
      key: `${id}-approval`,
    })
  })
}

/** Batches go to the bank until nothing is left: what it sends back stands in the next one. */
async function payOut({ api, world, stop }: Means, regionId: string): Promise<void> {
  const { token } = world.staff.finance
  const path = `/regions/${regionId}/payout-batches`
  for (let nth = 1; !stop.aborted; nth += 1) {
    const key = `${regionId}-batch-${nth}-${Date.now()}`
    const made = await api.send({ method: 'POST', path, token, key, body: {} })
    if (made.status === 409) return
    if (made.status !== 201) throw new Error(`POST ${path}: ${made.status} ${made.body}`)
    const { id } = JSON.parse(made.body) as Batch
    await api.ask({ method: 'POST', path: `${path}/${id}/sending`, token })
    const { attempts } = await api.ask<Batch>({ method: 'GET', path: `${path}/${id}`, token })
    await api.ask({
      method: 'POST',
      path: `${path}/${id}/results`,
      token,
      key: `${id}-results`,
      body: { results: attempts.map(resultOf) },
    })
  }
}

function resultOf({ payoutId, attempt }: Batch['attempts'][number]) {
  const isSentBack = attempt === 1 && drawn(`bank ${payoutId}`) < SHARE_SENT_BACK
  return isSentBack
    ? { payoutId, status: 'failed', why: 'No such account.' }
    : { payoutId, status: 'paid', reference: payoutId.slice(-12) }
}
