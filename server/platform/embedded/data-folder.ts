import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Binaries, PostgresVersion } from './binaries.ts'
import { runProgram } from './run-program.ts'
import type { DatabaseUser } from './user.ts'

export const superuser = 'linli'

export type DataFolderRequest = {
  folder: string
  version: PostgresVersion
  binaries: Binaries
  user: DatabaseUser
  password: string
  durable: boolean
}

/** The data folder of a version, made on first use; one half made by a killed start is redone. */
export async function ensureDataFolder(request: DataFolderRequest): Promise<string> {
  const { folder, version } = request
  const data = join(folder, `data-${version}`)
  removeDrafts(folder)
  if (existsSync(data)) return data

  const draft = join(folder, `data-${version}.new-${randomBytes(4).toString('hex')}`)
  await initialise(draft, request)
  renameSync(draft, data)
  if (request.durable) syncFolder(folder)
  return data
}

/**
 * The superuser's password, kept in `home/pg-password`.
 *
 * @throws when the file is gone although there is a database that knows the password.
 */
export function keptPassword(home: string, folder: string): string {
  const kept = findPassword(home)
  if (kept !== undefined) return kept
  const file = join(home, 'pg-password')
  if (readdirSync(folder).some((name) => /^data-\d+$/.test(name))) {
    throw new Error(`The password of the database, ${file}, is gone. Bring it back.`)
  }
  const password = randomBytes(24).toString('base64url')
  const draft = `${file}.new`
  writeFileSync(draft, `${password}\n`, { mode: 0o600, flush: true })
  renameSync(draft, file)
  return password
}

export function findPassword(home: string): string | undefined {
  const file = join(home, 'pg-password')
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^(data-\d+|password)\.new/.test(name)) {
      rmSync(join(folder, name), { recursive: true, force: true })
    }
  }
}

async function initialise(draft: string, request: DataFolderRequest): Promise<void> {
  const passwordFile = join(request.folder, 'password.new')
  writeFileSync(passwordFile, `${request.password}\n`, { mode: 0o600 })
  request.user.own(passwordFile)
  const initdb = (locale: string) =>
    runProgram(request.binaries.initdb, initdbOptions(draft, locale, passwordFile, request), {
      user: request.user,
      folder: request.folder,
    })
  try {
    const first = await initdb('C.UTF-8')
    if (first.code === 0) return
    // Older C libraries have no C.UTF-8; C sorts the same and the encoding stays UTF-8.
    const second = /invalid locale/i.test(first.output) ? await initdb('C') : first
    if (second.code !== 0) throw new Error(`initdb failed:\n${second.output.slice(-2000)}`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function initdbOptions(
  draft: string,
  locale: string,
  passwordFile: string,
  { durable }: DataFolderRequest,
): string[] {
  return [
    `--pgdata=${draft}`,
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--auth=scram-sha-256',
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--no-instructions',
    durable ? '--data-checksums' : '--no-sync',
  ]
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
