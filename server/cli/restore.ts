import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '#platform/config'
import { bringIn, type Restoring } from './backup/bring-in.ts'
import { BadBackup, type Tail } from './backup/format.ts'
import { findFaultsOf } from './backup/prove.ts'
import { examineBackup } from './backup/read-backup.ts'
import { CommandFailed } from './command-failed.ts'
import { openDatabase } from './open-database.ts'

const USAGE = `linli restore FILE [--replace] [--without-files] [--secret-lost]

Brings a backup into the empty database of the settings, brings that to the newest shape, and proves
the books and the stock.

  --replace        delete what is in the database before
  --without-files  leave the backup's uploads where they are
  --secret-lost    also with a LINLI_SECRET that does not open the stored keys`

/** Restores a backup; exit code 1 when afterwards something does not hold. */
export async function run(args: string[], say: (line: string) => void = console.log) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      replace: { type: 'boolean', default: false },
      'without-files': { type: 'boolean', default: false },
      'secret-lost': { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  if (values.help) {
    say(USAGE)
    return 0
  }
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new CommandFailed(USAGE)
  const config = readConfig(process.env)
  const wish = {
    secrets: config.secrets,
    files: values['without-files'] ? null : config.files,
    replaces: values.replace,
    isSecretLost: values['secret-lost'],
  }
  return restore(config, resolve(file), wish, say)
}

async function restore(
  config: Config,
  path: string,
  wish: Omit<Restoring, 'url'>,
  say: (line: string) => void,
): Promise<number> {
  const { head, tail: found } = await plainly(path, () => examineBackup(path))
  if (found.files > 0 && wish.files?.kind === 's3') {
    throw new CommandFailed(
      `The backup holds ${found.files} uploads from a disk, but FILES is s3. Copy them to the ` +
        'bucket by hand, and say --without-files.',
    )
  }
  say(`The backup of ${head.createdAt} is whole: ${found.rows} rows, ${found.files} files.`)
  const opened = await openDatabase(config)
  try {
    const tail = await plainly(path, () => bringIn(path, head, { ...wish, url: opened.url }))
    return await tell(opened.url, tail, say)
  } finally {
    await opened.close()
  }
}

async function tell(url: string, tail: Tail, say: (line: string) => void): Promise<number> {
  const faults = await findFaultsOf(url)
  for (const fault of faults) say(fault)
  const verdict = faults.length === 0 ? 'all sums hold' : `${faults.length} faults`
  say(`${tail.rows} rows of ${tail.tables} tables and ${tail.files} files are back: ${verdict}.`)
  return faults.length === 0 ? 0 : 1
}

async function plainly<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BadBackup)) throw error
    throw new CommandFailed(`${path}: ${error.message} Nothing was restored.`, { cause: error })
  }
}
