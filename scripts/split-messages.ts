import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { shortenMessage } from './build-short-messages.ts'
import { project } from './steps.ts'

const MESSAGES = join(project, 'web/i18n/compiled/messages')
const INDEX = join(project, 'web/i18n/index.ts')
const LOCALE = join(project, 'web/i18n/locale.ts')

/**
 * Lets each page carry its own messages only. Every page imports the one object `m`, and what all
 * pages import lies in the one file that all of them load first: so `m.shop_today()` becomes an
 * import of that very message.
 */
export function splitMessages() {
  return {
    name: 'split-messages',
    enforce: 'pre' as const,
    transform(code: string, id: string): string | undefined {
      const file = id.split('?')[0]!
      if (file === INDEX) return code.replace(/export \{ m \} from [^\n]+\n/, '\n')
      // Shortened, they ask for the language themselves: nothing of the compiler's own is loaded.
      if (file === LOCALE) return code.replace(/^.*overwriteGetLocale.*\n/gm, '\n')
      if (file.startsWith(MESSAGES)) return shortenMessage(code)
      if (!/\/web\/.*\.tsx?$/.test(file)) return undefined
      return withOwnMessages(code)
    },
  }
}

const IMPORT = /import \{([^}]*)\} from '([^']*\/i18n\/index\.ts)'/

function withOwnMessages(code: string): string | undefined {
  const found = IMPORT.exec(code)
  const names = found?.[1]?.split(',').map((name) => name.trim()) ?? []
  if (found === null || !names.includes('m')) return undefined
  const keys = new Set<string>()
  const body = code.replace(/(?<![\w.$])m\.([a-z]\w*)/g, (whole, key: string) => {
    if (!existsSync(join(MESSAGES, `${key}.js`))) return whole
    keys.add(key)
    return `m_${key}`
  })
  const others = names.filter((name) => name !== 'm' && name !== '').join(', ')
  const imports = [...keys].map(
    (key) => `import { ${key} as m_${key} } from '${join(MESSAGES, `${key}.js`)}'`,
  )
  const rest = others === '' ? '' : `import { ${others} } from '${found[2]}'`
  return body.replace(IMPORT, () => [...imports, rest].filter(Boolean).join(';'))
}
