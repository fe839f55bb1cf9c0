import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { envExample, readConfig } from '#platform/config'
import { startEmbeddedPostgres } from '#platform/embedded'
import { readCatalog } from '../server/cli/distribution/catalog.ts'
import { placementsText } from '../server/cli/distribution/document.ts'
import { compose } from '../server/compose.ts'
import { migrate } from '../server/platform/db/migrate.ts'
import { accessMatrix } from './access-matrix.ts'
import { clientText } from './generate-client.ts'
import { generateProblems } from './generate-problems.ts'
import { generateTables } from './generate-tables.ts'

// Files that the code itself says: written with `npm run generate`, held with `--check`.
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const isCheck = process.argv.includes('--check')

const home = mkdtempSync(join(tmpdir(), 'linli-generate-'))
const server = await startEmbeddedPostgres({ home, durable: false })
const differing: string[] = []
try {
  await migrate(server.url, { kind: 'test' })
  keep('.env.example', envExample())
  keep('server/platform/db/tables.gen.ts', generateTables(server.url))
  keep('docs/placements.gen.md', await placements(server.url))
  keep('server/pages/problems.gen.json', generateProblems())
  const config = readConfig({
    DATABASE_URL: server.url,
    LINLI_SECRET: 'only-to-generate-files-0123456789abcdef',
    LINLI_HOME: home,
  })
  const linli = await compose(config, server.url, false)
  keep('docs/access-matrix.gen.md', accessMatrix(linli.records, linli.app.swagger()))
  keep('docs/openapi.gen.json', `${JSON.stringify(linli.app.swagger(), null, 1)}\n`)
  keep('web/api/operations.gen.ts', clientText(linli.app.swagger()))
  await linli.close()
} finally {
  await server.stop()
  rmSync(home, { recursive: true, force: true })
}
if (differing.length > 0) {
  console.error(
    `Not as the code says; run npm run generate and commit:\n  ${differing.join('\n  ')}`,
  )
  process.exitCode = 1
}

async function placements(databaseUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return placementsText(await readCatalog(client))
  } finally {
    await client.end()
  }
}

function keep(path: string, text: string): void {
  const file = join(ROOT, path)
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === text
  if (isSame) return
  if (isCheck) differing.push(path)
  else writeFileSync(file, text)
}
