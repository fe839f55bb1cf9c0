import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { project } from '../../scripts/steps.ts'
import { inFreshHome } from '../home.ts'
import { mebibytesIn, plainEnvironment, succeed } from '../peers/tool-folder.ts'

/** What building the faces takes once, and what they take on disk, compressed copies included. */
export function buildPages(): Promise<{ seconds: number; mebibytes: number }> {
  return inFreshHome(async (folder) => {
    const begun = performance.now()
    const build = spawnSync(process.execPath, [join(project, 'scripts/build-web.ts')], {
      env: { ...plainEnvironment(), LINLI_WEB: folder },
      encoding: 'utf8',
    })
    succeed(build, 'the pages could not be built')
    const seconds = Math.round((performance.now() - begun) / 100) / 10
    return { seconds, mebibytes: mebibytesIn(folder) }
  })
}
