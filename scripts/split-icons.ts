import { join } from 'node:path'
import { ICON_PATHS } from '../web/ui/icon-paths.ts'
import { project } from './steps.ts'

const WEB = join(project, 'web')
const PATHS = join(WEB, 'ui/icon-paths.ts')

/**
 * Lets each page carry only the icons that it may show. A module that names an icon brings its
 * strokes; those that are named twice are the same text, which compresses to almost nothing.
 */
export function splitIcons() {
  return {
    name: 'split-icons',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | undefined {
      const file = id.split('?')[0]!
      if (file === PATHS) return 'export const ICON_PATHS = {}'
      if (!/\.tsx?$/.test(file) || !file.startsWith(WEB)) return undefined
      // Any word that is an icon's name counts: names also travel through variables and tables.
      const words = [...code.matchAll(/(['"])([a-z]+(?:-[a-z]+)*)\1/g)].map(([, , word]) => word!)
      const named = [...new Set(words)].filter((word) => word in ICON_PATHS)
      if (named.length === 0) return undefined
      const strokes = Object.fromEntries(
        named.map((name) => [name, ICON_PATHS[name as keyof typeof ICON_PATHS]]),
      )
      return `import { ICON_PATHS as shown } from '${PATHS}';Object.assign(shown, ${JSON.stringify(strokes)});${code}`
    },
  }
}
