import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { project } from '../../scripts/steps.ts'

export interface Installed {
  folder: string
  /** Of everything installed, in MiB as the disk counts them. */
  mebibytes: number
  /** Of the install, all of it fetched from the registry. */
  seconds: number
  version: string
}

interface Manifest {
  name: string
  dependencies: Record<string, string>
  overrides?: Record<string, string>
}

export const peersFolder = join(project, '.linli/tools/peers')

const INSTALL_TIMEOUT_MS = 900_000

// What npm says of the package it runs must not reach another program, nor its npm; how the machine
// reaches the registry must.
export const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_(package|lifecycle|command)|LINLI_|NODE_ENV$)/.test(name),
    ),
  )

/** Installs what is not there yet, below .linli/tools/peers; a note says what the install took. */
export function installPeer(manifest: Manifest, main: string): Installed {
  const folder = join(peersFolder, manifest.name)
  const note = `${folder}.json`
  if (!existsSync(note)) {
    // What an install that was cut off has left.
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const whole = { private: true, version: '1.0.0', ...manifest }
    writeFileSync(join(folder, 'package.json'), JSON.stringify(whole, null, 2))
    const seconds = npmInto(folder, 'install')
    const own = join(folder, 'node_modules', main, 'package.json')
    const { version } = JSON.parse(readFileSync(own, 'utf8')) as { version: string }
    writeFileSync(note, JSON.stringify({ version, seconds, mebibytes: mebibytesIn(folder) }))
  }
  return { folder, ...JSON.parse(readFileSync(note, 'utf8')) }
}

/** Installs for production with a cache of its own that is empty; answers how long it took. */
export function npmInto(
  folder: string,
  command: 'install' | 'ci',
  also: readonly string[] = [],
): number {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const cache = `${folder}.cache`
  const options = ['--omit=dev', '--no-audit', '--no-fund', '--loglevel=error', '--cache', cache]
  const started = performance.now()
  const result = spawnSync(npm, [command, ...options, ...also], {
    cwd: folder,
    env: plainEnvironment(),
    timeout: INSTALL_TIMEOUT_MS,
    encoding: 'utf8',
  })
  const seconds = (performance.now() - started) / 1000
  rmSync(cache, { recursive: true, force: true })
  succeed(result, `npm ${command} in ${folder} failed`)
  return Math.round(seconds * 10) / 10
}

/** @throws Error with the end of what a program said when it did not end well */
export function succeed(result: SpawnSyncReturns<string>, what: string): string {
  if (result.status === 0) return result.stdout
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}`.slice(-3000)
  throw new Error(`${what}: ${result.error?.message ?? `exit code ${result.status}`}\n${said}`)
}

/** Room that a folder takes on disk, a file with several names counted once. */
export function mebibytesIn(folder: string): number {
  const seen = new Set<number>()
  let bytes = 0
  const add = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inside = join(path, entry.name)
      if (entry.isSymbolicLink()) continue
      const { ino, blocks, size } = statSync(inside)
      if (seen.has(ino)) continue
      seen.add(ino)
      // Windows counts no blocks.
      bytes += blocks > 0 ? blocks * 512 : size
      if (entry.isDirectory()) add(inside)
    }
  }
  add(folder)
  return Math.round(bytes / 1024 / 1024)
}
