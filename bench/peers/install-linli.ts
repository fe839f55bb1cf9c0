import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../../scripts/steps.ts'
import { type Installed, mebibytesIn, npmInto, peersFolder, succeed } from './tool-folder.ts'

/** What the image carries besides its parts and pages. */
const PROGRAM = ['server', 'demo', 'bench', 'node_modules']

/**
 * What a production install takes, made as deploy/Dockerfile makes it: the parts that run, their own
 * Node among them, for a PostgreSQL that is there; not run from.
 */
export function installLinli(): Installed {
  const folder = join(peersFolder, 'linli')
  const lock = readFileSync(join(project, 'package-lock.json'))
  const of = createHash('sha256').update(lock).update('as the image').digest('hex')
  const note = `${folder}.json`
  const kept = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : undefined
  if (kept?.of === of) return { ...kept, folder: project }

  rmSync(folder, { recursive: true, force: true })
  mkdirSync(peersFolder, { recursive: true })
  const clone = ['clone', '--quiet', '--depth=1', `file://${project}`, folder]
  succeed(spawnSync('git', clone, { encoding: 'utf8' }), 'the clone of Linli failed')
  const seconds = npmInto(folder, 'ci', ['--omit=optional'])
  rmSync(join(folder, 'node_modules/node/node_modules'), { recursive: true, force: true })
  const drawing = 'node_modules/@img'
  cpSync(join(project, drawing), join(folder, drawing), { recursive: true })
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const mebibytes = PROGRAM.reduce((sum, part) => sum + mebibytesIn(join(folder, part)), 0)
  const installed = { version, seconds, mebibytes }
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(note, JSON.stringify({ ...installed, of }))
  return { ...installed, folder: project }
}
