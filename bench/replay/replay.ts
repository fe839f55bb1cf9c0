import { isDeepStrictEqual } from 'node:util'
import { createDatabase, type Db } from '#platform/db'
import { CommandFailed } from '../../server/cli/command-failed.ts'
import { startDatabase } from '../database.ts'
import { checkReplay, grouped, tableOf } from './check.ts'
import { checkDays } from './check-days.ts'
import { expectedFrom } from './expected.ts'
import { expectedDaysFrom } from './expected-day.ts'
import { fingerprintOf, ReplayHome, type ReplayState } from './home.ts'
import { weekFiles } from './log.ts'
import { timeText } from './progress.ts'
import { type RunOptions, runToEnd } from './run.ts'

export interface ReplayOptions extends RunOptions {
  /** The replay's data folder. */
  home: string
  /** Begin anew whatever is there. */
  isFresh: boolean
}

const STOPPED = 130
const MEGABYTE = 1024 * 1024
const MEMORY_LIMIT_MEGABYTES = 400
// A stopped replay's keys are kept for seven days: after that a basket could be ordered twice.
const KEYS_LIVE_MS = 6.5 * 86_400_000

/**
 * Orders a log on a server of its own, or goes on where it was stopped, and checks every sum.
 * @returns the exit code: 0 when every row is equal
 * @throws CommandFailed when another replay, not finished, is in the way
 */
export async function replay(wish: ReplayOptions): Promise<number> {
  const files = await weekFiles(wish.dir)
  const options = { ...wish, weeks: Math.min(wish.weeks, files.length) }
  const home = new ReplayHome(options.home)
  const log = await fingerprintOf(options.dir)
  const kept = options.isFresh ? null : keptState(home, options, log)
  const state = kept ?? newState(options, log)
  const server = await startDatabase(home.folder, { isFresh: kept === null, kind: 'replay' })
  if (kept === null) home.save(state)
  const { db, close } = createDatabase(server.url, 6)
  try {
    if (isDone(state)) {
      console.log('All of it was ordered before; checking again. --fresh begins anew.')
    } else if (!(await runToEnd({ options, home, db, databaseUrl: server.url, state }))) {
      console.log('Stopped. The same command goes on from here.')
      return STOPPED
    }
    return await report(db, options, state)
  } finally {
    await close()
    await server.stop()
  }
}

const newState = ({ weeks, rules }: ReplayOptions, log: string): ReplayState => ({
  log,
  weeks,
  rules,
  isSetUp: false,
  nextDate: null,
  unfinished: null,
  clockAt: null,
  isSettled: false,
  seconds: 0,
  refused: 0,
  peakRssBytes: null,
  savedAt: '',
})

const isDone = (state: ReplayState): boolean => state.isSetUp && state.isSettled

/** The replay that is there to be taken up or checked; null when one is to be begun. */
function keptState(home: ReplayHome, options: ReplayOptions, log: string): ReplayState | null {
  const kept = home.find()
  if (kept === null || !kept.isSetUp) return null
  const isSame = kept.weeks === options.weeks && isDeepStrictEqual(kept.rules, options.rules)
  // A finished one is checked against the log as it is now; with other options it has had its time.
  if (isDone(kept)) return isSame ? kept : null
  const refuse = (why: string) => {
    throw new CommandFailed(
      `The replay in ${home.folder} is not finished, and ${why}.\n` +
        'Begin anew with --fresh, or name another folder with --home.',
    )
  }
  if (!isSame || kept.log !== log) refuse('it is of another log, or with other options')
  if (Date.now() - Date.parse(kept.savedAt) > KEYS_LIVE_MS) refuse('it was stopped a week ago')
  return kept
}

async function report(db: Db, options: ReplayOptions, state: ReplayState): Promise<number> {
  console.log('Computing from the files what it must come to.')
  const { dir, weeks, rules } = options
  const expected = expectedFrom(dir, weeks)
  const days = expectedDaysFrom(dir, { ...rules, cases: rules.hasCases }, weeks)
  const rows = [...(await checkReplay(db, expected)), ...(await checkDays(db, days))]
  const different = rows.filter((row) => !row.isEqual).length
  console.log(`\n${tableOf(rows)}\n`)
  console.log(
    `${expected.skippedLines} lines with SPEND 0 skipped, ` +
      `${expected.mergedLines} lines together with another of their basket and product.`,
  )
  console.log(
    `${grouped(expected.baskets)} orders in ${timeText(state.seconds)}: ` +
      `${Math.round(expected.baskets / Math.max(0.001, state.seconds))} orders/s.`,
  )
  if (state.peakRssBytes !== null) {
    console.log(
      `Most memory of the server: ${Math.ceil(state.peakRssBytes / MEGABYTE)} MB ` +
        `(to stay under ${MEMORY_LIMIT_MEGABYTES} MB).`,
    )
  }
  if (state.refused > 0) console.log(`Orders refused on the way: ${state.refused}.`)
  console.log(different === 0 ? 'Every row is equal.' : `Rows that differ: ${different}.`)
  return different === 0 && state.refused === 0 ? 0 : 1
}
