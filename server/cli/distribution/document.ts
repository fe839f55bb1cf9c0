import type { Catalog, CatalogTable } from './catalog.ts'

const WHERE = {
  reference: 'whole on every node',
  region: 'by `region_id`, all in one co-location group',
  local: 'on the coordinator alone',
}

/** Which table lies where, as their comments say it: the text of docs/placements.gen.md. */
export function placementsText({ tables, functions }: Catalog): string {
  const of = (placement: keyof typeof WHERE) =>
    tables.filter((table) => table.placement === placement)
  return [
    '# What lies where',
    '',
    'Made from the comments of the tables by `npm run generate`. What is said here is what',
    '`linli distribute` makes of a database on Citus; on a plain PostgreSQL all lie together.',
    'How to go about it: [guides/citus.md](guides/citus.md).',
    '',
    ...(['reference', 'region', 'local'] as const).flatMap((placement) =>
      section(placement, of(placement)),
    ),
    '## Functions, on every node',
    '',
    ...functions.map(({ signature }) => `- \`${signature}\``),
    '',
  ].join('\n')
}

function section(placement: keyof typeof WHERE, tables: CatalogTable[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const head = ['table', 'primary key', 'points to', 'kept', 'erasing a person']
  return [
    `## ${placement}: ${WHERE[placement]} (${tables.length} tables)`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...tables.map((table) =>
      line([
        `\`${table.name}\``,
        table.primaryKey.join(', '),
        [...new Set(table.foreignKeys.map(({ to }) => to))].join(', '),
        table.kept,
        table.erasing,
      ]),
    ),
    '',
  ]
}
