import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { freshDatabase } from '#testing'
import { settings } from '../server/platform/config/settings.ts'
import { freePort } from '../server/platform/embedded/port.ts'

const project = resolve(import.meta.dirname, '..')
const deploy = join(project, 'deploy')
const read = (name: string) => readFileSync(join(deploy, name), 'utf8')
const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))

interface Service {
  image?: string
  build?: { context: string; dockerfile: string }
  depends_on?: Record<string, { condition: string }>
  environment?: Record<string, string>
  volumes?: string[]
  networks?: string[]
  ports?: string[]
}

interface Compose {
  services: Record<string, Service>
  volumes?: Record<string, unknown>
  networks?: Record<string, unknown>
}

const compose = (name: string): Compose => parse(read(name), { merge: true })
const namesIn = (env: string) => [...env.matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name!)

test.each([
  ['compose.yaml', 'compose.env.example'],
  ['compose.citus.yaml', 'compose.citus.env.example'],
])('%s names only what there is', (file, example) => {
  const { services, volumes = {}, networks = {} } = compose(file)
  for (const [name, service] of Object.entries(services)) {
    for (const other of Object.keys(service.depends_on ?? {})) {
      expect(Object.keys(services), `${name} waits for ${other}`).toContain(other)
    }
    for (const volume of service.volumes ?? []) {
      const [from = ''] = volume.split(':')
      const isThere = from.startsWith('.') ? existsSync(join(deploy, from)) : from in volumes
      expect(isThere, `${name}: ${volume}`).toBe(true)
    }
    for (const network of service.networks ?? []) expect(Object.keys(networks)).toContain(network)
    // A tag that moves would make another system of the same file.
    expect(service.image ?? '', name).not.toMatch(/:latest$/)
  }
  const asked = [...read(file).matchAll(/\$\{([A-Z0-9_]+)[:}]/g)].map(([, name]) => name!)
  expect(namesIn(read(example)).sort()).toEqual([...new Set(asked)].sort())
})

test('what Linli is told in compose, unit and image are settings that it has', () => {
  const told = ['compose.yaml', 'compose.citus.yaml'].flatMap((file) =>
    Object.values(compose(file).services)
      .filter(({ image }) => image === 'linli')
      .flatMap(({ environment = {} }) => Object.keys(environment)),
  )
  const known = [...Object.keys(settings), ...Object.keys(manifest.linli.environment), 'NODE_ENV']
  expect(told.length).toBeGreaterThan(10)
  for (const name of [
    ...told,
    ...namesIn(read('linli.env.example')),
    ...Object.keys(image().env),
  ]) {
    expect(known).toContain(name)
  }
})

interface Image {
  env: Record<string, string>
  copies: { from: string | null; sources: string[]; to: string }[]
  entrypoint: string[]
  command: string[]
  health: string[]
  user: string
}

/** The last stage of deploy/Dockerfile, as the instructions say it. */
function image(): Image {
  const lines = read('Dockerfile')
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, ' ')
    .split('\n')
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')))
  const all = (word: string) =>
    last.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))
  const copies = all('COPY').map((line) => {
    const from = /^--from=(\w+) /.exec(line)?.[1] ?? null
    const words = line.replace(/^--from=\w+ /, '').split(/\s+/)
    return { from, sources: words.slice(0, -1), to: words.at(-1)! }
  })
  return {
    env: Object.fromEntries(
      all('ENV').flatMap((line) =>
        line
          .trim()
          .split(/\s+/)
          .map((pair) => pair.split('=')),
      ),
    ),
    copies,
    entrypoint: JSON.parse(all('ENTRYPOINT')[0]!),
    command: JSON.parse(all('CMD')[0]!),
    health: JSON.parse(/CMD (\[.*\])/.exec(all('HEALTHCHECK')[0]!)![1]!),
    user: all('USER')[0]!,
  }
}

test('the image runs as nobody in particular, with the flags of package.json', () => {
  const { entrypoint, user, copies, env } = image()
  expect(user).toMatch(/^[1-9]\d+$/)
  expect(entrypoint.slice(1, -1)).toEqual(manifest.linli.nodeFlags)
  expect(env).toMatchObject(manifest.linli.environment)
  for (const { from, sources } of copies) {
    if (from !== null) continue
    for (const source of sources) expect(existsSync(join(project, source)), source).toBe(true)
  }
  const unit = read('linli.service')
  for (const [name, value] of Object.entries(manifest.linli.environment)) {
    expect(unit).toContain(`${name}=${value}`)
  }
  expect(unit).toContain(`node ${manifest.linli.nodeFlags.join(' ')} /opt/linli/bin/program.js`)
})

const folder = mkdtempSync(join(tmpdir(), 'linli-image-'))
let running: ChildProcess | undefined
afterAll(async () => {
  if (running !== undefined && running.exitCode === null && running.signalCode === null) {
    running.kill('SIGKILL')
    await once(running, 'exit')
  }
  rmSync(folder, { recursive: true, force: true })
})

/** The parts that `npm ci --omit=dev --omit=optional` would put there. */
function linkParts(): void {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; optional?: boolean; devOptional?: boolean }>
  }
  for (const [path, { dev, optional, devOptional }] of Object.entries(packages)) {
    const isTop = path.lastIndexOf('node_modules/') === 0
    if (!isTop || dev === true || optional === true || devOptional === true) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    symlinkSync(join(project, path), join(folder, path))
  }
}

/** A folder as the image has it: what it copies, and the parts and pages that are here already. */
function layOut({ copies }: Image): void {
  for (const { from, sources, to } of copies) {
    for (const source of sources) {
      const name = to === './' ? source : to
      const path = join(project, source.replace(/^\/linli\//, ''))
      if (from !== null && name === 'node_modules') linkParts()
      else if (from !== null) {
        rmSync(join(folder, name), { recursive: true, force: true })
        symlinkSync(path, join(folder, name))
      } else {
        const isCopied = (file: string) => !file.endsWith('.test.ts')
        cpSync(path, join(folder, name), { recursive: true, filter: isCopied })
      }
    }
  }
}

test('what the image starts answers, says that it is well, and stops when told', async () => {
  const said = image()
  layOut(said)
  const port = String(await freePort())
  const { url, drop } = await freshDatabase()
  const here = (word: string) => word.replace(/^\/linli\//, `${folder}/`)
  const env = {
    ...said.env,
    PATH: process.env.PATH,
    HOST: '127.0.0.1',
    PORT: port,
    LINLI_HOME: join(folder, 'home'),
    LINLI_SECRET: 'only-for-tests-and-long-enough-0123456789',
    DATABASE_URL: url,
    LOG_LEVEL: 'error',
  }
  const isWell = () => {
    const [program = '', ...args] = said.health.map(here)
    return spawnSync(program, args, { env, timeout: 20_000 }).status
  }
  expect(isWell()).toBe(1)
  const [program = '', ...args] = [...said.entrypoint, ...said.command].map(here)
  running = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [running.stdout, running.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk) => {
      output += chunk
    })
  }
  const exited = once(running, 'exit')
  await expect.poll(() => output, { timeout: 90_000, interval: 100 }).toContain('Linli is at')
  expect(isWell()).toBe(0)
  const page = await fetch(`http://127.0.0.1:${port}/console`)
  expect(page.status).toBe(200)
  running.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
  expect(output).toContain('Stopped.')
  await drop()
}, 180_000)

test('the proxies set who is calling, stream what comes late, and let the largest call pass', () => {
  const [caddy, nginx] = [read('Caddyfile'), read('nginx.conf')]
  expect(caddy).toContain('header_up X-Forwarded-For {remote_host}')
  expect(caddy).toContain('flush_interval -1')
  expect(nginx).not.toContain('proxy_add_x_forwarded_for')
  const places = nginx.split('proxy_pass').length - 1
  expect(nginx.split('proxy_set_header X-Forwarded-For $remote_addr;').length - 1).toBe(places)
  expect(nginx).toContain('proxy_buffering off;')
  // A sheet of goods: catalog/routes/sheets.ts.
  const largest = 3 * 8 * 1024 * 1024
  for (const limit of [
    /max_size (\d+)MB/.exec(caddy),
    /client_max_body_size (\d+)m;/.exec(nginx),
  ]) {
    expect(Number(limit?.[1]) * 1_000_000).toBeGreaterThan(largest)
  }
})
