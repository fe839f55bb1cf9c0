import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './steps.ts'

// Says whether the pages that are there are made of the sources that are there. Apart from what
// builds them: each start asks, and none should load the builder for that.
export const OUT = process.env.LINLI_WEB ?? join(project, 'dist/web')
export const STAMP = 'built-from'
export const COMPILED = join(project, 'web/i18n/compiled')
const INPUTS = ['web/**/*', 'demo/goods/*.ts', 'scripts/{build,split}-*.ts', 'package-lock.json']

/** A hash of everything that the faces are built from. */
export const inputHash = (): string => hashOf(INPUTS)

export function hashOf(patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const files = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: project, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(COMPILED) && !file.endsWith('.test.ts'))
    .sort()
  for (const file of files) hash.update(file.slice(project.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Whether the faces that are there are made of what is there. */
export function isWebBuilt(): boolean {
  const stamp = join(OUT, STAMP)
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === inputHash()
}
