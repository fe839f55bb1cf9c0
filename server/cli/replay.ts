import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config'
import { BadLog } from '../../bench/replay/log.ts'
import { replay } from '../../bench/replay/replay.ts'
import { CommandFailed } from './command-failed.ts'

const USAGE = `linli replay LOG_DIR [options]

Orders and pays every basket of a till log over HTTP on a server and database of its own, buys,
receives, sorts, delivers and hands over what was ordered, settles claims and pays everybody out,
and compares what the server then has with what the files say. Stopped with Ctrl-C it goes on from
there when it is called again; finished, it is only checked again.

  --weeks N         the first N weeks of the log only
  --concurrency N   orders under way at once (default 16)
  --seed S          who comes first within an hour, and what goes wrong (default 1)
  --shortage R      share of SKUs of a day that come short (default 0.03; 0 for none)
  --claims R        share of lines that are claimed (default 0.01)
  --uncollected R   share of orders that nobody comes for (default 0.005)
  --cases           suppliers deliver whole cases, so that there is a surplus
  --home DIR        its data folder (default replay in LINLI_HOME)
  --fresh           begin anew
  --resume          fail rather than begin anew where there is nothing to go on with
  --cpu-prof DIR    write a CPU profile of the server there`

const OPTIONS = {
  weeks: { type: 'string' },
  concurrency: { type: 'string', default: '16' },
  seed: { type: 'string', default: '1' },
  shortage: { type: 'string', default: '0.03' },
  claims: { type: 'string', default: '0.01' },
  uncollected: { type: 'string', default: '0.005' },
  cases: { type: 'boolean', default: false },
  home: { type: 'string' },
  fresh: { type: 'boolean', default: false },
  resume: { type: 'boolean', default: false },
  'cpu-prof': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

const MOST_WEEKS = 10_000
const MOST_AT_ONCE = 1000
const LARGEST_SEED = 2 ** 31

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: OPTIONS })
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const [dir, ...others] = positionals
  if (dir === undefined || others.length > 0) throw new CommandFailed(USAGE)
  if (!existsSync(dir)) throw new CommandFailed(`There is no folder ${dir}.`)
  const stop = stopAsked()
  const home = resolve(
    values.home ?? join(readConfig(process.env, { makeSecret: false }).home, 'replay'),
  )
  if (values.resume && !existsSync(join(home, 'replay.json'))) {
    throw new CommandFailed(`There is no replay in ${home} to go on with.`)
  }
  const profile = values['cpu-prof']
  const options = {
    dir: resolve(dir),
    weeks: number('weeks', values.weeks ?? String(MOST_WEEKS), 1, MOST_WEEKS),
    concurrency: number('concurrency', values.concurrency, 1, MOST_AT_ONCE),
    rules: {
      seed: number('seed', values.seed, 0, LARGEST_SEED),
      shortage: share('shortage', values.shortage),
      claims: share('claims', values.claims),
      uncollected: share('uncollected', values.uncollected),
      hasCases: values.cases,
    },
    home,
    secret: secretOf(home),
    isFresh: values.fresh,
    profileFolder: profile === undefined ? undefined : resolve(profile),
    stop,
  }
  try {
    return await replay(options)
  } catch (error) {
    if (error instanceof BadLog) throw new CommandFailed(error.message, { cause: error })
    throw error
  }
}

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  throw new CommandFailed(`--${name} is a whole number from ${least} to ${most}.`)
}

function share(name: string, text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1) return value
  throw new CommandFailed(`--${name} is a share from 0 to 1.`)
}

/** The replay's own, made on first use: it has nothing to do with the operator's. */
function secretOf(home: string): string {
  const env = { ...process.env, LINLI_HOME: home, LINLI_SECRET: '', LINLI_SECRETS_OLD: '' }
  return readConfig({ ...env, DATABASE_URL: '' }, { envFile: null }).secrets[0].secret
}

/** Aborted at the first Ctrl-C; the second ends the driver at once, and with it its server. */
function stopAsked(): AbortSignal {
  const asked = new AbortController()
  const ask = () => {
    if (asked.signal.aborted) process.exit(130)
    console.log('\nStopping: what is under way is finished first; Ctrl-C again stops at once.')
    asked.abort()
  }
  process.on('SIGINT', ask)
  process.on('SIGTERM', ask)
  return asked.signal
}
