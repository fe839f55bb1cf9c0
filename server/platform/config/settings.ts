import { BlockList, isIP } from 'node:net'

/** Thrown by a parser; the message says what is expected and never repeats the value. */
export class BadSetting extends Error {}

/** A key that encrypts stored secrets. `id` is written beside what it encrypted. */
export type SecretKey = { id: string; secret: string }

type Setting<T> = {
  description: string
  /** As it would be written in the environment; empty when there is none. */
  default: string
  parse: (text: string) => T
}

function setting<T>(description: string, fallback: string, parse: (text: string) => T): Setting<T> {
  return { description, default: fallback, parse }
}

function text(value: string): string {
  return value
}

function wholeNumber(least: number, most: number) {
  return (value: string): number => {
    if (!/^\d{1,9}$/.test(value) || Number(value) < least || Number(value) > most) {
      throw new BadSetting(`must be a whole number from ${least} to ${most}`)
    }
    return Number(value)
  }
}

function oneOf<const T extends string>(...choices: T[]) {
  return (value: string): T => {
    const found = choices.find((choice) => choice === value)
    if (found === undefined) throw new BadSetting(`must be one of ${choices.join(', ')}`)
    return found
  }
}

function onOrOff(value: string): boolean {
  return oneOf('on', 'off')(value) === 'on'
}

function url(...protocols: string[]) {
  return (value: string): string => {
    const parsed = URL.parse(value)
    if (parsed === null || !protocols.includes(parsed.protocol)) {
      throw new BadSetting(`must be a URL that begins with ${protocols.join('// or ')}//`)
    }
    return value
  }
}

/** Address of map tiles with its places, e.g. https://tiles.example/{z}/{x}/{y}.png */
function tiles(value: string): string {
  const parsed = URL.parse(value.replace(/\{[zxy]\}/g, '0'))
  const isWeb = parsed?.protocol === 'https:' || parsed?.protocol === 'http:'
  if (!isWeb || !/^[\w.:/{}?&=~%@-]+$/.test(value) || /\{[zxy]\}/.test(value.split('/')[2] ?? ''))
    throw new BadSetting('must be an http(s) address like https://tiles.example/{z}/{x}/{y}.png')
  if (!['{z}', '{x}', '{y}'].every((part) => value.includes(part)))
    throw new BadSetting('must hold {z}, {x} and {y}')
  return value
}

function hostName(value: string): string {
  if (!/^[\w.:-]{1,253}$/.test(value)) throw new BadSetting('must be a host name or an address')
  return value
}

// A number of hops would trust whatever a client writes as soon as one proxy is bypassed.
function proxies(value: string): string[] {
  const list = commaList(value)
  if (!list.every(isAddressOrNetwork)) {
    throw new BadSetting('must be addresses or networks (10.0.0.0/8), comma-separated')
  }
  return list
}

function isAddressOrNetwork(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  if (!/^\d{1,3}$/.test(prefix)) return false
  try {
    new BlockList().addSubnet(address, Number(prefix), family === 4 ? 'ipv4' : 'ipv6')
    return true
  } catch {
    return false
  }
}

function commaList(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

const leastSecretLength = 16

function currentSecret(value: string): SecretKey {
  const key = keyWithId(value) ?? { id: '1', secret: value }
  return longEnough(key)
}

function oldSecrets(value: string): SecretKey[] {
  return commaList(value).map((part) => {
    const key = keyWithId(part)
    if (key === undefined) throw new BadSetting('must be id:secret pairs, comma-separated')
    return longEnough(key)
  })
}

function keyWithId(value: string): SecretKey | undefined {
  const match = /^([A-Za-z0-9_-]{1,32}):(.+)$/.exec(value)
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  return { id: match[1], secret: match[2] }
}

function longEnough(key: SecretKey): SecretKey {
  if (key.secret.length < leastSecretLength) {
    throw new BadSetting(`each secret must have at least ${leastSecretLength} characters`)
  }
  return key
}

/** Every setting there is. `.env.example` is generated from this table. */
export const settings = {
  PORT: setting('Port that HTTP listens on.', '3000', wholeNumber(0, 65535)),
  HOST: setting('Address that HTTP listens on; 0.0.0.0 is all of them.', '127.0.0.1', hostName),
  PUBLIC_URL: setting(
    'Address people reach Linli at. Derived from HOST and PORT when empty.',
    '',
    url('http:', 'https:'),
  ),
  LINLI_HOME: setting(
    'Folder for the embedded database, files and secret; relative to the project.',
    '.linli',
    text,
  ),
  LINLI_WEB: setting('Folder of the built pages. Empty: dist/web.', '', text),
  DATABASE_URL: setting(
    'PostgreSQL 15 to 18, database in UTF-8. Empty: the embedded server.',
    '',
    url('postgres:', 'postgresql:'),
  ),
  DATABASE_POOL: setting('Most database connections of one process.', '10', wholeNumber(2, 1000)),
  LANE_CONNECTIONS: setting(
    'Connections kept for placing orders, besides the pool.',
    '2',
    wholeNumber(1, 100),
  ),
  LANE_QUEUE: setting(
    'Checkouts of one region that may wait; more are told to come again in a moment.',
    '2048',
    wholeNumber(1, 100_000),
  ),
  KEEP_ANSWERS: setting(
    'Milliseconds for which an answer that is the same for everyone may be sent again; 0: never.',
    '1000',
    wholeNumber(0, 60_000),
  ),
  DATABASE_TIMEOUT: setting(
    'Seconds that one statement may take; a server silent for half as long again is given up.',
    '30',
    wholeNumber(1, 300),
  ),
  LINLI_SECRET: setting(
    'Encrypts stored keys: id:secret, or a secret alone (its id is then 1). Required with ' +
      'DATABASE_URL; otherwise made on first start in LINLI_HOME/secret.',
    '',
    currentSecret,
  ),
  LINLI_SECRETS_OLD: setting(
    'Earlier secrets that may still decrypt: id:secret, comma-separated.',
    '',
    oldSecrets,
  ),
  SIGNING_KEYS_FILE: setting('File with the keys that sign what Linli sends.', '', text),
  LOG_LEVEL: setting(
    'How much is logged: fatal, error, warn, info, debug, trace or silent.',
    'info',
    oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  ),
  TRUST_PROXY: setting(
    'Reverse proxies whose X-Forwarded headers are believed: addresses or networks, ' +
      'comma-separated. Empty: none.',
    '',
    proxies,
  ),
  RATE_LIMIT: setting('Limit requests per client: on or off.', 'on', onOrOff),
  WORKERS: setting('Run scheduled jobs in this process: on or off.', 'on', onOrOff),
  FILES: setting('Where uploads are kept: disk (LINLI_HOME) or s3.', 'disk', oneOf('disk', 's3')),
  S3_ENDPOINT: setting(
    "Address of an S3-compatible store. Empty: Amazon's of the region.",
    '',
    url('http:', 'https:'),
  ),
  S3_BUCKET: setting('Bucket for uploads. Required with FILES=s3.', '', text),
  S3_REGION: setting('Region of the bucket.', 'us-east-1', text),
  S3_ACCESS_KEY: setting('Access key of the store. Required with FILES=s3.', '', text),
  S3_SECRET_KEY: setting('Secret key of the store. Required with FILES=s3.', '', text),
  SMTP_URL: setting(
    'Mail server: smtp://user:password@host:587. Empty: mail is only logged.',
    '',
    url('smtp:', 'smtps:'),
  ),
  MAIL_FROM: setting('Sender of mail. Required with SMTP_URL.', '', text),
  MAP_TILES: setting(
    'Tile server beneath the console’s map: https://tiles.example/{z}/{x}/{y}.png. Empty: the ' +
      'map is drawn without one, and nothing is asked of anybody outside.',
    '',
    tiles,
  ),
  LINLI_TEST_PG: setting('PostgreSQL the tests run on: 18 or 15.', '18', oneOf('18', '15')),
}

type Settings = typeof settings
export type SettingName = keyof Settings
export type SettingValue<N extends SettingName> = ReturnType<Settings[N]['parse']>

/** The text of `.env.example`: every setting with its description and default. */
export function envExample(): string {
  const head =
    '# Every setting of Linli with its default. Copy to .env to change some; what is set in\n' +
    '# the environment wins over .env. Generated by scripts/generate-env.ts.\n'
  const entries = Object.entries(settings).map(
    ([name, { description, default: fallback }]) =>
      `${wrapComment(description)}\n${name}=${fallback}\n`,
  )
  return [head, ...entries].join('\n')
}

function wrapComment(description: string): string {
  const lines: string[] = []
  let line = '#'
  for (const word of description.split(' ')) {
    if (line.length + word.length + 1 > 96) {
      lines.push(line)
      line = '#'
    }
    line += ` ${word}`
  }
  return [...lines, line].join('\n')
}
