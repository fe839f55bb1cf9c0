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

/** The API's description, its reader, and the page that explains each problem code. */
export async function addDocs(app: App): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    theme: { title: 'Linli API' },
    uiConfig: { docExpansion: 'none', deepLinking: true, tagsSorter: 'alpha' },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
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
