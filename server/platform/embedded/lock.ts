import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startMarkOf } from './processes.ts'

/** Another program holds the database of this home. */
export class AlreadyRunning extends Error {
  readonly pid: number

  constructor(pid: number, folder: string) {
    super(`Linli is already running with the database in ${folder}: pid ${pid}.`)
    this.name = 'AlreadyRunning'
    this.pid = pid
  }
}

type Holder = { pid: number; startMark: string }

/**
 * Takes the lock of a database folder for this process; returns what gives it back.
 *
 * @throws AlreadyRunning when a living process holds it.
 */
export function takeLock(folder: string): () => void {
  const lock = join(folder, 'lock')
  const mine = JSON.stringify({ pid: process.pid, startMark: startMarkOf(process.pid) ?? '' })
  for (let attempt = 0; attempt < 5; attempt++) {
    if (placeLock(lock, mine)) return () => releaseLock(lock, mine)
    const found = readLock(lock)
    if (found === undefined) continue
    const holder = parseHolder(found)
    if (holder !== undefined && isAlive(holder)) throw new AlreadyRunning(holder.pid, folder)
    removeStale(lock, found)
  }
  throw new Error(`The lock ${lock} changes hands too fast: start Linli again.`)
}

function placeLock(lock: string, content: string): boolean {
  const draft = `${lock}.${process.pid}.new`
  writeFileSync(draft, content)
  try {
    // A link appears whole or not at all, and fails when the name is taken.
    linkSync(draft, lock)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function readLock(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function parseHolder(content: string): Holder | undefined {
  try {
    return JSON.parse(content)
  } catch {
    return undefined
  }
}

// The system gives a pid to another program later, so the pid alone proves nothing.
function isAlive(holder: Holder): boolean {
  return startMarkOf(holder.pid) === holder.startMark
}

// Another start may have replaced the stale lock meanwhile: what was moved away is looked at.
function removeStale(lock: string, stale: string): void {
  const aside = `${lock}.${process.pid}.old`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  if (readFileSync(aside, 'utf8') !== stale) linkSync(aside, lock)
  rmSync(aside, { force: true })
}

function releaseLock(lock: string, mine: string): void {
  if (readLock(lock) === mine) rmSync(lock, { force: true })
}
