import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseUser } from './user.ts'

/**
 * The folder that holds the database's files: `home/postgres`, or where the database's user
 * cannot go there, one of its own below /var/lib that `home/pg-location` remembers.
 */
export function databaseFolder(home: string, user: DatabaseUser): string {
  const remembered = join(home, 'pg-location')
  if (existsSync(remembered)) return rememberedFolder(remembered)

  const inside = join(home, 'postgres')
  if (existsSync(inside) || user.canEnter(home)) return ownFolder(inside, user)

  const outside = makeOutside(home)
  user.own(outside)
  writeFileSync(remembered, `${outside}\n`, { flush: true })
  return outside
}

function rememberedFolder(file: string): string {
  const folder = readFileSync(file, 'utf8').trim()
  if (existsSync(folder)) return folder
  throw new Error(
    `The database's files should be in ${folder}, which is gone. Bring it back, or delete ` +
      `${file} to begin with an empty database.`,
  )
}

function ownFolder(folder: string, user: DatabaseUser): string {
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 })
    user.own(folder)
  }
  if (user.canEnter(folder)) return folder
  throw new Error(`The database's user may not enter ${folder}. Give it access or move LINLI_HOME.`)
}

// A random end, so that a home deleted and made anew does not meet the old one's files.
function makeOutside(home: string): string {
  const hash = createHash('sha256').update(realpathSync(home)).digest('hex').slice(0, 10)
  return mkdtempSync(join(isWritable('/var/lib') ? '/var/lib' : tmpdir(), `linli-${hash}-`))
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
