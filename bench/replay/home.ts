import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { homeMode } from '#platform/config'
import { weekFiles } from './log.ts'
import type { ReplayRules } from './rules.ts'

/** Where a replay stands, kept beside its database so that it can be stopped and taken up again. */
export interface ReplayState {
  /** Of the log's files; another log cannot be taken up where this one stopped. */
  log: string
  weeks: number
  rules: ReplayRules
  /** Whether regions, people and goods are all there. */
  isSetUp: boolean
  /** Date of the first day that is not ordered whole; null once all are. */
  nextDate: string | null
  /** Date of a day that is ordered whole of which not all is handed over; null when none is. */
  unfinished: string | null
  /** Business time, in ISO; null before it was set. */
  clockAt: string | null
  /** Whether everyone has been paid at the end. */
  isSettled: boolean
  /** Spent on ordering so far. */
  seconds: number
  /** Orders that were refused. */
  refused: number
  /** Most memory that any of the servers so far has had. */
  peakRssBytes: number | null
  /** Real time of the last writing. */
  savedAt: string
}

/** The data folder of a replay. */
export class ReplayHome {
  readonly folder: string
  readonly #file: string

  constructor(folder: string) {
    this.folder = folder
    this.#file = join(folder, 'replay.json')
    mkdirSync(folder, { recursive: true, mode: homeMode() })
  }

  find(): ReplayState | null {
    return existsSync(this.#file) ? JSON.parse(readFileSync(this.#file, 'utf8')) : null
  }

  save(state: ReplayState): void {
    const draft = `${this.#file}.new`
    state.savedAt = new Date().toISOString()
    writeFileSync(draft, `${JSON.stringify(state, null, 2)}\n`)
    renameSync(draft, this.#file)
  }

  path(name: string): string {
    return join(this.folder, name)
  }
}

/** Tells one log from another by all that its files say. */
export async function fingerprintOf(dir: string): Promise<string> {
  const sum = createHash('sha256')
  for (const { week, path } of await weekFiles(dir)) sum.update(week).update(readFileSync(path))
  return sum.digest('hex')
}
