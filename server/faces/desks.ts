import type { App } from '#platform/http'
import { type Face, findBuilt } from './built.ts'
import { guardPage } from './policy.ts'
import { readerLocale } from './reader.ts'
import { shellOf } from './shell.ts'
import { waitingMark } from './waiting.ts'

const NAMES = { work: 'Linli 邻里 · Work', console: 'Linli 邻里 · HQ' } as const

/**
 * The work face and the console: one document each, whatever the address below it.
 * @param mapTiles address of the tiles that the console's map may ask for
 */
export function addDesks(app: App, mapTiles: string | null): void {
  addDesk(app, 'work', { manifest: '/work/manifest.webmanifest' })
  addDesk(app, 'console', mapTiles === null ? {} : { tiles: new URL(mapTiles).origin })
}

function addDesk(
  app: App,
  face: Exclude<Face, 'shop'>,
  { manifest, tiles }: { manifest?: string; tiles?: string },
): void {
  for (const path of [`/${face}`, `/${face}/*`]) {
    app.get(path, { schema: { hide: true } }, async (request, reply) => {
      const built = findBuilt(face)
      if (built === null) return reply.callNotFound()
      const nonce = guardPage(reply, face, tiles)
      const head = `<title>${NAMES[face]}</title><meta name="robots" content="noindex">`
      const lang = readerLocale(request)
      return reply.type('text/html; charset=utf-8').send(
        shellOf({
          lang,
          waiting: waitingMark(lang),
          head,
          built,
          ...(manifest === undefined ? {} : { manifest }),
          nonce,
        }),
      )
    })
  }
}
