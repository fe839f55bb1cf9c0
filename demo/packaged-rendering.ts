import { fileURLToPath } from 'node:url'

/** The rendering of that name in its package, which is there only where pages are built. */
export const packagedRendering = (file: string): string =>
  fileURLToPath(
    new URL(`${file}.webp`, import.meta.resolve('@lobehub/fluent-emoji-3d/assets/1f345.webp')),
  )
