import { parseArgs } from 'node:util'
import { type Config, readConfig } from '#platform/config'
import { buildFaces } from './build-faces.ts'
import { CommandFailed } from './command-failed.ts'
import { loadDemoPlainly, refuseHalfDemo } from './demo.ts'
import { printDemoPeople } from './demo-people.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import { prepareDatabase } from './prepare-database.ts'

/** What the composition root answers with. */
type Linli = { address: string; stop(): Promise<void> }

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { 'without-demo': { type: 'boolean' } } })
  const stopAsked = untilStopAsked()
  const config = readConfig(process.env)
  const database = await openDatabase(config)
  try {
    const linli = await startOn(config, database, values['without-demo'] !== true)
    // Counted from the start of this process, the loading of the program included.
    const seconds = (performance.now() / 1000).toFixed(1)
    console.log(`Linli is at ${linli.address} (ready in ${seconds} s; Ctrl-C stops it)`)
    console.log(
      `  shop ${linli.address}/   work ${linli.address}/work   HQ ${linli.address}/console`,
    )
    if (linli.kind === 'demo' && values['without-demo'] !== true) printDemoPeople()
    await stopAsked
    console.log('Stopping: what is under way is finished first; Ctrl-C again stops at once.')
    await linli.stop()
  } finally {
    await database.close()
  }
  console.log('Stopped.')
  return 0
}

async function startOn(
  config: Config,
  database: OpenDatabase,
  isDemoWanted: boolean,
): Promise<Linli & { kind: string }> {
  const [kind, { startLinli }] = await Promise.all([
    prepareDatabase(database),
    import('../main.ts'),
    buildFaces(),
  ])
  if (kind === 'demo') {
    // Only into the embedded server: into another one the demo comes when it is asked for.
    if (database.kind === 'demo' && isDemoWanted) await loadDemoPlainly(config, database.url)
    else await refuseHalfDemo(database.url)
  }
  try {
    const linli = await startLinli(config, { databaseUrl: database.url, kind })
    return { address: linli.address, stop: () => linli.stop(), kind }
  } catch (error) {
    throw plainer(error, config)
  }
}

function plainer(error: unknown, { host, port }: Config): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const reasons: Record<string, string> = {
    EADDRINUSE: `Port ${port} on ${host} is taken. Set another, for example PORT=${port + 1}.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Set HOST to one of its own.`,
    EACCES: `Port ${port} may not be used without rights. Set PORT to one above 1023.`,
  }
  const reason = reasons[String(code)]
  return reason === undefined ? error : new CommandFailed(reason, { cause: error })
}

// Listens from the first moment, so that a Ctrl-C during the start is not lost but stops after it.
function untilStopAsked(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false
    const ask = () => {
      if (isAsked) process.exit(130)
      isAsked = true
      resolve()
    }
    process.on('SIGINT', ask)
    process.on('SIGTERM', ask)
  })
}
