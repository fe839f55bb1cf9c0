import { Type } from 'typebox'
import { field } from '#platform/http'

/** Bytes that the body of an import may have. */
export const IMPORT_LIMIT_BYTES = 9_437_184

export const Import = field.object({
  table: Type.String({
    minLength: 1,
    maxLength: 8_388_608,
    description: 'Text of the CSV file, its first line the headers.',
    examples: ['小区编码,小区名称\nC-0018,锦绣花园'],
  }),
  dryRun: field.yes('Whether it is only checked and nothing written.'),
  skipBadRows: field.yes('Whether rows without a problem are taken though others have one.', false),
})

const Problem = field.object(
  {
    line: field.count('Line of the file; 1 is the headers.', 3, 1),
    column: field.text('Header of the column, empty where it is the whole row.', '起送金额'),
    reason: field.text('What is wrong.', 'This must not be empty.', 2000),
  },
  'What is wrong and where.',
)

export const ImportReport = field.object({
  rows: field.count('Rows of the file.', 120),
  created: field.count('Rows that are new.', 100),
  changed: field.count('Rows that change what is there.', 15),
  skipped: field.count('Rows with a problem, which are not taken.', 1),
  problems: field.list(Problem, 'Every problem of every row.', { maxItems: 10_000 }),
  notes: field.list(
    field.text(
      'What may be worth knowing though nothing is wrong.',
      'The column “备注” is not used.',
      2000,
    ),
    'What may be worth knowing.',
  ),
})
