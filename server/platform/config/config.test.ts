import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigError, envExample, readConfig } from './index.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const secret = 'a-secret-that-is-long-enough'

function read(env: NodeJS.ProcessEnv, dotEnv?: string) {
  const envFile = dotEnv === undefined ? null : join(folder, '.env')
  if (envFile !== null) writeFileSync(envFile, dotEnv ?? '')
  return readConfig({ LINLI_HOME: join(folder, 'home'), ...env }, { envFile })
}

function problemsOf(env: NodeJS.ProcessEnv, dotEnv?: string) {
  try {
    read(env, dotEnv)
  } catch (error) {
    if (error instanceof ConfigError) return error
    throw error
  }
  throw new Error('expected the settings to be refused')
}

test('the example file lists every setting with its default', () => {
  const committed = readFileSync(join(import.meta.dirname, '../../../.env.example'), 'utf8')
  expect(committed).toBe(envExample())
})

test('the example file, copied as it is, changes nothing', () => {
  const env = { LINLI_HOME: join(folder, 'home') }
  expect(read(env, envExample())).toEqual(read(env))
})

test('without any setting it listens on this machine only and uses the embedded database', () => {
  expect(read({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3000',
    databaseUrl: undefined,
    trustProxy: [],
    files: { kind: 'disk', folder: join(folder, 'home', 'files') },
  })
})

test('the secret is made once, readable by its owner only', () => {
  const first = read({})
  expect(first.secrets[0].secret.length).toBeGreaterThanOrEqual(32)
  expect(read({}).secrets).toEqual(first.secrets)
  expect(statSync(join(folder, 'home', 'secret')).mode & 0o777).toBe(0o600)
})

test('with a database of its own the secret has to be given', () => {
  const { problems } = problemsOf({ DATABASE_URL: 'postgres://localhost/linli' })
  expect(problems).toEqual([{ name: 'LINLI_SECRET', reason: 'is required with DATABASE_URL' }])
})

test('a secret rotates by id: the new one encrypts, the old ones still decrypt', () => {
  const { secrets } = read({ LINLI_SECRET: `2:${secret}`, LINLI_SECRETS_OLD: `1:old-${secret}` })
  expect(secrets).toEqual([
    { id: '2', secret },
    { id: '1', secret: `old-${secret}` },
  ])
})

test('two secrets with one id are refused', () => {
  const { problems } = problemsOf({ LINLI_SECRET: secret, LINLI_SECRETS_OLD: `1:old-${secret}` })
  expect(problems.map(({ name }) => name)).toEqual(['LINLI_SECRETS_OLD'])
})

test('all bad settings are named at once and no value is repeated', () => {
  const error = problemsOf(
    { PORT: 'value-of-port', LINLI_PROT: 'value-of-prot', LOG_LEVEL: 'value-of-level' },
    'HOTS=value-of-hots\nFILES=s3\nSMTP_URL=value-of-smtp\n',
  )
  expect(error.problems.map(({ name }) => name).sort()).toEqual(
    'HOTS LINLI_PROT LOG_LEVEL PORT S3_ACCESS_KEY S3_BUCKET S3_SECRET_KEY SMTP_URL'.split(' '),
  )
  expect(`${error.message} ${JSON.stringify(error)}`).not.toContain('value-of')
})

test('the environment wins over .env', () => {
  expect(read({ PORT: '4000' }, 'PORT=5000\nHOST=0.0.0.0\n')).toMatchObject({
    port: 4000,
    host: '0.0.0.0',
    publicUrl: 'http://localhost:4000',
  })
})

test.each(['1', 'true', '10.0.0.0/33', '10.0.0.0/8/8', 'proxy'])(
  'a proxy is trusted by its address, not by %j',
  (value) => {
    expect(problemsOf({ TRUST_PROXY: value }).problems[0]?.name).toBe('TRUST_PROXY')
  },
)

test('proxies are trusted by address and network', () => {
  const { trustProxy } = read({ TRUST_PROXY: '10.0.0.0/8, ::1' })
  expect(trustProxy).toEqual(['10.0.0.0/8', '::1'])
})

test('map tiles are an address with its three places, whose host is plain', () => {
  const address = 'https://tiles.example:8443/v1/{z}/{x}/{y}@2x.png?key=k-1'
  expect(read({}).mapTiles).toBeNull()
  expect(read({ MAP_TILES: address }).mapTiles).toBe(address)
})

test.each([
  'tiles.example/{z}/{x}/{y}',
  'https://tiles.example/{z}/{x}.png',
  'https://{z}.tiles.example/{x}/{y}.png',
  "https://tiles.example/{z}/{x}/{y}.png; script-src 'unsafe-inline'",
  'javascript:alert({z}{x}{y})',
])('map tiles are not taken from %j', (value) => {
  expect(problemsOf({ MAP_TILES: value }).problems[0]?.name).toBe('MAP_TILES')
})
