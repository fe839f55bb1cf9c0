import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const CODEGEN = fileURLToPath(
  new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url),
)

/**
 * Row types of a migrated database, as the text of server/platform/db/tables.gen.ts. The mapping
 * must say what the parsers in server/platform/db/database.ts do.
 */
export function generateTables(databaseUrl: string): string {
  return execFileSync(
    process.execPath,
    [
      CODEGEN,
      '--dialect=postgres',
      `--url=${databaseUrl}`,
      '--print',
      '--log-level=error',
      '--default-schema=public',
      '--include-pattern=public.*',
      '--exclude-pattern=kysely_*',
      '--date-parser=string',
      '--numeric-parser=number',
      '--type-mapping={"int8":"number","date":"string","time":"string","interval":"string"}',
    ],
    { encoding: 'utf8', cwd: fileURLToPath(new URL('..', import.meta.url)) },
  )
}
