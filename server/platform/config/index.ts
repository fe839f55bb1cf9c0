import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { findSecret, homeMode, keepSecret } from './secret-file.ts'
import {
  BadSetting,
  envExample,
  type SecretKey,
  type SettingName,
  type SettingValue,
  settings,
} from './settings.ts'

export type { SecretKey }
export { envExample, homeMode }

/** Everything that can be set from outside, read once and passed on. */
export type Config = {
  host: string
  port: number
  /** Address people reach Linli at, without a trailing slash. */
  publicUrl: string
  /** Absolute path of the data folder. */
  home: string
  /** Undefined: the embedded PostgreSQL is used. */
  databaseUrl: string | undefined
  databasePool: number
  laneConnections: number
  laneQueue: number
  /** For how long answers that are the same for everyone are kept; 0 for not. */
  keepAnswersMs: number
  /** What one statement may take. */
  statementMs: number
  /** The key that encrypts, then those that may still decrypt. Ids are unique. */
  secrets: [SecretKey, ...SecretKey[]]
  signingKeysFile: string | undefined
  logLevel: SettingValue<'LOG_LEVEL'>
  /** Addresses and networks of believed proxies; empty means none. */
  trustProxy: string[]
  rateLimit: boolean
  workers: boolean
  files: { kind: 'disk'; folder: string } | S3Files
  /** Address of map tiles with {z}, {x} and {y}; null where there is no tile server. */
  mapTiles: string | null
  /** Undefined: mail is only logged. */
  mail: { smtpUrl: string; from: string } | undefined
}

export type S3Files = {
  kind: 's3'
  endpoint: string | undefined
  bucket: string
  region: string
  accessKey: string
  secretKey: string
}

export type ConfigProblem = { name: string; reason: string }

/** Names every bad setting at once; never carries a value. */
export class ConfigError extends Error {
  readonly problems: ConfigProblem[]

  constructor(problems: ConfigProblem[]) {
    const lines = problems.map(({ name, reason }) => `  ${name} ${reason}`)
    super(`Some settings are wrong:\n${lines.join('\n')}`)
    this.name = 'ConfigError'
    this.problems = problems
  }
}

export type ConfigOptions = {
  /** File read below the environment; null for none. Default: `.env` of the project. */
  envFile?: string | null
  /** Make LINLI_HOME/secret when it is needed and missing. Default true. */
  makeSecret?: boolean
}

const projectFolder = resolve(import.meta.dirname, '../../..')

type Values = { [N in SettingName]?: SettingValue<N> }

/**
 * Reads every setting from the environment and `.env`; the environment wins.
 *
 * @throws ConfigError naming all unknown, malformed and missing settings.
 */
export function readConfig(env: NodeJS.ProcessEnv, options: ConfigOptions = {}): Config {
  const { envFile = join(projectFolder, '.env'), makeSecret = true } = options
  const fromFile = envFile === null ? {} : readEnvFile(envFile)
  const problems = [
    ...unknownNames(Object.keys(fromFile), '.env'),
    ...unknownNames(Object.keys(env).filter(isOurs), 'the environment'),
  ]
  const values = parseAll({ ...fromFile, ...withoutEmpty(env) }, problems)
  problems.push(...missingNames(values))

  const home = resolve(projectFolder, values.LINLI_HOME ?? '.linli')
  const secrets = problems.length > 0 ? [] : allSecrets(values, home, makeSecret, problems)
  const [current, ...old] = secrets
  if (problems.length > 0 || current === undefined) throw new ConfigError(problems)
  return toConfig(values, home, [current, ...old])
}

function readEnvFile(path: string): NodeJS.Dict<string> {
  return existsSync(path) ? withoutEmpty(parseEnv(readFileSync(path, 'utf8'))) : {}
}

function withoutEmpty(env: NodeJS.Dict<string>): NodeJS.Dict<string> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
}

function isOurs(name: string): boolean {
  return name.startsWith('LINLI_')
}

function unknownNames(names: string[], where: string): ConfigProblem[] {
  return names
    .filter((name) => !Object.hasOwn(settings, name))
    .map((name) => ({ name, reason: `in ${where} is not a setting` }))
}

function parseAll(env: NodeJS.Dict<string>, problems: ConfigProblem[]): Values {
  const entries = Object.entries(settings).map(([name, setting]) => {
    const written = env[name] ?? setting.default
    try {
      return [name, written === '' ? undefined : setting.parse(written)]
    } catch (error) {
      if (!(error instanceof BadSetting)) throw error
      problems.push({ name, reason: error.message })
      return [name, undefined]
    }
  })
  return Object.fromEntries(entries) as Values
}

function missingNames(values: Values): ConfigProblem[] {
  const required: SettingName[] = []
  if (values.FILES === 's3') required.push('S3_BUCKET', 'S3_ACCESS_KEY', 'S3_SECRET_KEY')
  if (values.SMTP_URL !== undefined) required.push('MAIL_FROM')
  if (values.DATABASE_URL !== undefined) required.push('LINLI_SECRET')
  const reasons: Partial<Record<SettingName, string>> = {
    LINLI_SECRET: 'is required with DATABASE_URL',
    MAIL_FROM: 'is required with SMTP_URL',
  }
  return required
    .filter((name) => values[name] === undefined)
    .map((name) => ({ name, reason: reasons[name] ?? 'is required with FILES=s3' }))
}

function allSecrets(
  values: Values,
  home: string,
  makeSecret: boolean,
  problems: ConfigProblem[],
): SecretKey[] {
  const current = values.LINLI_SECRET ?? keptSecret(home, makeSecret)
  const all = [current, ...(values.LINLI_SECRETS_OLD ?? [])]
  if (new Set(all.map((key) => key.id)).size < all.length) {
    problems.push({ name: 'LINLI_SECRETS_OLD', reason: 'repeats the id of another secret' })
  }
  return all
}

function keptSecret(home: string, makeSecret: boolean): SecretKey {
  const path = join(home, 'secret')
  const secret = makeSecret ? keepSecret(path) : (findSecret(path) ?? '')
  return { id: '1', secret }
}

function toConfig(values: Values, home: string, secrets: Config['secrets']): Config {
  const host = values.HOST ?? '127.0.0.1'
  const port = values.PORT ?? 3000
  return {
    host,
    port,
    publicUrl: (values.PUBLIC_URL ?? addressOf(host, port)).replace(/\/+$/, ''),
    home,
    databaseUrl: values.DATABASE_URL,
    databasePool: values.DATABASE_POOL ?? 10,
    laneConnections: values.LANE_CONNECTIONS ?? 2,
    laneQueue: values.LANE_QUEUE ?? 2048,
    keepAnswersMs: values.KEEP_ANSWERS ?? 1000,
    statementMs: (values.DATABASE_TIMEOUT ?? 30) * 1000,
    secrets,
    signingKeysFile: values.SIGNING_KEYS_FILE,
    logLevel: values.LOG_LEVEL ?? 'info',
    trustProxy: values.TRUST_PROXY ?? [],
    rateLimit: values.RATE_LIMIT ?? true,
    workers: values.WORKERS ?? true,
    files: filesOf(values, home),
    mapTiles: values.MAP_TILES ?? null,
    mail: mailOf(values),
  }
}

function addressOf(host: string, port: number): string {
  // What listens everywhere is reached, from this machine, as localhost.
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

function filesOf(values: Values, home: string): Config['files'] {
  if (values.FILES !== 's3') return { kind: 'disk', folder: join(home, 'files') }
  return {
    kind: 's3',
    endpoint: values.S3_ENDPOINT,
    bucket: values.S3_BUCKET ?? '',
    region: values.S3_REGION ?? '',
    accessKey: values.S3_ACCESS_KEY ?? '',
    secretKey: values.S3_SECRET_KEY ?? '',
  }
}

function mailOf(values: Values): Config['mail'] {
  if (values.SMTP_URL === undefined || values.MAIL_FROM === undefined) return undefined
  return { smtpUrl: values.SMTP_URL, from: values.MAIL_FROM }
}
