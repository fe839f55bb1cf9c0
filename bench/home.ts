import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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
