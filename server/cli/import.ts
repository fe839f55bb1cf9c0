import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { importGoods } from '#catalog'
import { importCommunities, importStations } from '#places'
import { insertAuditEntry } from '#platform/audit'
import { businessNow } from '#platform/clock'
import { decodeTable } from '#platform/csv'
import { type Tx, transact } from '#platform/db'
import { CommandFailed, plainly } from './command-failed.ts'
import { reportLines } from './import-report.ts'
import { useDatabase } from './use-database.ts'

interface Wish {
  regionId: string
  table: string
  dryRun: boolean
  skipBadRows: boolean
  at: Date
}

const IMPORTS = {
  goods: (tx: Tx, wish: Wish) => importGoods(tx, { ...wish, reach: null, actorId: null }),
  communities: (tx: Tx, wish: Wish) => importCommunities(tx, { ...wish, by: null }),
  stations: (tx: Tx, wish: Wish) => importStations(tx, { ...wish, by: null }),
}

const USAGE =
  'linli import goods|communities|stations FILE --region REGION [--dry-run] [--skip-bad-rows]'

const LARGEST_BYTES = 64 * 1024 * 1024

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      region: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      'skip-bad-rows': { type: 'boolean', default: false },
    },
  })
  const [what = '', file, ...others] = positionals
  if (!isKnown(what) || file === undefined || others.length > 0 || values.region === undefined) {
    throw new CommandFailed(`Say what to import, from which file and into which region:\n${USAGE}`)
  }
  const asked = {
    regionId: values.region,
    table: await readSheet(file),
    dryRun: values['dry-run'],
    skipBadRows: values['skip-bad-rows'],
  }
  const report = await useDatabase((db) =>
    transact(db, async (tx) => {
      const done = await IMPORTS[what](tx, { ...asked, at: await businessNow(tx) })
      const { rows, created, changed, skipped } = done
      await insertAuditEntry(tx, {
        regionId: asked.regionId,
        actorId: null,
        action: 'import',
        subjectKind: what,
        subjectId: '',
        details: { from: 'command line', dryRun: asked.dryRun, rows, created, changed, skipped },
        address: null,
        requestId: null,
      })
      return done
    }),
  ).catch(plainly)
  console.log(reportLines(report, asked).join('\n'))
  return report.problems.length > 0 && !asked.skipBadRows ? 1 : 0
}

const isKnown = (what: string): what is keyof typeof IMPORTS => Object.hasOwn(IMPORTS, what)

async function readSheet(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailed(`The file cannot be read (${error.code}).`, { cause: error })
  })
  if (bytes.length > LARGEST_BYTES) throw new CommandFailed('The file is larger than 64 MiB.')
  const decoded = decodeTable(bytes)
  if (decoded === null) throw new CommandFailed('The file is no CSV. Save the sheet as CSV first.')
  return decoded.text
}
