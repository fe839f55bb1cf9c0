// What bin/linli.js hands over to, and what a service or an image starts. Plain JavaScript: Node keeps
// what it makes of a file, types taken off and compiled, only once it is told to, and the part of it
// that takes types off stays in memory (20 MB) as soon as one file needs it.
import { accessSync, constants, mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join, resolve } from 'node:path'

const project = resolve(import.meta.dirname, '..')
const home = process.env.LINLI_HOME
// A service may write into its home only. Where nothing can be written all is made anew each time.
const folders = [
  join(project, 'node_modules', '.cache', 'linli'),
  ...(home ? [join(home, 'compiled')] : []),
]
const folder = folders.find(mayWrite)
if (folder !== undefined) enableCompileCache(folder)
await import('../server/cli/main.ts')

function mayWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
