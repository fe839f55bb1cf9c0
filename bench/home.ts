import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** A data folder that goes when the work is done, however it ends. */
export async function inFreshHome<Result>(
  work: (home: string) => Promise<Result>,
): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'linli-bench-'))
  // The database's user must be able to reach what lies in it.
  chmodSync(home, 0o711)
  try {
    return await work(home)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** A data folder of one's choice that stays; a fresh one that goes when none is chosen. */
export async function inHome<Result>(
  kept: string | undefined,
  work: (home: string) => Promise<Result>,
): Promise<Result> {
  if (kept === undefined) return inFreshHome(work)
  mkdirSync(kept, { recursive: true, mode: 0o711 })
  return work(resolve(kept))
}
