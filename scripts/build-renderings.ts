import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { GOODS } from '../demo/goods/index.ts'

/** Keeps the renderings that the demo's goods are drawn from: their package brings ten times as many. */
export function keepRenderings(out: string): void {
  const folder = join(out, 'renderings')
  mkdirSync(folder, { recursive: true })
  for (const name of new Set(GOODS.map(({ picture }) => `${picture.file}.webp`))) {
    const asset = import.meta.resolve(`@lobehub/fluent-emoji-3d/assets/${name}`)
    copyFileSync(fileURLToPath(asset), join(folder, name))
  }
}
