import { Type } from 'typebox'
import { toAnyone } from '#platform/access'
import { businessNow } from '#platform/clock'
import { type AnyRoute, field, route } from '#platform/http'

const FACES = ['shop', 'work', 'console'] as const

/** How one of the demo's people signs in, for the sign-in pages and the terminal. */
export interface DemoPerson {
  name: string
  who: string
  signIn: string
  /** The face that they come for. */
  face: (typeof FACES)[number]
}

export interface Site {
  kind: string
  version: string
  demoPeople: readonly DemoPerson[]
  /** Address of map tiles with {z}, {x} and {y}; null where there is no tile server. */
  mapTiles: string | null
}

const KINDS = ['production', 'demo', 'replay', 'test'] as const

const Installation = Type.Object(
  {
    kind: field.oneOf('What the database was made for.', KINDS, 'demo'),
    version: field.text('Version of the program.', '0.1.0', 40),
    now: field.instant('Business time of the answer.'),
    mapTiles: field.nullable(
      field.text(
        'Address of the tiles beneath the console’s map; null where it is drawn without.',
        'https://tiles.example/{z}/{x}/{y}.png',
        500,
      ),
    ),
    people: Type.Array(
      Type.Object(
        {
          name: field.text('What they are called.', '王姐', 60),
          who: field.text(
            'Who they are, in Chinese · in English · in Spanish.',
            '团长 · a leader · una líder',
            300,
          ),
          face: field.oneOf('The face that they come for.', FACES, 'work'),
          phone: field.nullable(
            field.text('Signs in by this number and a code.', '+8613800000001', 20),
          ),
          email: field.nullable(field.text('Signs in by this address.', 'hq@example.org', 200)),
          password: field.nullable(field.text('And this password.', 'of-the-demo', 200)),
        },
        { additionalProperties: false },
      ),
      { description: 'Who can sign in to a demo; nobody is told elsewhere.', maxItems: 200 },
    ),
  },
  { $id: 'Installation', additionalProperties: false, description: 'What answers here.' },
)

/** What a face must know before anybody signs in. */
export function installationRoutes({ kind, version, demoPeople, mapTiles }: Site): AnyRoute[] {
  const people = kind === 'demo' ? demoPeople.map(signInOf) : []
  return [
    route({
      name: 'readInstallation',
      method: 'GET',
      path: '/installation',
      tag: 'sign-in',
      summary: 'What this installation is, its time, and who can sign in to a demo.',
      access: toAnyone(),
      reply: Installation,
      read: async ({ db }) => ({
        kind: kindOf(kind),
        version,
        now: await businessNow(db),
        mapTiles,
        people,
      }),
    }),
  ]
}

const kindOf = (kind: string) => KINDS.find((known) => known === kind) ?? 'production'

function signInOf({ name, who, signIn, face }: DemoPerson) {
  const [login = '', password] = signIn.split(' · ')
  return password === undefined
    ? { name, who, face, phone: login.split(',')[0]!, email: null, password: null }
    : { name, who, face, phone: null, email: login, password }
}
