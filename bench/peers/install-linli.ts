import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../../scripts/steps.ts'
import { type Installed, mebibytesIn, npmInto, peersFolder, succeed } from './tool-folder.ts'

/** What a production install in a fresh clone takes, without the clone's history; not run from. */
export function installLinli(): Installed {
  const folder = join(peersFolder, 'linli')
  const lock = readFileSync(join(project, 'package-lock.json'))
  const of = createHash('sha256').update(lock).digest('hex')
  const note = `${folder}.json`
  const kept = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : undefined
  if (kept?.of === of) return { ...kept, folder: project }

  rmSync(folder, { recursive: true, force: true })
  mkdirSync(peersFolder, { recursive: true })
  const clone = ['clone', '--quiet', '--depth=1', `file://${project}`, folder]
  succeed(spawnSync('git', clone, { encoding: 'utf8' }), 'the clone of Linli failed')
  rmSync(join(folder, '.git'), { recursive: true, force: true })
  const seconds = npmInto(folder, 'ci')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const installed = { version, seconds, mebibytes: mebibytesIn(folder) }
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(note, JSON.stringify({ ...installed, of }))
  return { ...installed, folder: project }
}
