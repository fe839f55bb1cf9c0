import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '#platform/config'
import { createDatabase, isOnCitus } from '#platform/db'
import { BadBackup } from './backup/format.ts'
import { proveBackup } from './backup/prove.ts'
import { writeBackup } from './backup/write-backup.ts'
import { CommandFailed } from './command-failed.ts'
import { openOrJoin } from './use-database.ts'

const USAGE = `linli backup FILE [--check] | linli backup --check-only FILE

Writes the whole database, as it is at one instant, and the uploads kept on disk to one file, also
while Linli runs. LINLI_SECRET is not in it: keep that elsewhere.

  --check       restore the file into a database made for it and thrown away, and prove the books
  --check-only  do only that, with a file that is there`

/** Writes a backup; exit code 1 when it was to be proved and something does not hold. */
export async function run(args: string[], say: (line: string) => void = console.log) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      check: { type: 'boolean' },
      'check-only': { type: 'boolean' },
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
  const path = resolve(file)
  if (!values['check-only']) await write(config, path, say)
  return values.check || values['check-only'] ? await prove(config, path, say) : 0
}

async function write(config: Config, path: string, say: (line: string) => void): Promise<void> {
  const opened = await openOrJoin(config)
  try {
    await refuseCitus(opened.url)
    const { tables, rows, files, bytes } = await writeBackup(opened.url, config.files, path)
    const size = (bytes / 1024 / 1024).toFixed(1)
    say(`${path}: ${rows} rows of ${tables} tables and ${files} files, ${size} MiB.`)
    if (config.files.kind === 's3') say('The uploads lie in the bucket and are not in it.')
    say('LINLI_SECRET is not in it. Keep it elsewhere: without it stored keys cannot be read.')
  } finally {
    await opened.close()
  }
}

// There is no one instant of several nodes that a reader could ask for.
async function refuseCitus(url: string): Promise<void> {
  const database = createDatabase(url, 1)
  try {
    if (!(await isOnCitus(database.db))) return
  } finally {
    await database.close()
  }
  throw new CommandFailed(
    'On Citus each node is backed up by its own server’s tools, to a common restore point: ' +
      'docs/guides/citus.md, "Backups".',
  )
}

async function prove(config: Config, path: string, say: (line: string) => void): Promise<number> {
  try {
    const faults = await proveBackup(path, config)
    for (const fault of faults) say(fault)
    say(
      faults.length === 0 ? 'Restored once for proof: all sums hold.' : `${faults.length} faults.`,
    )
    return faults.length === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof BadBackup)) throw error
    throw new CommandFailed(`${path}: ${error.message}`, { cause: error })
  }
}
