import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { GOODS } from '../demo/goods/index.ts'
import { packagedRendering } from '../demo/packaged-rendering.ts'

/** Keeps the renderings that the demo's goods are drawn from: their package is fifty times as large. */
export function keepRenderings(out: string): void {
  const folder = join(out, 'renderings')
  mkdirSync(folder, { recursive: true })
  for (const file of new Set(GOODS.map(({ picture }) => picture.file))) {
    copyFileSync(packagedRendering(file), join(folder, `${file}.webp`))
  }
}
