import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Reads the secret kept in a file; undefined when there is none yet. */
export function findSecret(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Reads the secret kept in a file, making it on first use, readable by its owner only. */
export function keepSecret(path: string): string {
  const kept = findSecret(path)
  if (kept !== undefined) return kept

  mkdirSync(dirname(path), { recursive: true, mode: homeMode() })
  const draft = `${path}.${process.pid}.new`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  try {
    // A link fails when the name is taken, so of two first starts one secret wins, whole.
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(path, 'utf8').trim()
}

/**
 * Mode of the data folder. The database of a root process runs as another user, who must be
 * able to pass through it, but not to list it.
 */
export function homeMode(): number {
  return process.getuid?.() === 0 ? 0o711 : 0o700
}
