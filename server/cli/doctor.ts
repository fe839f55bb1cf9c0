import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, ConfigError, readConfig } from '#platform/config'
import { AlreadyRunning, runningEmbeddedUrl } from '#platform/embedded'
import { examineDatabase } from './doctor-database.ts'
import { bad, type Finding, good, note } from './finding.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'

const marks = { good: 'ok     ', note: 'note   ', bad: 'MISSING' }

export async function run(args: string[]): Promise<number> {
  parseArgs({ args, options: {} })
  const findings = [examineNode(), ...(await examineRest()), examineChromium()]
  for (const { verdict, says } of findings) console.log(`${marks[verdict]}  ${says}`)
  const missing = findings.filter(({ verdict }) => verdict === 'bad').length
  console.log(missing === 0 ? '\nNothing is missing.' : `\nMissing: ${missing}.`)
  return missing === 0 ? 0 : 1
}

async function examineRest(): Promise<Finding[]> {
  try {
    const config = readConfig(process.env, { makeSecret: false })
    return [good('settings'), examineFiles(config), ...(await examineDatabaseOf(config))]
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.problems.map(({ name, reason }) => bad(`setting ${name} ${reason}`))
  }
}

function examineNode(): Finding {
  const manifest = readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')
  const pinned: string = JSON.parse(manifest).dependencies.node
  if (process.versions.node === pinned) return good(`Node ${pinned}`)
  return bad(`Node ${pinned} is pinned, this is ${process.versions.node}: use npm run linli`)
}

function examineFiles({ files }: Config): Finding {
  if (files.kind === 's3') return note(`uploads go to the bucket ${files.bucket}; not tried`)
  const existing = nearestExisting(files.folder)
  try {
    accessSync(existing, constants.W_OK | constants.X_OK)
    return good(`uploads can be written to ${files.folder}`)
  } catch {
    return bad(`uploads cannot be written: ${existing} is not ours to write in`)
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder))
}

async function examineDatabaseOf(config: Config): Promise<Finding[]> {
  if (config.databaseUrl === undefined && runningEmbeddedUrl(config.home) === undefined) {
    return [note('no embedded database yet; the first start makes it')]
  }
  const database = await open(config)
  try {
    return await examineDatabase(database.url)
  } finally {
    await database.close()
  }
}

async function open(config: Config): Promise<OpenDatabase> {
  try {
    return await openDatabase(config)
  } catch (error) {
    const url = runningEmbeddedUrl(config.home)
    if (!(error instanceof AlreadyRunning) || url === undefined) throw error
    return { url, kind: 'demo', close: async () => {} }
  }
}

function examineChromium(): Finding {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const isFound = folders.some((folder) => names.some((name) => existsSync(join(folder, name))))
  return isFound ? good('Chromium') : note('no Chromium: only the tests of pages need it')
}
