import { parseArgs } from 'node:util'
import { exportGoods } from '#catalog'
import { exportCommunities, exportStations } from '#places'
import type { Db } from '#platform/db'
import { localeOf } from '#platform/i18n'
import { CommandFailed, plainly } from './command-failed.ts'
import { useDatabase } from './use-database.ts'

const EXPORTS = {
  goods: exportGoods,
  communities: (db: Db, regionId: string) => exportCommunities(db, regionId),
  stations: (db: Db, regionId: string) => exportStations(db, regionId),
}

const USAGE = 'linli export goods|communities|stations --region REGION [--language en] > FILE'

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      region: { type: 'string' },
      language: { type: 'string', default: 'zh-CN' },
    },
  })
  const [what = '', ...others] = positionals
  const { region, language } = values
  if (!isKnown(what) || others.length > 0 || region === undefined) {
    throw new CommandFailed(`Say what to export and of which region:\n${USAGE}`)
  }
  const table = await useDatabase((db) => EXPORTS[what](db, region, localeOf(language))).catch(
    plainly,
  )
  await new Promise<void>((written) => process.stdout.write(table, () => written()))
  return 0
}

const isKnown = (what: string): what is keyof typeof EXPORTS => Object.hasOwn(EXPORTS, what)
