import { existsSync } from 'node:fs'
import { join } from 'node:path'
import files from '@fastify/static'
import type { App } from '#platform/http'
import { WEB_FOLDER } from './built.ts'

/** The built files: their names carry their contents' hash, so they are kept for a year. */
export async function addAssets(app: App): Promise<void> {
  for (const face of ['shop', 'work', 'console']) {
    const root = join(WEB_FOLDER, face)
    if (!existsSync(root)) continue
    await app.register(files, {
      root,
      prefix: `/assets/${face}/`,
      decorateReply: false,
      immutable: true,
      maxAge: '365d',
      index: false,
      preCompressed: true,
      dotfiles: 'deny',
      schemaHide: true,
    })
  }
}
