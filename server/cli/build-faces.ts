import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CommandFailed } from './command-failed.ts'

const BUILD = fileURLToPath(new URL('../../scripts/build-web.ts', import.meta.url))

/**
 * Builds the faces unless what is there is made of the sources that are there. In a process of its
 * own, so that the builder's memory is not the server's. A package without sources is built already.
 */
export async function buildFaces(): Promise<void> {
  if (!existsSync(BUILD)) return
  const { isWebBuilt } = await import('../../scripts/web-stamp.ts')
  if (isWebBuilt()) return
  console.log('Building the pages of shop, work and console, once for this version.')
  const child = spawn(process.execPath, [BUILD], { stdio: ['ignore', 'ignore', 'inherit'] })
  const code = await new Promise((done) => child.on('exit', done))
  if (code !== 0) throw new CommandFailed('The pages could not be built; the reason stands above.')
}
