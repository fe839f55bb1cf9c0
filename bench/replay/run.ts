import { setTimeout as sleep } from 'node:timers/promises'
import { setBusinessTime } from '#platform/clock'
import type { Db } from '#platform/db'
import { CommandFailed } from '../../server/cli/command-failed.ts'
import { Api } from '../calls/api.ts'
import { type Program, startProgram } from '../program.ts'
import { readRemains } from './check-queries.ts'
import { DayClock } from './clock.ts'
import { DayPlanner } from './day-plan.ts'
import { fulfilDay } from './fulfilment.ts'
import type { ReplayHome, ReplayState } from './home.ts'
import { replayDays } from './ordering.ts'
import type { Refused } from './orders.ts'
import { type LogPrices, learnPrices } from './prices.ts'
import { Progress, timeText } from './progress.ts'
import type { ReplayRules } from './rules.ts'
import { setUp, setUpStaff } from './set-up.ts'
import type { SetUp } from './set-up-means.ts'
import { settleAll } from './settle-all.ts'
import { StepTimes } from './step-times.ts'
import { type LogSurvey, Surveyor } from './survey.ts'
import { openingOf } from './windows.ts'
import { openWorld } from './world.ts'

// Left to itself V8 takes several times what it needs on a large machine before it collects what is
// dead. The live heap of a city's day is a third of this.
const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=16']

export interface RunOptions {
  dir: string
  /** Of the log's weeks, how many from the first. */
  weeks: number
  /** Orders under way at once. */
  concurrency: number
  rules: ReplayRules
  /** Encrypts what the replay's server keeps encrypted. */
  secret: string
  /** Folder for a CPU profile of the server; none when absent. */
  profileFolder: string | undefined
  /** Aborted when the person asks to stop. */
  stop: AbortSignal
}

interface Run {
  options: RunOptions
  home: ReplayHome
  db: Db
  databaseUrl: string
  /** Written over and saved as the run gets on. */
  state: ReplayState
}

// Later than any day of a log: all of them are ordered.
const AFTER_ALL = '9999-12-31'
const MOST_REFUSALS_SHOWN = 20
const DELIVERY_TIMEOUT_MS = 60_000

/**
 * Orders a log to its end from where it stands, on a server that lives as long.
 * @returns false when it was stopped on the way
 */
export async function runToEnd(run: Run): Promise<boolean> {
  const { db, state, options } = run
  const { prices, survey } = await studyLog(options)
  const [firstDate] = survey.baskets.keys()
  if (firstDate === undefined) throw new CommandFailed('There is nothing to order in this log.')
  if (!state.isSetUp) await setUpStaff(db, firstDate)
  // Time went on while nobody looked: before anything runs it is put back to the day.
  else await setBusinessTime(db, clockOf(state))
  if (options.stop.aborted) return false
  const server = await startProgram({
    home: run.home.folder,
    databaseUrl: run.databaseUrl,
    secret: options.secret,
    logFile: run.home.path('server.log'),
    profileFolder: options.profileFolder,
    nodeFlags: MEMORY,
  })
  const api = new Api(server.address, options.concurrency + 8, server.died)
  try {
    const means = { db, api, survey, prices, rules: options.rules }
    if (!state.isSetUp) await setUpAll(run, means, firstDate)
    if (options.stop.aborted) return false
    await replayAll(run, { ...means, server })
    if (options.stop.aborted) return false
    await untilDelivered(db)
    return true
  } finally {
    keepPeak(state, server)
    run.home.save(state)
    api.close()
    await server.stop()
  }
}

async function studyLog(options: RunOptions): Promise<{ prices: LogPrices; survey: LogSurvey }> {
  console.log('Reading the log.')
  const surveyor = new Surveyor()
  const prices = await learnPrices(options.dir, (lines, index) => {
    if (index < options.weeks) surveyor.look(lines)
  })
  return { prices, survey: surveyor.survey() }
}

async function setUpAll({ state, home, options }: Run, means: SetUp, first: string): Promise<void> {
  const { survey, prices } = means
  console.log(
    `Setting up ${survey.regions.length} regions, ${survey.stores.size} communities, ` +
      `${survey.customers.size} people, ${survey.residents.length} residents, ` +
      `${prices.products.size} products of which ${prices.weighed.size} are weighed.`,
  )
  const startedAt = performance.now()
  await setUp(means, options.stop)
  if (options.stop.aborted) return
  state.isSetUp = true
  state.nextDate = first
  home.save(state)
  console.log(`Set up in ${timeText((performance.now() - startedAt) / 1000)}.`)
}

/** Where business time stood when it was stopped. */
const clockOf = ({ clockAt, nextDate }: ReplayState): Date =>
  clockAt === null ? openingOf(nextDate!) : new Date(clockAt)

async function replayAll(
  { db, state, home, options }: Run,
  means: SetUp & { server: Program },
): Promise<void> {
  const { api, server, survey, prices, rules } = means
  const from = state.nextDate ?? AFTER_ALL
  const counts = [...survey.baskets]
  const sumOf = (days: typeof counts) => days.reduce((sum, [, baskets]) => sum + baskets, 0)
  const progress = new Progress(sumOf(counts), sumOf(counts.filter(([date]) => date < from)))
  const startedAt = performance.now()
  const secondsBefore = state.seconds
  const save = () => {
    state.seconds = secondsBefore + (performance.now() - startedAt) / 1000
    keepPeak(state, server)
    home.save(state)
  }
  const clock = new DayClock(db, clockOf(state), (at) => {
    state.clockAt = at.toISOString()
    home.save(state)
  })
  const world = await openWorld(db)
  const times = new StepTimes()
  const work = { db, api, world, rules, clock, times, stop: options.stop }
  try {
    await replayDays({
      ...options,
      seed: rules.seed,
      db,
      api,
      world,
      clock,
      from,
      unfinished: state.unfinished,
      weighed: prices.weighed,
      planner: new DayPlanner(rules, survey),
      fulfil: (plans) => fulfilDay(work, plans),
      ordered: (date, refused) => {
        progress.step(date)
        if (refused === null) return
        state.refused += 1
        if (state.refused <= MOST_REFUSALS_SHOWN) tellRefused(date, refused)
      },
      dayOver: (date, next) => {
        state.nextDate = next
        state.unfinished = date
        save()
      },
      fulfilled: (date) => {
        if (state.unfinished === date) state.unfinished = null
        save()
      },
    })
    if (options.stop.aborted) return
    progress.end()
    await times.of('settle', () => settleAll(work))
    state.isSettled = true
    console.log(`Time by step, of all regions: ${times.text()}.`)
  } finally {
    if (!state.isSettled) progress.end()
    save()
  }
}

function tellRefused(date: string, { basket, status, answer }: Refused): void {
  console.error(`\nbasket ${basket} of ${date} was not ordered: ${status} ${answer}`)
}

function keepPeak(state: ReplayState, server: Program): void {
  const bytes = server.peakRssBytes()
  if (bytes !== null) state.peakRssBytes = Math.max(bytes, state.peakRssBytes ?? 0)
}

/** Waits until everyone was told what happened and every window is closed, as long as it gets on. */
async function untilDelivered(db: Db): Promise<void> {
  const startedAt = performance.now()
  let before = Number.POSITIVE_INFINITY
  let changedAt = startedAt
  for (;;) {
    const { events, windows } = await readRemains(db)
    const left = events + windows
    const now = performance.now()
    if (left === 0) {
      console.log(`Events delivered ${timeText((now - startedAt) / 1000)} after the last order.`)
      return
    }
    if (left !== before) changedAt = now
    else if (now - changedAt > DELIVERY_TIMEOUT_MS) {
      console.log(`${events} events and ${windows} windows still wait; nothing moves any more.`)
      return
    }
    before = left
    await sleep(200)
  }
}
