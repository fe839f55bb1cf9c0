import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { project } from './steps.ts'

const API = join(project, 'web/api')
const IMPORT = /import \{([^}]*)\} from '([^']*\/api\/index\.ts)'/g
const OPERATION =
  /export const (\w+) = \/\* @__PURE__ \*\/ operation<[\s\S]*?>\(\s*('\1'(?:,\s*'[^']*')*)/g

/**
 * Lets each page carry only what it asks of the API. All pages import the one face of it, and what
 * all pages import lies in the one file that all of them load first: so each module declares its
 * own operations (a line each), and takes the rest from where it is written.
 */
export function splitOperations() {
  const operations = operationsOf(readFileSync(join(API, 'operations.gen.ts'), 'utf8'))
  const owners = ownersOf(readFileSync(join(API, 'index.ts'), 'utf8'))
  return {
    name: 'split-operations',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | undefined {
      const file = id.split('?')[0]!
      if (!file.startsWith(join(project, 'web')) || file.startsWith(API)) return undefined
      if (!code.includes('/api/index.ts')) return undefined
      return code.replace(IMPORT, (whole, given: string, from: string) =>
        join(dirname(file), from) === join(API, 'index.ts')
          ? ownParts(given, operations, owners)
          : whole,
      )
    },
  }
}

const operationsOf = (code: string): Map<string, string> =>
  new Map([...code.matchAll(OPERATION)].map(([, name, given]) => [name!, given!]))

/** The file of web/api that each name of its face is written in. */
function ownersOf(face: string): Map<string, string> {
  const lines = face.matchAll(/export \{([^}]*)\} from '\.\/([^']+)'/g)
  return new Map(
    [...lines].flatMap(([, names, file]) => namesOf(names!).map((one) => [one, file!])),
  )
}

const namesOf = (list: string): string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))

function ownParts(
  given: string,
  operations: ReadonlyMap<string, string>,
  owners: ReadonlyMap<string, string>,
): string {
  const names = namesOf(given)
  const asked = names.filter((name) => operations.has(name))
  const others = names.filter((name) => !operations.has(name))
  const imports = others.map((name) => {
    const owner = owners.get(name)
    if (owner === undefined) throw new Error(`web/api/index.ts has no ${name}`)
    return `import { ${name} } from '${join(API, owner)}'`
  })
  if (asked.length > 0) {
    imports.push(`import { operation as declared } from '${join(API, 'operation.ts')}'`)
  }
  const declared = asked.map(
    (name) => `const ${name} = /* @__PURE__ */ declared(${operations.get(name)})`,
  )
  return [...imports, ...declared].join(';')
}
