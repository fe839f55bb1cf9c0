import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../../scripts/steps.ts'

export interface Installed {
  folder: string
  /** Of the packages, in MiB as the disk counts them. */
  mebibytes: number
  /** Of the `npm install` that put them there, with npm's cache as it was. */
  seconds: number
  version: string
}

interface Manifest {
  name: string
  dependencies: Record<string, string>
  overrides?: Record<string, string>
}

const NOTE = 'linli-bench.json'
const INSTALL_TIMEOUT_MS = 900_000

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
// What belongs to the run of ours that started this one must not reach another program's npm.
export const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|LINLI_|NODE_)/.test(name)),
  )

/** Installs what is not there yet, below .linli/tools/peers; the note says what the install took. */
export function installPeer(manifest: Manifest, main: string): Installed {
  const folder = join(project, '.linli/tools/peers', manifest.name)
  const note = join(folder, NOTE)
  if (!existsSync(note)) {
    mkdirSync(folder, { recursive: true })
    const whole = { private: true, version: '1.0.0', ...manifest }
    writeFileSync(join(folder, 'package.json'), JSON.stringify(whole, null, 2))
    const started = performance.now()
    const options = ['install', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error']
    succeed(
      spawnSync(npm, options, {
        cwd: folder,
        env: plainEnvironment(),
        timeout: INSTALL_TIMEOUT_MS,
        encoding: 'utf8',
      }),
      `${manifest.name} could not be installed`,
    )
    const seconds = (performance.now() - started) / 1000
    writeFileSync(note, JSON.stringify({ seconds, mebibytes: mebibytesIn(folder) }))
  }
  const measured = JSON.parse(readFileSync(note, 'utf8')) as { seconds: number; mebibytes: number }
  const own = join(folder, 'node_modules', main, 'package.json')
  const { version } = JSON.parse(readFileSync(own, 'utf8')) as { version: string }
  return { folder, version, ...measured }
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
