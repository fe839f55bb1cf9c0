import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Face = 'shop' | 'work' | 'console'

/** Where the built faces lie; LINLI_WEB names another folder. */
export const WEB_FOLDER =
  process.env.LINLI_WEB ?? fileURLToPath(new URL('../../dist/web', import.meta.url))

/** What a face's page loads first: paths below the site's root. */
export interface Built {
  script: string
  styles: readonly string[]
  /** Scripts that the first one imports, for modulepreload. */
  imports: readonly string[]
  /** What a page's own chunk needs besides, by the source file it is built from. */
  chunks: ReadonlyMap<string, { scripts: readonly string[]; styles: readonly string[] }>
}

interface Chunk {
  file: string
  isEntry?: boolean
  css?: string[]
  imports?: string[]
}

const kept = new Map<Face, { mtimeMs: number; built: Built }>()

/** What the build made of a face; null when it has not been built. */
export function findBuilt(face: Face): Built | null {
  const file = join(WEB_FOLDER, face, '.vite/manifest.json')
  const mtimeMs = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (mtimeMs === undefined) return null
  const found = kept.get(face)
  // A face that is built again under a running server is shown as it is now.
  if (found?.mtimeMs === mtimeMs) return found.built
  const built = readBuilt(face, JSON.parse(readFileSync(file, 'utf8')) as Record<string, Chunk>)
  kept.set(face, { mtimeMs, built })
  return built
}

function readBuilt(face: Face, manifest: Record<string, Chunk>): Built {
  const at = (file: string) => `/assets/${face}/${file}`
  const gathered = (key: string, seen = new Set<string>()): Chunk[] => {
    if (seen.has(key)) return []
    seen.add(key)
    const chunk = manifest[key]!
    return [...(chunk.imports ?? []).flatMap((next) => gathered(next, seen)), chunk]
  }
  const loads = (key: string) => {
    const chunks = gathered(key)
    return {
      scripts: chunks.map(({ file }) => at(file)),
      styles: [...new Set(chunks.flatMap(({ css = [] }) => css.map(at)))],
    }
  }
  const [entry] = Object.entries(manifest).find(([, { isEntry }]) => isEntry === true)!
  const first = loads(entry)
  // Where a face's styles are one file, no chunk names it.
  const whole = manifest['style.css']
  return {
    script: first.scripts.at(-1)!,
    imports: first.scripts.slice(0, -1),
    styles: whole === undefined ? first.styles : [at(whole.file)],
    chunks: new Map(Object.keys(manifest).map((key) => [key, loads(key)])),
  }
}
