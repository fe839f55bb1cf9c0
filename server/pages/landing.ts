import type { Db } from '#platform/db'
import type { App } from '#platform/http'
import { listOpenWindows, type OpenWindow } from './landing-queries.ts'
import { html, PAGE_STYLE, page } from './page.ts'

/** How one of the demo's people signs in, for the page and for the terminal. */
export interface DemoPerson {
  name: string
  who: string
  signIn: string
}

export interface Landing {
  kind: string
  version: string
  demoPeople: readonly DemoPerson[]
}

/** The page at the door: what runs, what is open now, who can sign in. */
export function addLanding(app: App, db: Db, landing: Landing): void {
  app.get('/pages.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(PAGE_STYLE),
  )
  app.get('/', { schema: { hide: true } }, async (_request, reply) => {
    const windows = await listOpenWindows(db)
    return reply.type('text/html; charset=utf-8').send(landingPage(landing, windows))
  })
}

function landingPage(landing: Landing, windows: readonly OpenWindow[]): string {
  return page(
    'What runs here',
    html`<h1>邻里 Linli</h1>
<p>Community e-commerce: neighbours order today, the goods come tomorrow.
<span class="soft">Version ${landing.version}, ${landing.kind} database.</span></p>
<div class="cards">
<div class="card"><a href="/api/docs">API reader</a><p class="soft">Every call, described with an example.</p></div>
<div class="card"><a href="/api/openapi.json">OpenAPI 3.1</a><p class="soft">To make a client from.</p></div>
<div class="card"><a href="/health/ready">Health</a> · <a href="/metrics">Metrics</a><p class="soft">For whoever runs it.</p></div>
</div>
<h2>Open now</h2>
${windows.length === 0 ? html`<p class="soft">No window is open at the moment.</p>` : windowTable(windows)}
${landing.demoPeople.length === 0 ? '' : peopleTable(landing.demoPeople)}`,
  )
}

const windowTable = (windows: readonly OpenWindow[]) =>
  html`<div class="table"><table><thead><tr><th>Window</th><th>Region</th><th>Cutoff</th><th>Pickup</th><th>Offers</th><th>Communities</th></tr></thead><tbody>${windows.map(
    (window) =>
      html`<tr><td class="open">${window.name}</td><td>${window.region}</td><td>${window.closesAt}</td><td>${window.pickupDate}</td><td>${window.offers}</td><td>${window.communities}</td></tr>`,
  )}</tbody></table></div>`

const peopleTable = (people: readonly DemoPerson[]) =>
  html`<h2>Who can sign in</h2>
<p class="soft">People of the demo region. Codes for phones are shown where you ask for them and in the log.</p>
<div class="table"><table><thead><tr><th>Person</th><th>Who they are</th><th>Signs in with</th></tr></thead><tbody>${people.map(
    (person) =>
      html`<tr><td>${person.name}</td><td>${person.who}</td><td><code>${person.signIn}</code></td></tr>`,
  )}</tbody></table></div>`
