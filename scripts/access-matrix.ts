import { ROLES } from '#platform/access'
import type { RouteRecord } from '#platform/http'

/** Who may call what, as the routes declare it: the text of docs/access-matrix.gen.md. */
export function accessMatrix(records: readonly RouteRecord[]): string {
  const columns = ['anyone', 'signed in', 'own', ...ROLES]
  const rows = [...records]
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((record) => {
      const { anyone, signedIn, own, roles } = record.access
      const cells = [anyone ? 'yes' : '', signedIn ? 'yes' : '', own ? 'own' : '']
      return [
        `${record.method} ${record.path}`,
        ...cells,
        ...ROLES.map((role) => roles[role] ?? ''),
      ]
    })
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    '# Who may',
    '',
    'Made from the routes by `npm run generate`. A cell says how far a grant of the role reaches;',
    'an empty one is a refusal. Paths lie below `/api/v1`.',
    '',
    line(['route', ...columns]),
    line(['route', ...columns].map(() => '---')),
    ...rows.map(line),
    '',
  ].join('\n')
}

const keyOf = ({ path, method }: RouteRecord): string => `${path} ${method}`
