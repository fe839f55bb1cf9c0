import { createHash } from 'node:crypto'
import { copyFileSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { build } from 'vite'
import { project } from './steps.ts'

// What makes a face installable: its service worker, which knows every file of the face by name,
// and the icons.

const ICONS = join(project, 'web/ui/icons')
const SIZES = [192, 512] as const

/** Draws the icons of both faces from their drawings, as PNG for who needs it. */
export async function drawIcons(out: string): Promise<void> {
  const folder = join(out, 'icons')
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(ICONS, 'icon.svg'), join(folder, 'icon.svg'))
  for (const size of SIZES) {
    for (const [drawing, name] of [
      ['icon', `icon-${size}.png`],
      ['maskable', `icon-maskable-${size}.png`],
    ] as const) {
      const png = sharp(join(ICONS, `${drawing}.svg`), { density: 144 }).resize(size, size)
      writeFileSync(join(folder, name), await png.png().toBuffer())
    }
  }
}

/** Bundles a face's service worker into one script, with the names of all files of the face. */
export async function buildWorker(face: 'shop' | 'work', out: string): Promise<void> {
  const folder = join(out, face)
  const files = globSync('assets/**/*.{js,css,svg,woff2,wasm}', { cwd: folder }).sort()
  const worker = readFileSync(join(project, 'web/offline/worker.ts'))
  const version = createHash('sha256').update(files.join('\n')).update(worker).digest('hex')
  const shell = {
    version: version.slice(0, 12),
    files: [...files.map((name) => `/assets/${face}/${name}`), '/assets/icon.svg'],
  }
  await build({
    root: join(project, 'web', face),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { __SHELL__: JSON.stringify(shell) },
    build: {
      outDir: join(out, 'workers'),
      emptyOutDir: false,
      target: 'es2022',
      lib: {
        entry: join(project, 'web', face, 'sw.ts'),
        formats: ['iife'],
        name: 'worker',
        fileName: () => `${face}.js`,
      },
    },
  })
}
