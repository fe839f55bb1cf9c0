import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { App } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { WEB_FOLDER } from './built.ts'
import { readerLocale } from './reader.ts'

// What lets a phone install the shop and the work face: who they are, their icons, and the service
// workers that open them without a network.

const PAPER = '#fbfaf6'
const ICON_FILES = [
  'icon.svg',
  'icon-192.png',
  'icon-512.png',
  'icon-maskable-192.png',
  'icon-maskable-512.png',
] as const

type Words = Record<Locale, { name: string; description: string; shortcuts: readonly string[] }>

const SHOP: Words = {
  'zh-CN': {
    name: '邻里',
    description: '今天有什么好货，明天在楼下取。',
    shortcuts: ['我的订单', '购物车'],
  },
  en: {
    name: 'Linli',
    description: 'What is good today, collected downstairs tomorrow.',
    shortcuts: ['My orders', 'Basket'],
  },
  es: {
    name: 'Linli',
    description: 'Lo bueno de hoy, mañana en tu portal.',
    shortcuts: ['Mis pedidos', 'Cesta'],
  },
}
const WORK: Words = {
  'zh-CN': { name: '邻里 · 工作', description: '收货、分拣、交货。', shortcuts: ['交货'] },
  en: { name: 'Linli · Work', description: 'Receive, sort, hand over.', shortcuts: ['Hand over'] },
  es: {
    name: 'Linli · Trabajo',
    description: 'Recibir, clasificar, entregar.',
    shortcuts: ['Entregar'],
  },
}

/** Adds manifests, icons and service workers. */
export function addInstallable(app: App): void {
  addManifest(app, '/manifest.webmanifest', SHOP, '/', ['/orders', '/cart'])
  addManifest(app, '/work/manifest.webmanifest', WORK, '/work', ['/work/handover'])
  addWorker(app, '/sw.js', 'shop', '/')
  addWorker(app, '/work/sw.js', 'work', '/work')
  for (const name of ICON_FILES) addIcon(app, name)
}

function addManifest(
  app: App,
  url: string,
  words: Words,
  start: string,
  shortcuts: readonly string[],
): void {
  app.get(url, { schema: { hide: true } }, (request, reply) => {
    const locale = readerLocale(request)
    const { name, description, shortcuts: names } = words[locale]
    return reply
      .type('application/manifest+json')
      .header('cache-control', 'private, max-age=3600')
      .send({
        id: start,
        name,
        short_name: name,
        description,
        lang: locale,
        start_url: start,
        scope: start,
        display: 'standalone',
        theme_color: PAPER,
        background_color: PAPER,
        icons: ICONS,
        shortcuts: shortcuts.map((to, at) => ({ name: names[at], url: to })),
      })
  })
}

const ICONS = [
  { src: '/assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ...([192, 512] as const).flatMap((size) => [
    { src: `/assets/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' },
    {
      src: `/assets/icon-maskable-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: 'maskable',
    },
  ]),
]

/** A worker asks the server for all that its pages ask for, so it needs that of its own policy. */
const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"

function addWorker(app: App, url: string, face: string, scope: string): void {
  app.get(url, { schema: { hide: true } }, (_request, reply) => {
    const script = join(WEB_FOLDER, 'workers', `${face}.js`)
    if (!existsSync(script)) return reply.callNotFound()
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('service-worker-allowed', scope)
      .header('content-security-policy', WORKER_POLICY)
      .send(createReadStream(script))
  })
}

function addIcon(app: App, name: (typeof ICON_FILES)[number]): void {
  app.get(`/assets/${name}`, { schema: { hide: true } }, (_request, reply) => {
    const icon = join(WEB_FOLDER, 'icons', name)
    if (!existsSync(icon)) return reply.callNotFound()
    return reply
      .type(name.endsWith('.svg') ? 'image/svg+xml' : 'image/png')
      .header('cache-control', 'public, max-age=86400')
      .send(createReadStream(icon))
  })
}
