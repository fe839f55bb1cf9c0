import { ROLES } from '#platform/access'
import type { RouteRecord } from '#platform/http'

/** As much of an OpenAPI document as says what the doors of sign-in are. */
interface Described {
  paths?: object
}

/** Who may call what, as the routes declare it: the text of docs/access-matrix.gen.md. */
export function accessMatrix(records: readonly RouteRecord[], document: Described): string {
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
    'The doors of sign-in lie below `/api/auth`; one’s own account is all that they open.',
    '',
    line(['door', 'anyone', 'signed in']),
    line(['---', '---', '---']),
    ...doorsOf(document).map(line),
    '',
  ].join('\n')
}

const keyOf = ({ path, method }: RouteRecord): string => `${path} ${method}`

function doorsOf(document: Described): string[][] {
  const doors = Object.entries(document.paths ?? {}).filter(([path]) =>
    path.startsWith('/api/auth/'),
  )
  return doors
    .flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, { security?: unknown[] }>).map(
        ([method, { security = [] }]) => {
          const door = `${method.toUpperCase()} ${path.slice('/api/auth'.length)}`
          return security.length === 0 ? [door, 'yes', ''] : [door, '', 'yes']
        },
      ),
    )
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1))
}
