import { readFileSync } from 'node:fs'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from '#platform/http'
import { html, page } from './page.ts'

interface Problem {
  code: string
  status: number
  title: string
}

const PROBLEMS = new URL('./problems.gen.json', import.meta.url)

const LOGO = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 150 40" height="40">
<text x="0" y="29" font-family="system-ui, sans-serif" font-size="26" font-weight="800" fill="#fff">邻里 Linli</text></svg>`

const READER_STYLE = `body { background: #fbfaf6 } .swagger-ui .topbar { background: #0f5132 }
.swagger-ui .topbar .download-url-wrapper, .swagger-ui .topbar .dark-mode-toggle { display: none }
.swagger-ui .info { margin: 24px 0 } .swagger-ui .info .title { color: #1d2a21 }`

/** The API's description, its reader, and the page that explains each problem code. */
export async function addDocs(app: App): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    // Plain http behind a proxy is the operator's choice, and no validator outside is asked.
    transformStaticCSP: (header) =>
      header.replace('upgrade-insecure-requests;', '').replace(' validator.swagger.io', ''),
    logo: { type: 'image/svg+xml', content: Buffer.from(LOGO), href: '/', target: '_self' },
    theme: { title: 'Linli API', css: [{ filename: 'linli.css', content: READER_STYLE }] },
    uiConfig: { docExpansion: 'none', deepLinking: true, tagsSorter: 'alpha' },
  })
  // Nearly two megabytes, the same for everyone: written once, at the first who asks.
  let description: Buffer | undefined
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    description ??= Buffer.from(JSON.stringify(app.swagger()))
    return reply.type('application/json; charset=utf-8').send(description)
  })
  app.get('/api/docs/problems', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(problemsPage()),
  )
}

function problemsPage(): string {
  const problems = JSON.parse(readFileSync(PROBLEMS, 'utf8')) as Problem[]
  const rows = problems.map(
    ({ code, status, title }) =>
      html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td><td>${title}</td></tr>`,
  )
  return page(
    'Problems',
    html`<h1>Problems</h1>
<p>Every refusal is a problem document (RFC 9457) with one of these codes. The title is for people,
the code for programs; figures that offer a way out stand beside them.</p>
<table><thead><tr><th>Code</th><th>Status</th><th>Title</th></tr></thead><tbody>${rows}</tbody></table>`,
  )
}
