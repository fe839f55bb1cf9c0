import type { Db } from '#platform/db'
import type { App } from '#platform/http'
import type { DemoPerson } from '../faces/installation.ts'
import { landingPage } from './landing-page.ts'
import { listGoodsOf, listWindowsAround } from './landing-queries.ts'
import { LANDING_STYLE } from './landing-style.ts'
import { PAGE_STYLE } from './page.ts'

export interface Landing {
  kind: string
  version: string
  demoPeople: readonly DemoPerson[]
}

const GOODS_SHOWN = 10

/** The page at the door: what runs, what is open now, who can sign in. */
export function addLanding(app: App, db: Db, landing: Landing): void {
  app.get('/pages.css', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'max-age=300')
      .send(PAGE_STYLE + LANDING_STYLE),
  )
  app.get('/demo', { schema: { hide: true } }, async (_request, reply) => {
    const windows = await listWindowsAround(db)
    const open = windows.find((window) => window.opensAt <= window.at)
    const goods = open === undefined ? [] : await listGoodsOf(db, open, GOODS_SHOWN)
    return reply.type('text/html; charset=utf-8').send(landingPage({ ...landing, windows, goods }))
  })
}
